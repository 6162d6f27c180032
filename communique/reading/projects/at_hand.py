"""Works on an undertaking that its sentence tells of besides: a site, an end that is awaited, a tender."""

from __future__ import annotations

from communique.reading.facts import Project
from communique.reading.sentences.syntax import Syntax
from communique.reading.times.coming import Coming


def is_called_works(x: Syntax, project: Project) -> bool:
    """ "l'usine de Varennes, un chantier de 1,2 G$"."""
    k = project.last
    if x.words[k : k + 1] != [","] or x.words[k + 1 : k + 2] == [] or x.words[k + 1] not in x.g.indefinite:
        return False
    chunk = x.chunk_from(k + 1)
    return chunk is not None and chunk.start == k + 1 and x.words[chunk.head] in x.g.works


def is_site(x: Syntax, project: Project) -> bool:
    """ "sur le chantier du dédoublement de la RN1": where works are at hand."""
    first, words = project.first, x.words
    chunk = x.chunk_at(project.noun)
    whole = x.root(chunk) if chunk is not None else None
    if whole is not None and whole is not chunk and words[whole.head] in x.pack.projects.sites:
        return whole.before in x.pack.amounts.along  # "sur le chantier de l'hôpital"
    return words[first] in x.g.definite and words[first + 1] in x.pack.projects.sites


def is_being_completed(x: Syntax, project: Project) -> bool:
    """ "L'achèvement du tunnel est attendu pour 2027": what is to be completed was begun."""
    chunk = x.chunk_at(project.noun)
    return chunk is not None and x.words[x.root(chunk).head] in x.pack.projects.status.completion


def is_tendered(x: Syntax, project: Project) -> bool:
    """ "sera réhabilitée, l'appel d'offres étant bouclé": its sentence tells what prepares it."""
    on = x.chunk_before(project.first)  # "la décision d'investissement sur l'usine est attendue"
    start = x.top(on).start if on is not None and on.end >= project.first - 1 else project.last
    phrases = x.pack.projects.status.phrases.within(x.words, start, len(x.words))
    coming = Coming(x)  # "va construire une usine : premiers travaux en juin"
    return any(status == "prepared" or (status == "launched" and coming.of_noun(at)) for status, at, _ in phrases)
