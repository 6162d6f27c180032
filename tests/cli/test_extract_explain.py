"""`communique extract --explain`, as a linguist sees it: on a terminal, piped, and without colours."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest
from conftest import SAMPLE

from communique.reading.explain import CLASSES

ESCAPE = re.compile(r"\x1b\[[0-9;]*m")

TEXT = """Visite à Tachkent

Les deux pays ont signé un accord sur la pêche. Le commerce a augmenté de 15 % en 2024. Il fait beau."""


def explained(text: str, *options: str, **environment: str) -> str:
    env = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR")}
    command = [sys.executable, "-m", "communique", "extract", "--explain", *options, "-"]
    env |= {"COLUMNS": "160", "TERM": "xterm-256color", **environment}
    return subprocess.run(command, input=text.encode(), capture_output=True, env=env, check=True).stdout.decode()


@pytest.mark.parametrize("environment", [{}, {"NO_COLOR": "1"}])
def test_piped_output_is_plain_text(environment: dict[str, str]) -> None:
    shown = explained(TEXT + "\x1b[31m [bold] :smile:", "--all", **environment)
    assert "\x1b" not in shown
    assert "bold ] : smile :" in shown  # the article's words are no markup


@pytest.mark.parametrize("class_", CLASSES.items())
def test_the_legend_names_every_class(class_: tuple[str, str]) -> None:
    assert " ".join(class_) in explained(TEXT)
    assert class_[1] in ESCAPE.sub("", explained(TEXT, FORCE_COLOR="1"))


PLAIN = [
    "Les deux pays ont signé un accord sur la pêche .",
    "D   N    W    V   p     D  W      P   D  W     .",
    "ont signé: avoir + signer, past; subject: Les deux pays; objects: un accord",
    "phrases  Les deux *pays* · un *accord* · (sur) la *pêche*",
    "→ agreements  agreement.prose@",
    "title accord sur la pêche · subject pêche",
    "signed  ← governor signer → signed",
    "→ growth_rates  change.word@",
    "commerce  ← rule by_verb",
    "en 2024: 2024-01-01 to 2024-12-31",
    "2 of 4 sentences hold a fact; --all shows the others too",
]


@pytest.mark.parametrize("words", PLAIN)
def test_what_is_seen(words: str) -> None:
    assert words in explained(TEXT)


def test_sentences_without_a_fact_are_shown_when_asked_for() -> None:
    assert "beau" not in explained(TEXT)
    assert "Il fait beau ." in explained(TEXT, "--all")


def test_colours_show_the_classes() -> None:
    shown = explained(TEXT, FORCE_COLOR="1")
    assert "\x1b[1;31m" in shown  # a verb
    assert "Les deux pays ont signé un accord sur la pêche." in ESCAPE.sub("", shown)


def test_nothing_heavy_is_loaded() -> None:
    script = (
        "import sys; sys.argv = ['communique', 'extract', '--explain', sys.argv[1]]\n"
        "from communique.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print([name for name in ('pandas', 'pandera', 'prefect', 'pyarrow') if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script, str(SAMPLE)], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


@pytest.mark.parametrize("options", [["--explain", "--json"], ["--all"]])
def test_options_that_do_not_go_together(options: list[str]) -> None:
    command = [sys.executable, "-m", "communique", "extract", *options, str(SAMPLE)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "--explain" in done.stderr
    assert "Traceback" not in done.stderr
