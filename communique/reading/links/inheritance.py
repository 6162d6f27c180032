"""What one fact takes over from another: listed things from their aggregate, undertakings from their instrument."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import Final

from communique.languages import Pack
from communique.reading.agreements.aims import is_kind
from communique.reading.events.said import GOVERNOR, NEARBY, PREDICATE
from communique.reading.facts import Agreement, Project
from communique.reading.links.related import by_sentence
from communique.reading.mentions.merging import Mentions
from communique.reading.projects.progress import is_mixed
from communique.reading.sentences.document import ITEM, ROW, TITLE, Sentence

NEAR: Final = 4
"""Sentences back in which the aggregate of a list may stand."""

SUBJECT_REACH: Final = 2
"""Sentences back in which an undertaking may stand that an instrument is about."""

ANNOUNCED: Final = "announced"
PREPARED: Final = "prepared"
LAUNCHED: Final = "launched"
BUILDING: Final = "under_construction"
CANCELLED: Final = "cancelled"
ENDED: Final = "ended"
SIGNED: Final = "signed"
CONCLUDED: Final = "concluded"
MADE: Final = frozenset({"signed", "concluded", "in_force", "ratified"})
PRESUPPOSED: Final = frozenset({"unknown", "concluded"})
OPEN: Final = frozenset({"unknown", "announced"})
INTENTS: Final = frozenset({"memorandum", "declaration", "protocol", "other"})
DRAFTED: Final = frozenset({"planned", "prepared"})
COMING: Final = MADE | {"planned", "prepared"}


def inherit(projects: Mentions[Project], agreements: Mentions[Agreement], pack: Pack) -> None:
    """Give undertakings the status and the whole that their list or their instrument says, and instruments theirs."""
    told = by_sentence(projects.every)
    for project in projects.facts:
        _from_list(project, pack)
        if project.status == BUILDING and project.sentence.words[project.noun] in pack.projects.pursued:
            project.status = LAUNCHED  # "le programme est exécuté à 60 %"
        whole = projects.fact(_whole(project, told, pack))
        if whole is not None and whole is not project and project.status in OPEN and whole.status not in OPEN:
            project.status = whole.status
    promised = _of_papers(projects, agreements, pack)
    _financed([project for project in projects.facts if id(project) not in promised], agreements.facts, pack)
    for k, agreement in enumerate(agreements.facts):
        if agreement.strength == 0 and agreement.status in PRESUPPOSED:
            agreement.status = _from_before(agreement, agreements.facts[:k], pack)
        if agreement.status == CONCLUDED and agreement.part_of is not None and agreement.part_of.status == SIGNED:
            agreement.status = SIGNED  # "trois accords ont été signés. Le premier, conclu avec la banque"


def _of_papers(projects: Mentions[Project], agreements: Mentions[Agreement], pack: Pack) -> set[int]:
    """Give undertakings the status that the instruments about them say; those (by id) that are only promised."""
    here = by_sentence(agreements.every)
    promised: set[int] = set()
    for mention in projects.every:
        became = projects.fact(mention)
        paid = became is not None and became.status == PREPARED and became.strength < PREDICATE
        if became is not None and became.status in OPEN | {PREPARED} and _is_of_ended(mention, here, agreements):
            became.status = CANCELLED
            continue
        if became is not None and (became.status in OPEN or paid):
            intro = mention.sentence.intro if mention.sentence.kind == ITEM else None
            around = [*here.get(mention.sentence, ()), *(here.get(intro, ()) if intro is not None else ())]
            agreed = _agreed(mention, around, agreements, pack)
            became.status = agreed or became.status  # "un don pour l'hôpital, qui doit être voté": not yet financed
            promised |= {id(became)} if agreed == ANNOUNCED else set()
    return promised


def _whole(project: Project, told: Mapping[Sentence, Sequence[Project]], pack: Pack) -> Project | None:
    """ "Le projet prévoit la réhabilitation de 14 écoles", "Ce programme permettra :": what provides for a thing."""
    intro = project.sentence.intro if project.sentence.kind == ITEM else None
    if intro is None:
        here = told.get(project.sentence, ()) if project.whole >= 0 else ()
        return next((mention for mention in here if mention.noun == project.whole), None)
    said = {lemma for word in intro.words for lemma, _ in pack.grammar.verbs.get(word, ())}
    return next(iter(told.get(intro, ())), None) if not said.isdisjoint(pack.projects.holding) else None


def _financed(projects: list[Project], agreements: list[Agreement], pack: Pack) -> None:
    """What has its money is prepared, and what nothing is said of is announced; "35 projets" are as they are."""
    lent = any(_is_financing(agreement, pack) and agreement.status in COMING for agreement in agreements)
    for project in projects:
        if is_mixed(project, pack) or project.rule == "project.portfolio":
            continue
        open_yet = project.status in OPEN and (project.strength < GOVERNOR or project.wished)
        if open_yet and _is_financed(project, agreements):
            project.status = "prepared"
        if project.status == "unknown" and project.strength < PREDICATE:
            project.status = "prepared" if lent else "announced"


def lend_subjects(agreements: Mentions[Agreement], projects: Mentions[Project], pack: Pack) -> None:
    """What was told right before an instrument that names no subject, or only its kind ("contrat de concession")."""
    earlier = sorted(projects.every, key=lambda mention: mention.start)
    starts = [mention.start for mention in earlier]
    for agreement in agreements.facts:
        listed = agreement.sentence.kind in (ITEM, TITLE) or agreement.part_of is not None
        k = bisect_left(starts, agreement.start) - 1
        again = agreement.type == "loan" and agreement.sentence.words[agreement.first] not in pack.grammar.indefinite
        kinds = pack.agreements.kinds | (pack.agreements.money_kinds if again else frozenset())  # "l'accord de prêt"
        named = agreement.subject is not None and not is_kind(agreement.subject, kinds)
        if named or agreement.count != 1 or listed or k < 0:
            continue
        fact = projects.fact(earlier[k])
        if (
            fact is not None
            and not is_mixed(fact, pack)
            and agreement.sentence.number - earlier[k].sentence.number <= SUBJECT_REACH
        ):
            agreement.subject = fact.name


def _from_before(agreement: Agreement, earlier: list[Agreement], pack: Pack) -> str:
    """The status of an instrument of which nothing is said: that of the aggregate of its list, else of the last one."""
    listed = agreement.sentence.kind in (ITEM, ROW)
    intro = agreement.sentence.intro if listed else None
    at = intro.number if intro is not None else agreement.sentence.number
    for other in reversed(earlier):
        far = at - other.sentence.number
        asked = intro is not None and other.sentence.intro is intro and other.count == 1
        if asked and other.status == agreement.status:
            break  # of the item before it nothing was found either
        whole = other.count != 1
        others = intro is not None and not pack.agreements.others.isdisjoint(intro.words)  # "Les autres textes :"
        if listed and whole and (far <= NEAR or others) and other.status in COMING:
            return other.status
        if far <= 2 and other.status in MADE:
            return other.status
    titles = takewhile(lambda told: told.sentence.kind == TITLE, earlier)
    title = next((told for told in titles if told.count != 1 and told.status in MADE), None)
    return title.status if title is not None else agreement.status


def _is_financing(agreement: Agreement, pack: Pack) -> bool:
    """A loan, or an instrument that is told together with money that is lent or given."""
    return agreement.type == "loan" or not pack.projects.money.isdisjoint(agreement.sentence.words)


def _from_list(project: Project, pack: Pack) -> None:
    """What the aggregate, or else the introduction, of a list says of an undertaking in it."""
    whole, intro = project.part_of, project.sentence.intro
    if whole is not None:
        listed = project.sentence.kind in (ITEM, ROW)
        if whole.status != "unknown" and (project.strength <= NEARBY or not listed):
            project.status = whole.status
    if intro is not None and project.status in OPEN and project.strength <= GOVERNOR and _is_paid_by(intro, pack):
        project.status = PREPARED  # "Le prêt financera :", "Les financements se répartissent comme suit :"
    if project.status == "unknown" and intro is not None:
        nouns = pack.projects.status.nouns
        if any(nouns.get(word) == "building" for word in intro.words):
            project.status = "under_construction"


def _is_paid_by(intro: Sentence, pack: Pack) -> bool:
    """Whether what introduces a list speaks of money that pays for what is listed."""
    known = pack.projects
    said = {lemma for word in intro.words for lemma, _ in pack.grammar.verbs.get(word, ())}
    return not known.money.isdisjoint(intro.words) or not said.isdisjoint(known.status.paying)


def _is_financed(project: Project, agreements: list[Agreement]) -> bool:
    """Whether a loan that is made stands close by: it brings the money for what the text tells of."""
    return any(
        agreement.type == "loan"
        and agreement.status in MADE
        and abs(agreement.sentence.number - project.sentence.number) <= NEAR
        for agreement in agreements
    )


def _agreed(mention: Project, here: Sequence[Agreement], agreements: Mentions[Agreement], pack: Pack) -> str | None:
    """What a signed instrument is about is prepared; where it is to come, or says no more than a will, announced."""
    for agreement in here:
        told = agreement.first <= mention.noun < agreement.last and agreement.sentence is mention.sentence
        fact = agreements.fact(agreement)
        if fact is None or not (
            told or mention.name in (agreement.subject or "") or _tells_of(agreement, mention, pack)
        ):
            continue
        intent = fact.type in INTENTS and not _is_paying(agreement, pack)
        if fact.status in MADE and (mention.status in OPEN or (intent and mention.strength < GOVERNOR)):
            return ANNOUNCED if intent else PREPARED
        if fact.status in DRAFTED:
            return PREPARED if fact.type == "loan" and fact.status == PREPARED else ANNOUNCED
    return None


def _is_of_ended(
    mention: Project, here: Mapping[Sentence, Sequence[Agreement]], agreements: Mentions[Agreement]
) -> bool:
    """ "Le contrat de concession du terminal a été résilié": of a paper that ended, without another verb of its own."""
    holding = (a for a in here.get(mention.sentence, ()) if a.first < mention.first and mention.noun < a.last)
    return any((fact := agreements.fact(agreement)) is not None and fact.status == ENDED for agreement in holding)


def _is_paying(agreement: Agreement, pack: Pack) -> bool:
    """ "un protocole financier de 38 millions d'euros": an instrument that brings a sum is more than a will."""
    words, last = agreement.sentence.words, agreement.last
    numbers = [k for k in range(agreement.noun, last) if words[k][0].isdigit()]
    return any(pack.units.currencies.at(words, k + n) for k in numbers for n in (1, 2, 3) if k + n < last)


def _tells_of(agreement: Agreement, mention: Project, pack: Pack) -> bool:
    """ "Ces accords ont porté sur la réhabilitation de A et la construction de B", "Le second document prévoit :"."""
    s, g = agreement.sentence, pack.grammar
    listed = mention.sentence is not s
    between = s.words[agreement.last : len(s.words) if listed else mention.first]
    if ";" in between or (agreement.count == 1 and not listed):
        return False
    said = {lemma for word in between for lemma, _ in g.verbs.get(word, ())}
    return not said.isdisjoint(pack.agreements.about) or (listed and agreement.count == 1 and between[-1:] == [":"])
