"""The forms of verbs, joined from stems and the endings of their paradigm."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from communique.languages.once import Memo

Reading = tuple[str, str]
"""A lemma and a tense: infinitive, present, imperfect, past, participle, future, conditional, gerund or subjunctive."""

FINITE: Final = frozenset({"present", "imperfect", "past", "future", "conditional", "subjunctive"})


class Verbs(dict[str, tuple[Reading, ...]]):
    """Every form of every verb with what it may be read as.

    `conjugation` holds the paradigms, `verbs` a list of infinitives for each and the table of irregular verbs.
    """

    def __init__(self, conjugation: dict[str, Any], verbs: dict[str, Any]) -> None:
        super().__init__()
        self._tenses: dict[str, list[tuple[str, list[str]]]] = {}
        self._ways = Memo(self._ways_of)
        self._bare: dict[str, str] = verbs.get("bare", {})
        for name, paradigm in conjugation.items():
            regular = Paradigm(paradigm)
            for entry in verbs.get(name, "").split():
                lemma, _, silent_stem = entry.partition("|")
                self._add(lemma, regular.tenses(lemma, silent_stem))
        for lemma, tenses in verbs.get("irregular", {}).items():
            told = [(tense, forms.split()) for tense, forms in tenses.items()]
            self._add(lemma, [("infinitive", [lemma]), *told])

    def forms(self, lemmas: Iterable[str]) -> Iterator[str]:
        """Every form of the verbs."""
        return (form for lemma in lemmas for _, forms in self._tenses.get(lemma, ()) for form in forms)

    def reading(self, form: str, way: str) -> Reading:
        """How a form is read as a finite verb, a participle, an infinitive or a gerund; as any, if it is none of these.

        A form of no verb of the list is the participle of its own.
        """
        ways = self._ways[form]
        return ways.get(way) or ways[""]

    def _ways_of(self, form: str) -> dict[str, Reading]:
        readings = self.get(form, ((form, "participle"),))
        ways = {"": readings[0]}
        for reading in readings:
            ways.setdefault("finite" if reading[1] in FINITE else reading[1], reading)
        return ways

    def _add(self, lemma: str, tenses: list[tuple[str, list[str]]]) -> None:
        for tense, forms in tenses:
            alone = ((lemma, tense),)
            bare = [self._bare[form[0]] + form[1:] for form in forms if form and form[0] in self._bare]
            for form in (*forms, *bare):
                known = self.setdefault(form, alone)
                if known is not alone and alone[0] not in known:
                    self[form] = known + alone
        self._tenses[lemma] = self._tenses[lemma] + tenses if lemma in self._tenses else tenses


class Paradigm:
    """How the verbs of one kind are conjugated."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.infinitive: str = data.get("infinitive", "")
        self.silent: list[tuple[str, list[str]]] = list(data.get("silent", {}).items())
        self.respelled: dict[str, str] = data.get("respelled", {})
        self.endings: list[tuple[str, Any]] = [
            (tense, endings) for tense, endings in data.items() if tense not in ("infinitive", "respelled")
        ]

    def tenses(self, lemma: str, silent_stem: str) -> list[tuple[str, list[str]]]:
        """The forms of a verb, tense by tense; `silent_stem` is that of silent endings, if it has another for them."""
        stem = lemma.removesuffix(self.infinitive)
        found = [("infinitive", [lemma])]
        for tense, endings in self.endings:
            if tense == "silent":
                bases = (stem, silent_stem) if silent_stem and silent_stem != stem else (stem,)
                for inner, inner_endings in self.silent:
                    found.extend((inner, [base + ending for ending in inner_endings]) for base in bases)
            elif stem[-1:] in self.respelled:
                found.append((tense, [self._respelled(stem, ending) + ending for ending in endings]))
            else:
                found.append((tense, [stem + ending for ending in endings]))
        return found

    def _respelled(self, stem: str, ending: str) -> str:
        """A stem as it is written before a and o: "mang" before "ait" is "mange"."""
        return stem[:-1] + self.respelled[stem[-1]] if ending[:1] in ("a", "o") else stem
