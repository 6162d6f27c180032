"""The forms of verbs, joined from stems and the endings of their paradigm."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Reading = tuple[str, str]
"""A lemma and a tense: infinitive, present, imperfect, past, participle, future, conditional, gerund or subjunctive."""

Forms = dict[str, tuple[Reading, ...]]


def forms(conjugation: dict[str, Any], verbs: dict[str, Any]) -> Forms:
    """Every form of every verb with what it may be read as.

    `conjugation` holds the paradigms, `verbs` a list of infinitives for each and the table of irregular verbs.
    """
    found: dict[str, dict[Reading, None]] = {}
    for form, lemma, tense in _all(conjugation, verbs):
        found.setdefault(form, {})[lemma, tense] = None
    return {form: tuple(readings) for form, readings in found.items()}


def _all(conjugation: dict[str, Any], verbs: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    for name, paradigm in conjugation.items():
        for entry in verbs.get(name, "").split():
            yield from _regular(paradigm, *entry.partition("|")[::2])
    for lemma, tenses in verbs.get("irregular", {}).items():
        yield lemma, lemma, "infinitive"
        for tense, words in tenses.items():
            for form in words.split():
                yield form, lemma, tense


def _regular(paradigm: dict[str, Any], lemma: str, silent_stem: str) -> Iterator[tuple[str, str, str]]:
    stem = lemma.removesuffix(paradigm.get("infinitive", ""))
    yield lemma, lemma, "infinitive"
    for tense, endings in paradigm.items():
        if tense == "silent":
            for inner, inner_endings in endings.items():
                for base in {stem: None, silent_stem or stem: None}:
                    yield from ((base + ending, lemma, inner) for ending in inner_endings)
        elif tense not in ("infinitive", "respelled"):
            for ending in endings:
                yield _respelled(stem, ending, paradigm.get("respelled", {})) + ending, lemma, tense


def _respelled(stem: str, ending: str, respelled: dict[str, str]) -> str:
    """A stem as it is written before a and o: "mang" before "ait" is "mange"."""
    last = stem[-1:]
    return stem[:-1] + respelled[last] if last in respelled and ending[:1] in ("a", "o") else stem
