"""What a verb says of a thing that it acts on, pays for or puts money into, or of the works on it."""

from __future__ import annotations

from typing import Final

from communique.languages.deals import StatusWords
from communique.languages.grammar import NUMBER
from communique.reading.events.undergoing import of_head
from communique.reading.sentences.chunks import Chunk
from communique.reading.sentences.groups import Group
from communique.reading.sentences.syntax import Syntax

ANNOUNCED: Final = "announced"
CANCELLED: Final = "cancelled"

STOPPED: Final = frozenset({CANCELLED, "suspended"})
"""What ends or halts a thing."""


def is_sum_put(x: Syntax, words: StatusWords, group: Group, root: Chunk) -> bool:
    """ "a mis 5 milliards dans l'usine"; "injecte 100 mégawatts dans le réseau" puts no money into it."""
    between = x.words[group.end : root.start]
    counted = NUMBER in x.tags[group.end : root.start] or not x.pack.numbers.scales.keys().isdisjoint(between)
    counted = counted or group.end == root.start - 1  # "un milliard d'euros dans une", "investit dans une"
    into = group.lemma in words.investing and root.before in x.g.in_ and counted
    return into and not any(x.pack.units.measures.at(x.words, k) for k in range(group.end, root.start))


def of_object(x: Syntax, words: StatusWords, group: Group, status: str | None, root: Chunk) -> str | None:
    """What a verb says of a thing by what it acts on: "ont posé la première pierre du marché" launches it."""
    if group.lemma in words.expanding and x.words[root.head] in words.capacity:
        return "building"  # "a doublé la capacité de l'usine"
    named = of_head(x, words, root)
    works = words is x.pack.projects.status
    if works and group.lemma in x.pack.projects.completing and named in ("building", "prepared"):
        status = "opened"
    ends = group.lemma in x.pack.projects.ending | x.pack.projects.completing
    if works and status == "opened" and x.words[root.head] in x.g.works and not (ends or named == "building"):
        return "launched"  # "a ouvert le chantier du pont"
    if status == "building" and named == "launched":
        return "launched"
    if status in ("opened", "launched") and named == "prepared":
        return "prepared"  # "a bouclé le financement de la centrale", "a lancé l'étude du pont"
    if status == "launched" and x.words[root.head] in x.pack.projects.sequels.operation:
        return "opened"  # "a démarré la production du champ"
    if status == ANNOUNCED and named in STOPPED:
        return named  # "a annoncé la suspension du projet"
    return status


def of_works_on(x: Syntax, words: StatusWords, group: Group, root: Chunk) -> str | None:
    """What a verb says of the works on a thing, with whom they are placed, who takes part in them or looks at them."""
    head = x.words[root.head]
    if group.lemma in words.awarding and root.before == x.g.for_ and head in words.nouns:
        return "prepared"  # "a retenu un groupement pour la construction du pont"
    if group.lemma in words.working and root.before in x.g.to and words.nouns.get(head) == "building":
        return "building"  # "participe à la construction du pont"
    subject = x.subject(group) if root.before in x.g.locating and words is x.pack.projects.status else None
    if subject is not None and x.words[subject.head] in x.g.works and root.start <= group.end + 1:
        # "les travaux se poursuivent à la centrale", "les travaux ont démarré sur la route"
        return "under_construction" if group.lemma in words.resuming else words.verbs.get(group.lemma)
    if group.lemma in words.going_on and head in x.g.works and root in x.objects(group):
        return "under_construction"  # "accélérer les travaux de l'autoroute"
    looked_at = group.lemma in x.pack.projects.visiting and head in x.g.works and root in x.objects(group)
    return "under_construction" if looked_at else None  # "a visité le chantier du stade"


def is_measured(x: Syntax, group: Group, root: Chunk) -> bool:
    """ "construit 45 kilomètres de l'autoroute": so much of a thing that the verb acts on."""
    acts = not group.passive and group.form in ("finite", "infinitive")
    return acts and x.size_before(root) == group.end


def is_paid(x: Syntax, group: Group) -> bool:
    """ "Le don ira à l'hôpital": what money goes to."""
    subject = x.subject(group) if group.lemma in x.pack.links.spending else None
    noun = x.words[subject.head] if subject is not None else ""
    return noun in x.pack.projects.money or noun in x.pack.projects.status.sums


def is_reached(x: Syntax, words: StatusWords, group: Group, root: Chunk, status: str | None) -> bool:
    """ "a renoncé au parc", "contribuera à l'initiative", "ira au nouvel hôpital, à l'école et au centre"."""
    if status != "cancelled" and group.lemma not in words.reaching and not is_paid(x, group):
        return False
    while root.before in x.g.to and root.start > group.end + 1 and root.index:
        root = x.chunks[root.index - 1]
        root = x.top(root) if root.before in x.g.of else root
    return root.before in x.g.to and root.start <= group.end + 1
