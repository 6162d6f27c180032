"""What a figure measures, in the words of the text, with references resolved."""

from __future__ import annotations

from communique.languages import Pack
from communique.reading.document import Sentence
from communique.reading.facts import Amount, Change, Figure
from communique.reading.phrases import end_of_phrase, start_of_phrase, subject, trim_end, without_article

MAX_WORDS = 9


def measure(figure: Figure, earlier: list[Figure], pack: Pack) -> str | None:
    """The noun that the text has for the quantity.

    `earlier` are the figures before it, in the order of the text, their measures settled.
    """
    if isinstance(figure, Amount) and figure.kind == "count":
        return _counted(figure, pack)
    s, first = figure.sentence, figure.first
    for rule in (_bracketed, _referred, _valued, _of_what, _changed, _named_before):
        found = rule(s, figure, earlier, pack)
        if found:
            return found
    return _by_subject(s, first, earlier, pack)


def _text(s: Sentence, start: int, end: int, pack: Pack) -> str | None:
    """The words of a phrase without its article, cut to a length that a table can show."""
    start = without_article(s, start, end, pack)
    if end - start > MAX_WORDS:
        end = trim_end(s, start, start + MAX_WORDS, pack)
    if end <= start or not any(word[0].isalpha() for word in s.words[start:end]):
        return None
    return s.span(start, end)


def _last_measure(earlier: list[Figure], s: Sentence) -> str | None:
    """The measure of the last figure that has one: what "ce chiffre" and "il" stand for."""
    for figure in reversed(earlier):
        if figure.measure and not (isinstance(figure, Amount) and figure.kind == "count"):
            return figure.measure
    return None


def _counted(figure: Amount, pack: Pack) -> str | None:
    """The noun that is counted, with its adjectives; "sociétés de ce type" are what the sentence counts."""
    s = figure.sentence
    if pack.of_this_kind.at(s.words, figure.after):
        number_of = [end for _, _, end in pack.number_of.within(s.words, 0, figure.first)]
        if number_of:
            return _text(s, number_of[-1], end_of_phrase(s, number_of[-1], pack, frozenset(pack.of)), pack)
    noun = figure.after - 1
    return _text(s, noun, max(figure.after, end_of_phrase(s, noun, pack, frozenset(pack.of))), pack)


def _bracketed(s: Sentence, figure: Figure, earlier: list[Figure], pack: Pack) -> str | None:
    """ "une filature à Och (120 millions de dollars)": what the bracket hangs on, a figure or a thing."""
    if not figure.first or s.words[figure.first - 1] != "(":
        return None
    at = figure.first - 1
    for other in reversed(earlier):
        if other.sentence is s and at - 1 <= other.after <= at:
            return other.measure
    start = start_of_phrase(s, at, pack)
    return _text(s, start, at, pack)


def _referred(s: Sentence, figure: Figure, earlier: list[Figure], pack: Pack) -> str | None:
    """ "porter ce chiffre à 10 milliards"."""
    references = pack.refers.within(s.words, max(0, figure.first - 12), figure.first)
    strong = [match for match in references if match[2] - match[1] > 1 or "-" in s.words[match[1]]]
    return _last_measure(earlier, s) if strong else None


def _valued(s: Sentence, figure: Figure, earlier: list[Figure], pack: Pack) -> str | None:
    """ "des projets d'une valeur de 1,3 milliard": the thing that is worth it."""
    opening = pack.value_of.before(s.words, figure.first)
    if not opening:
        return None
    end = opening[1]
    while end and s.words[end - 1] in (",", "("):
        end -= 1
    return _text(s, start_of_phrase(s, end, pack), end, pack)


def _of_what(s: Sentence, figure: Figure, earlier: list[Figure], pack: Pack) -> str | None:
    """ "2,9 milliards de dollars d'échanges", "57 % des exportations"."""
    i = figure.after
    if isinstance(figure, Change) or i + 1 >= len(s) or s.words[i] not in pack.of:
        return None
    return _text(s, i + 1, end_of_phrase(s, i + 1, pack, frozenset(pack.of)), pack)


def _changed(s: Sentence, figure: Figure, earlier: list[Figure], pack: Pack) -> str | None:
    """ "une hausse du commerce de 15 %"."""
    if not isinstance(figure, Change):
        return None
    for i in range(figure.first - 1, max(-1, figure.first - 12), -1):
        if s.words[i] in pack.change_nouns:
            if i + 1 < figure.first - 1 and s.words[i + 1] in pack.of:
                end = min(figure.first - 1, end_of_phrase(s, i + 2, pack, frozenset(pack.of)))
                return _text(s, i + 2, end, pack)
            return None
    return None


def _named_before(s: Sentence, figure: Figure, earlier: list[Figure], pack: Pack) -> str | None:
    """ "un prêt de 754 millions d'euros", "coût : 325 milliards"."""
    if figure.first < 2 or s.words[figure.first - 1] not in pack.of or isinstance(figure, Change):
        return None
    end = figure.first - 1
    start = start_of_phrase(s, end, pack)
    if start >= end or s.words[end - 1] in pack.value_nouns or s.words[end - 1] in pack.change_words:
        return None
    return _text(s, start, end, pack)


def _by_subject(s: Sentence, before: int, earlier: list[Figure], pack: Pack) -> str | None:
    """The subject of the verb before the figure; a pronoun stands for the measure before it."""
    found = subject(s, before, pack)
    if found is None:
        return None
    start, end = found
    if start == end:
        return _last_measure(earlier, s)
    stop = end_of_phrase(s, start, pack, frozenset(pack.of | {pack.between, *pack.place_words}), joins=True)
    return _text(s, start, min(end, stop), pack)
