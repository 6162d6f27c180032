"""Where what an instrument is about begins: behind which words, and what only says who, when or how much."""

from __future__ import annotations

from communique.languages.grammar import ADJECTIVE, INFINITIVE, NUMBER, OF, VERB, WORD
from communique.languages.tokens import YEAR
from communique.reading.sentences.document import ITEM
from communique.reading.sentences.syntax import Syntax


def subject_start(x: Syntax, j: int, last: int) -> int | None:
    """The token, of those from j to `last`, at which what an instrument is about begins; None where nothing says it."""
    known = x.pack.agreements
    if x.words[j : j + 1] == [x.g.against]:
        return j + 1  # "une convention contre l'évasion fiscale"
    markers = known.subject_markers.within(x.words, j, last)
    marks = [(start, end, "marker") for _, start, end in markers if not (is_priced(x, end) or is_taker(x, start, end))]
    marks += [
        (start, end, "purpose")
        for _, start, end in x.g.purpose.within(x.words, j, last)
        if not (x.pack.amounts.value_of.at(x.words, start) or (0, 0))[1] > end
        and (not is_figure(x, end) or is_number_of_things(x, end))
        and not (is_country(x, end) or is_own_part(x, end))
        and purpose_at(x, start)
    ]
    marks = [mark for mark in sorted(marks) if mark[1] < last and not (_is_time(x, mark[1]) or is_in_name(x, mark[0]))]
    marks = [mark for mark in marks if x.words[mark[1]] not in x.g.relatives]  # "sur laquelle les experts"
    taken = {k for _, i, end in x.pack.parties.takers.within(x.words, j, last) for k in range(i, end)}
    of = _topic(x, j, last, taken)
    between = next((k for k in range(j, last) if x.words[k] in (x.g.between, x.g.with_)), last)
    named = of == j and bool(marks) and j < min(marks[0][0], between)  # "un accord de coopération dans le domaine de"
    named = named and x.words[j + 1] not in x.pack.projects.money | x.pack.modality.announced
    if named and (known.hollow.issuperset(x.words[j + 1 : marks[0][0]]) or x.words[j + 1] in known.hollow_alone):
        named = False  # "un accord de mise en œuvre sur la pêche"
    if marks and not (named and (marks[0][2] == "purpose" or x.words[marks[0][0]] in x.g.in_)):
        return behind_time(x, marks[0][1])
    return of + 1 if of is not None and of < between and of - j <= 3 else None


def behind_number(x: Syntax, j: int) -> int:
    """Behind the number that an instrument is told by, at token j: "l'avenant n° 2 au contrat"."""
    numbered = x.pack.projects.numbering.at(x.words, j)
    return numbered[1] + 1 if numbered is not None and j < len(x.words) - 1 else j


def purpose_at(x: Syntax, k: int) -> tuple[bool, int] | None:
    """The words of purpose at token k; one that may also say whither has an infinitive behind it: "to build"."""
    found = x.g.purpose.at(x.words, k)
    if found is None or found[1] - k > 1 or x.words[k] not in x.g.to:
        return found
    return found if x.tags[found[1] : found[1] + 1] == ["i"] else None


def _topic(x: Syntax, j: int, last: int, taken: set[int]) -> int | None:
    """Where "of" stands before what an instrument is about: not in the name of who lends, "de la Banque d'export"."""
    taken = taken | {n for _, i, end in x.pack.agreements.ends_subject.within(x.words, j, last) for n in range(i, end)}
    k = j + 2 if x.words[j : j + 1] != [] and x.words[j] in x.g.joining else j  # "mémorandums et des programmes"
    while k < last:
        if x.words[k] in x.g.of and k not in taken:
            if _is_topic(x, k + 1, j):
                return k
            body = x.chunk_from(k + 1)
            if body is not None and body.start <= k + 2 and x.words[body.head] in x.pack.parties.kinds:
                k = max(k, x.phrase_end(body, frozenset(), joins=True) - 1)
        k += 1
    return None


def _is_topic(x: Syntax, i: int, j: int) -> bool:
    """Whether what stands behind "of" says what an instrument whose noun ends at j is about: no sum, time or name.

    "commande de douze rames" is about them; "l'accord de Paris", "un prêt de la JICA" say where, and who.
    """
    if x.pack.agreements.ends_subject.at(x.words, i - 1) or x.tags[i - 2] == VERB:
        return False  # "un crédit d'une durée de 35 ans", "qui vient d'être signé"
    if is_figure(x, i):
        k = i
        while x.tags[k : k + 1] == [NUMBER]:
            k += 1
        kind = x.pack.agreements.instruments.before(x.words, j)
        ordered = x.words[j - 1] in x.pack.agreements.quantified or (kind is not None and kind[0] == "contract")
        return ordered and i < k < len(x.words) and x.tags[k] == WORD and not x.pack.units.currencies.at(x.words, k)
    chunk = x.chunk_from(i)
    if chunk is not None and x.words[chunk.body] in x.pack.parties.officers:
        return False  # "une déclaration du président du Pérou"
    if chunk is not None and chunk.start <= i + 1 and x.pack.parties.generic_heads.at(x.words, chunk.head) is not None:
        return not any(map(x.s.capital, range(chunk.head + 1, chunk.end)))  # "le contrat de la société Arva"
    if chunk is None or chunk.start > i + 1 or not (x.s.capital(chunk.body) and x.s.capital(chunk.head)):
        return True
    kind = x.pack.agreements.instruments.before(x.words, j)
    lent = kind is not None and kind[0] == "loan" and sum(map(str.isupper, x.s.written(chunk.head))) > 1
    return (x.s.kind == ITEM and not lent) or x.s.capital(j - 1) or j < 2


def is_in_name(x: Syntax, i: int) -> bool:
    """ "la Banque arabe pour le développement": whether token i stands within the name of a body."""
    chunk = x.chunk_at(i)
    return chunk is not None and chunk.start < i and x.words[i] == x.g.for_


def is_own_part(x: Syntax, i: int) -> bool:
    """ "dont 720 millions pour sa seule part", "pour une valeur que l'agence chiffre à": how much, and not what for."""
    chunk = x.chunk_from(i)
    if chunk is None or chunk.start > i:
        return False
    own = x.words[chunk.start] in x.g.possessives and x.words[chunk.head] in x.pack.amounts.part_nouns
    return own or x.words[chunk.head] in x.pack.amounts.value_nouns | x.pack.agreements.not_aims


def is_country(x: Syntax, i: int) -> bool:
    """ "un crédit de 75 millions pour le Rwanda": who gets it, and nothing more."""
    chunk = x.chunk_from(i)
    if chunk is None or chunk.start > i:
        return False
    nation = x.pack.countries.at(x.words, chunk.body)
    return nation is not None and nation[0].how != "adjective" and nation[1] >= chunk.end and x.s.capital(chunk.body)


def is_taker(x: Syntax, start: int, end: int) -> bool:
    """ "un prêt au profit du Cameroun": who gets it, and not what for."""
    chunk = x.chunk_from(end)
    if x.pack.parties.takers.at(x.words, start) is None or chunk is None:
        return False
    called = any(x.s.capital(k) for k in range(chunk.head + 1, chunk.end))  # "en faveur du gestionnaire polonais PKP"
    acts = x.words[chunk.head] in x.pack.parties.kinds or x.words[chunk.head] in x.pack.parties.persons
    return called or acts or x.pack.countries.at(x.words, chunk.body) is not None


def is_priced(x: Syntax, i: int) -> bool:
    """ "portant sur 75 millions de dollars" says no subject."""
    k = i
    while k < len(x.tags) and x.tags[k] in "NOA":
        k += 1
    return x.tags[i : i + 1] == ["N"] and any(x.pack.units.currencies.at(x.words, n) for n in range(i, k))


def behind_time(x: Syntax, i: int) -> int:
    """ "prolongeant jusqu'en 2027 le contrat": behind the time."""
    if x.tags[i : i + 1] != ["P"]:
        return i
    chunk = next((c for c in x.chunks if c.start > i and not c.before and not c.time), None)
    return chunk.start if chunk is not None and chunk.start - i <= 4 else i


def behind_helped(x: Syntax, at: int) -> int:
    """ "pour aider le Mali à moderniser la route", "pour soutenir le Mali dans la réforme": what the help is for."""
    group = next((g for g in x.groups if g.start == at and g.form == "infinitive"), None)
    enabled = x.chunk_from(group.end) if group is not None and group.lemma in x.pack.amounts.enabling else None
    if enabled is not None and group is not None and enabled.before in x.g.to and enabled.start <= group.end + 1:
        end = x.phrase_end(enabled, frozenset())  # "pour permettre aux producteurs maliens d'exporter"
        return end + 1 if x.tags[end : end + 2] == [OF, INFINITIVE] else at
    helped = x.chunk_from(at + 1) if group is not None and group.lemma in x.pack.agreements.helping else None
    if helped is None or helped.start > at + 1 or not x.s.capital(helped.body) or helped.end + 1 >= len(x.words):
        return at
    aim = x.words[helped.end] in x.g.to and x.tags[helped.end + 1] == "i"
    return helped.end + 1 if aim or x.words[helped.end] in x.g.in_ else at


def is_figure(x: Syntax, i: int) -> bool:
    """Whether a number, a currency or a time stands at token i: "un prêt de 754 millions", "pour la période"."""
    if i >= len(x.words) or x.tags[i] == "N" or x.pack.qualifiers.before.at(x.words, i):
        return True
    if x.tags[i] == "D" and i + 1 < len(x.words) and x.words[i + 1] in x.pack.numbers.scales:  # "d'un milliard"
        return True
    return _is_time(x, i) or x.pack.units.currencies.at(x.words, i) is not None


def is_number_of_things(x: Syntax, i: int) -> bool:
    """ "un contrat pour douze navires", and not "pour 25 ans", "pour 75 millions d'euros", "pour 40 MW"."""
    k = i
    while x.tags[k : k + 1] == [NUMBER]:
        k += 1
    things = i < k < len(x.words) and x.tags[k] in (WORD, ADJECTIVE)
    return things and not any(x.pack.units.currencies.at(x.words, n) for n in range(i, k + 1))


def is_dated(x: Syntax, i: int) -> bool:
    """ "(l'accord de Tanger) de 2015, de décembre 2018, de 28 ans"."""
    word = x.words[i] if i < len(x.words) else ""
    if x.tags[i : i + 2] == ["N", "T"]:
        return True
    return word in x.pack.months or (len(word) == YEAR and word.isdigit())


def _is_time(x: Syntax, i: int) -> bool:
    if i >= len(x.words) or x.tags[i] == "T" or x.words[i] in x.pack.months:
        return True
    chunk = x.chunk_from(i)
    return chunk is not None and chunk.start == i and chunk.time
