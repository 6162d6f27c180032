"""The undertaking or instrument that an amount is the size or the number of, by where it stands.

Beside it, or in the sentence behind: "Il compte 45 000 places", "Sa capacité est de 20 MW", "Il porte sur 300 bus".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, TypeVar

from communique.languages import Pack
from communique.languages.grammar import CLITIC
from communique.reading.facts import Agreement, Amount, Project
from communique.reading.links.related import by_sentence
from communique.reading.mentions.merging import Mentions
from communique.reading.projects.sequels import agrees
from communique.reading.sentences.document import ITEM, ROW, Sentence

NEAR_HEAD: Final = 3
"""A list item or table row is about what its first words name."""

BESIDE: Final = 4
"""Words between a thing and its size at most."""

CLOSE: Final = 4
"""Words between a verb and the number of what it tells at most: "Elle disposera à terme d'environ 400 lits"."""

D = TypeVar("D", Project, Agreement)


def link_sizes(amounts: list[Amount], projects: Mentions[Project], agreements: Mentions[Agreement], pack: Pack) -> None:
    """Link each amount to the one thing whose size, number or price it says, if the text says one."""
    works, papers = by_sentence(projects.every), by_sentence(agreements.every)
    built = by_sentence(mention for mention in projects.every if projects.fact(mention) is not None)
    told = {s.number: here for s, here in built.items()}
    agreed = {s.number: here for s, here in papers.items()}
    for amount in amounts:
        s = amount.sentence
        project, paper = _beside(amount, works.get(s, []), pack), _beside(amount, papers.get(s, []), pack)
        amount.thing = projects.fact(project) or agreements.fact(paper)
        if amount.thing is None and (amount.unit in pack.amounts.size_units or _is_fitted(amount, pack)):
            amount.thing = projects.fact(_near(amount, told, pack))
        if amount.thing is None and amount.kind in ("measure", "count"):
            had, about = _had_by(amount, _before(s, told), pack), _about(amount, _before(s, agreed), pack)
            amount.thing = projects.fact(had) or agreements.fact(about)


def _is_fitted(amount: Amount, pack: Pack) -> bool:
    """ "La ligne compte 18 gares", "d'une capacité de 45 000 places": what a thing that is built has in number."""
    words = amount.sentence.words
    return amount.kind == "count" and not pack.amounts.fittings.isdisjoint(words[amount.number : amount.after])


def _beside(amount: Amount, facts: list[D], pack: Pack) -> D | None:
    """The fact that the amount stands in, right behind, or in the bracket of."""
    s = amount.sentence
    facts = [fact for fact in facts if fact.noun != amount.after - 1]
    if s.kind in (ITEM, ROW) and facts and facts[0].first < NEAR_HEAD:
        return facts[0]
    size = pack.projects.size_words.before(s.words, amount.first) if facts else None
    opening: list[str] = s.words[size[1] : amount.first] if size is not None else []
    for fact in reversed(facts):
        if fact.first <= amount.first < fact.last:
            return fact
        between = s.words[fact.last : amount.first] if amount.first >= fact.last else None
        near = between is not None and (len(between) <= BESIDE or between == [",", *opening])  # ", d'une capacité de"
        if between is not None and near and not any(word in (";", ".", ":") for word in between):
            return fact
    return None


def _near(amount: Amount, projects: Mapping[int, Sequence[Project]], pack: Pack) -> Project | None:
    """The undertaking that a length or a power is told of: one of its sentence, else the last of the one before.

    `projects` are those of each sentence, by its number. A size that opens its sentence ("Longue de 557 km, la ligne")
    may be of one in the paragraph before.
    """
    s = amount.sentence
    here = [p for p in projects.get(s.number, ()) if not _is_next(amount, p, pack)]
    opening = pack.projects.size_words.before(s.words, amount.first)
    opens = opening is not None and opening[1] == 0
    before = projects.get(s.number - 1, ()) if opens else _before(s, projects)
    return here[0] if here else before[-1] if before else None


def _is_next(amount: Amount, project: Project, pack: Pack) -> bool:
    """ "fournit 204 MW à son voisin, et une ligne est promise": whether a thing stands in the clause behind."""
    words = amount.sentence.words[amount.last : project.first]
    return words[-2:-1] == [","] and words[-1] in pack.grammar.joining


def _before(s: Sentence, facts: Mapping[int, Sequence[D]]) -> list[D]:
    """What the sentence before tells, in the same paragraph."""
    return [fact for fact in facts.get(s.number - 1, ()) if fact.sentence.paragraph == s.paragraph]


def _had_by(amount: Amount, before: Sequence[Project], pack: Pack) -> Project | None:
    """ "Il compte 45 000 places", "Sa capacité est de 20 MW": what has it, of the undertakings told right before."""
    words, known = amount.sentence.words, pack.projects
    owned = words[0] in pack.grammar.possessives and words[1:2] != [] and words[1] in pack.amounts.capacities
    if owned and amount.kind == "measure":
        return before[-1] if before else None
    gender = known.sequels.pronouns.get(words[0])
    had = known.containing | known.serving | {pack.grammar.having}
    people = not pack.amounts.people.isdisjoint(words[amount.number : amount.after])
    if gender is None or people or not _is_governed(amount, had, pack):
        return None
    return next((mention for mention in reversed(before) if agrees(mention, gender, pack)), None)


def _about(amount: Amount, before: Sequence[Agreement], pack: Pack) -> Agreement | None:
    """ "Il porte sur 3 milliards de m3 par an": what the instrument is about that was told right before."""
    pronoun = amount.sentence.words[0] in pack.projects.sequels.pronouns
    return before[-1] if before and pronoun and _is_governed(amount, pack.agreements.about, pack) else None


def _is_governed(amount: Amount, verbs: frozenset[str], pack: Pack) -> bool:
    """Whether one of these verbs stands behind the first word of the sentence, close before the amount."""
    words, g = amount.sentence.words, pack.grammar
    verb = next((k for k in range(1, len(words)) if g.classes.get(words[k]) != CLITIC), len(words) - 1)
    told = any(lemma in verbs for lemma, _ in g.verbs.get(words[verb], ()))
    return told and 0 < amount.first - verb <= CLOSE
