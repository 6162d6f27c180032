"""How often each rule is right on annotated articles, written into the language data: `make calibrate`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

from communique.evaluation.gold import GoldError, load
from communique.evaluation.scoring import score

Counts = dict[str, tuple[int, int]]
"""Of each rule how many of its rows are right, and how many it gave."""

HEAD = """\
# Written by `make calibrate`: of the rows that each rule gave on annotated articles, how many are right, and how many
# there are. An amount or a growth rate is right when it overlaps an annotated one and has its number; an agreement or a
# project, when its quote shares half with an annotated one. Reading turns them into the column `confidence`.

"""


def calibrate(folders: Sequence[Path]) -> dict[str, Counts]:
    """The counts by language.

    Raises GoldError for a folder without annotated articles, and for a bad file.
    """
    languages: dict[str, Counts] = {}
    for annotated in [one for folder in folders for one in load(folder)]:
        counts = languages.setdefault(annotated.article.language.partition("-")[0], {})
        for rule, right in score(annotated).verdicts:
            before_right, before = counts.get(rule, (0, 0))
            counts[rule] = before_right + right, before + 1
    return {language: counts for language, counts in languages.items() if counts}


def as_toml(counts: Counts) -> str:
    """The counts as a data file, sorted by rule."""
    return HEAD + "".join(f'"{rule}" = [{right}, {found}]\n' for rule, (right, found) in sorted(counts.items()))


def main(folders: Sequence[str]) -> int:
    """Write the data file of each language of the articles in the folders."""
    try:
        languages = calibrate([Path(folder) for folder in folders])
    except GoldError as error:
        print(f"calibrate: {error}", file=sys.stderr)
        return 2
    for language, counts in languages.items():
        file = Path(str(files("communique.languages"))) / f"{language}.confidence.toml"
        file.write_text(as_toml(counts), encoding="utf-8")
        print(f"{file.name}: {len(counts)} rules, {sum(found for _, found in counts.values())} rows")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
