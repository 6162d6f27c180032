# Two commands do everything: `make run` and `make test`. Each sets up what it needs first.

PYTHON ?= python3
GOLD ?= tests/gold
BIN := .venv/bin
READY := .venv/.ready

.DEFAULT_GOAL := help
.PHONY: help run open test test-bi lint dictionary names level calibrate figures lock compiled bench bench-lock bi-lock vendor clean

help: ## List the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

run: $(READY) ## Read the articles in raw/ into the tables in outputs/
	$(BIN)/communique run raw --outputs outputs

open: run ## The same, and open the report on them in the browser
	$(BIN)/python -m webbrowser "file://$(CURDIR)/outputs/report/index.html"

test: $(READY) lint ## Lint, check the types, run every test but those of test-bi
	$(BIN)/python -m pytest -n auto --maxprocesses=4

test-bi: $(READY) .bi/.ready ## Start a Superset, and hold what it charts against DuckDB (takes 700 MB)
	$(BIN)/python -m pytest -m bi tests/bi

lint: $(READY) ## Lint, check the format and the types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

dictionary: $(READY) ## Write docs/tables.md from the schemas
	$(BIN)/python -m communique.schemas.dictionary > docs/tables.md

names: $(READY) ## Write the names of countries and currencies that CLDR gives, beside the data of each language
	$(BIN)/python -m communique.languages.collect $(wildcard communique/languages/*.cldr.json)

level: $(READY) ## Record how well tests/gold is read; ALLOW=1 lets figures fall
	$(BIN)/python tests/evaluation/level.py $(if $(ALLOW),--allow)

calibrate: $(READY) ## Measure the rules for the column confidence, on the folders GOLD="… …"
	$(BIN)/python -m communique.evaluation.calibration $(GOLD)

figures: $(READY) ## Write docs/figures.md, from the folders GOLD="… …"
	$(BIN)/communique evaluate --markdown $(GOLD) > docs/figures.md.new
	mv docs/figures.md.new docs/figures.md

lock: $(READY) ## Resolve the dependencies again, with hashes
	$(BIN)/python -m uv pip compile --quiet --upgrade pyproject.toml --extra dev --generate-hashes --universal \
		--no-emit-index-url --python-version 3.11 --custom-compile-command "make lock" -o requirements.lock

compiled: $(READY) ## Build a wheel in dist/ that reads four fifths as fast again: compiled (wants a C compiler, takes minutes)
	rm -f dist/*.whl
	HATCH_BUILD_HOOKS_ENABLE=1 $(BIN)/python -m hatchling build -t wheel -d dist

bench: $(READY) compiled ## Measure the speed beside peers, growth and scaling, fuzz, load hostile files (takes long)
	$(BIN)/python benchmarks/speed.py --compiled dist/*.whl
	$(BIN)/python benchmarks/fuzz.py
	$(BIN)/python benchmarks/growth.py
	$(BIN)/python benchmarks/hostile_files.py
	$(BIN)/python benchmarks/mutations.py
	$(BIN)/python benchmarks/volume.py --articles 10000 --kill
	$(BIN)/python benchmarks/scaling.py --articles 4000
	$(BIN)/python benchmarks/loop.py --pages 1000

bench-lock: $(READY) ## Resolve the peers' packages again, with hashes
	$(BIN)/python -m uv pip compile --quiet --upgrade benchmarks/peer/requirements.in --generate-hashes --universal \
		--no-emit-index-url --python-version 3.11 --custom-compile-command "make bench-lock" \
		-o benchmarks/peer/requirements.txt

bi-lock: $(READY) ## Resolve Superset's packages again, with hashes
	$(BIN)/python -m uv pip compile --quiet --upgrade tests/bi/requirements.in --generate-hashes --universal \
		--no-emit-index-url --python-version 3.11 --custom-compile-command "make bi-lock" -o tests/bi/requirements.txt

# The charts' library, and the checker of accessibility that tests use: as published, with their licences. Vega's
# interpreter comes as a module, which a page opened from disk cannot load: it is wrapped into a script.
SITE := communique/report/site/vendor
vendor: ## Take the JavaScript libraries again from npm, in the versions named here
	rm -rf .vendor && mkdir .vendor
	cd .vendor && for package in vega@6.4.0 vega-lite@6.4.3 vega-interpreter@2.3.2 axe-core@4.14.1; do \
		mkdir $${package%@*} && npm pack --silent $$package && tar -xzf $${package%@*}-[0-9]*.tgz -C $${package%@*}; done
	cp .vendor/vega/package/build/vega.min.js $(SITE)/vega.min.js
	cp .vendor/vega/package/LICENSE $(SITE)/LICENSE.vega
	sed '/sourceMappingURL/d' .vendor/vega-lite/package/build/vega-lite.min.js > $(SITE)/vega-lite.min.js
	cp .vendor/vega-lite/package/LICENSE $(SITE)/LICENSE.vega-lite
	sed -e 's/^import {\(.*\)} from .*/(() => { const {\1} = vega;/' -e '/sourceMappingURL/d' \
		-e 's/^export .*/vega.expressionInterpreter = expression; })();/' \
		.vendor/vega-interpreter/package/build/vega-interpreter.js > $(SITE)/vega-interpreter.js
	cp .vendor/vega-interpreter/package/LICENSE $(SITE)/LICENSE.vega-interpreter
	cp .vendor/axe-core/package/axe.min.js .vendor/axe-core/package/LICENSE tests/report/vendor/
	rm -rf .vendor

clean: ## Take away the environment and what was built
	rm -rf .venv .bench .bi .prefect dist .pytest_cache .mypy_cache .ruff_cache .hypothesis

# The environment: made anew when the lock or the project's settings change. Bytecode is compiled now, so that the
# first start is as quick as the others. Prefect brings uv along; the first one installs it.
$(READY): requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -c "import uv" 2>/dev/null || $(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(BIN)/python -m uv pip sync --quiet --require-hashes --compile-bytecode --python $(BIN)/python requirements.lock
	$(BIN)/python -m uv pip install --quiet --no-deps --no-build-isolation --python $(BIN)/python -e .
	PYTHONDONTWRITEBYTECODE= $(BIN)/python -m compileall -q communique flows schemas
	touch $(READY)

# Superset's own environment: it needs older pandas, pyarrow and SQLAlchemy than communique.
.bi/.ready: tests/bi/requirements.txt | $(READY)
	$(BIN)/python -m uv venv --quiet --clear --python $(BIN)/python .bi
	$(BIN)/python -m uv pip sync --quiet --require-hashes --compile-bytecode --python .bi/bin/python $<
	touch $@
