"""Numbers in digits and words: "1,3 milliard", "6 500", "deux milliards et demi", "une centaine", "41 billions 912".

`number_at` reads what a figure can be made of. `numbers` reads every number of a sentence, also those that make no
figure by themselves: "un sur trois", "3/4", "moins deux", "un".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from communique.languages import Pack
from communique.languages.figures import SIGNS, NumberWords
from communique.languages.tokens import SPACES
from communique.reading.figures.cardinals import NOUGHT, ONE, Cardinal, cardinal_at
from communique.reading.figures.digits import MAX_DIGITS, digits
from communique.reading.figures.fractions import fraction_at, slashed_at
from communique.reading.sentences.document import Sentence

HYPHENS: Final = frozenset("-‑")

MINUS: Final = frozenset("-−–")


@dataclass(slots=True, eq=False)
class Number:
    """A number at tokens start to end (exclusive).

    `scale` is that of its scale word ("milliard"), 1 without one; `about` says "une centaine"; `in_words` that no
    digit is in it.
    """

    value: Decimal
    start: int
    end: int
    scale: Decimal = ONE
    about: bool = False
    in_words: bool = False


def numbers(s: Sentence, pack: Pack) -> Iterator[Number]:
    """Every number of a sentence that has been cut, from left to right; years are numbers here, and so is "un".

    What is glued to letters ("180ml", "A320") belongs to these, and is left out.
    """
    i = 0
    while i < len(s.words):
        number = None if _is_glued(s, i) else _any_at(s, i, pack)
        if number is None or _is_glued(s, number.end):
            i = number.end if number else i + 1
            continue
        yield _signed(s, number, pack)
        i = number.end


def number_at(s: Sentence, i: int, pack: Pack) -> Number | None:
    """The number that begins at token i, its scale words included."""
    word, known = s.words[i], pack.numbers
    if word[0].isdigit():
        value = digits(word, known, i + 1 < len(s.words) and s.words[i + 1] in known.singular_scales)
        number = None if value is None else _scaled_digits(s, i, value, pack)
        return number if number is None or number.scale == ONE else _summed(s, number, pack)
    if word in known.lone:
        return _one_of(s, i, pack)
    if _is_vague(s.words, i, known):
        return None
    if word in known.about:
        if i and s.words[i - 1] in pack.grammar.in_ and s.words[i - 1] not in pack.grammar.to:
            return None  # "la mise en quarantaine des voyageurs"
        return _scaled(s, i, i + 1, Decimal(known.about[word]), pack, about=True)
    if word in SIGNS:
        return _part_of_scale(s, i, (SIGNS[word], i + 1), pack) or _scaled(s, i, i + 1, SIGNS[word], pack)
    return _in_words(s, i, pack) if known.begins(word) else None


def _one_of(s: Sentence, i: int, pack: Pack) -> Number | None:
    """ "la barre du milliard de dollars": one, behind an article and before what it is a number of."""
    before, behind = s.words[i - 1 : i] if i else [], s.words[i + 1 : i + 2]
    g, scale = pack.grammar, pack.numbers.scales[s.words[i]]
    opened = bool(before) and (before[0] in g.singular_contracted or before[0] in g.determiners)
    return Number(scale, i, i + 1, scale, in_words=True) if opened and behind and behind[0] in g.of else None


# Digits


def _scaled_digits(s: Sentence, i: int, value: Decimal, pack: Pack) -> Number:
    """Digits with "½", a letter that scales ("10k") or a round number ("3 douzaines") behind them."""
    known, end = pack.numbers, _said_again(s.words, i + 1, value, pack.numbers)
    apart = _parted(s, i, pack)
    if apart is not None:
        return _scaled(s, i, i + 3, apart, pack)
    if end < len(s.words) and s.words[end] in SIGNS:
        value, end = value + SIGNS[s.words[end]], end + 1
    following = s.words[end] if end < len(s.words) else ""
    if following in known.dozens:
        return _scaled(s, i, end + 1, value * known.dozens[following], pack, about=True)
    letter = _letter(s, end, pack) if following in known.letters else None
    if letter is not None:
        return Number(value * letter, i, end + 1, letter)
    return _scaled(s, i, end, value, pack)


def _parted(s: Sentence, i: int, pack: Pack) -> Decimal | None:
    """ "un total de 12, 4 milliards": a decimal comma with a space behind it, in a number with a scale."""
    whole, rest = s.words[i], s.words[i + 1 : i + 4]
    opened = i > 0 and (s.words[i - 1] in pack.grammar.of or s.words[i - 1] in pack.grammar.to)
    if len(rest) < 3 or not opened or rest[0] != "," or s.gap(i + 1) or not whole.isdecimal() or len(whole) > 3:
        return None
    scaled = rest[2] in pack.numbers.scales or rest[2] in pack.numbers.letters
    decimal = rest[1].isdecimal() and len(rest[1]) < 3 and scaled
    return Decimal(f"{whole}.{rest[1]}") if decimal else None


def _letter(s: Sentence, i: int, pack: Pack) -> Decimal | None:
    """A thousand where "k" stands alone ("10k"); of other letters where "de" says what is counted ("5M d'euros")."""
    known = pack.numbers
    if len(s.words[i]) > 1:
        return None
    if s.written(i) == known.thousand_letter and not _is_glued(s, i + 1):
        return known.letters[s.words[i]]
    of, counted = s.words[i + 1 : i + 2], s.words[i + 2 : i + 3]
    told = bool(of) and of[0] in known.of and pack.grammar.adverbs.isdisjoint(counted)  # not "la 5G d'ici 2027"
    return known.letters[s.words[i]] if s.written(i).isupper() and told else None


def _is_glued(s: Sentence, i: int) -> bool:
    """Whether letters or digits stand right before token i, which begins with some itself."""
    return 0 < i < len(s.words) and s.words[i][0].isalnum() and s.words[i - 1][-1].isalnum() and not s.gap(i)


# Scales and what is added behind them


def _scaled(
    s: Sentence, start: int, end: int, value: Decimal, pack: Pack, about: bool = False, in_words: bool = False
) -> Number:
    scale, words, known = ONE, s.words, pack.numbers
    glued = _glued_scale(s, end, known) if end < len(words) and words[end] in HYPHENS else None
    if glued is not None:
        scale, end = glued, end + 2
    while end < len(words):
        skip = 1 if about and words[end] in known.of and end + 1 < len(words) else 0
        factor = known.scales.get(words[end + skip])
        if factor is None or s.gap(end).strip(SPACES) != "" or pack.units.measures.at(words, end):
            break
        scale *= factor
        end += skip + 1
    end, part = _part_behind(s, end, scale, pack)
    if part and scale == ONE and end < len(words) and words[end] in known.scales:  # "two and a half million"
        return _scaled(s, start, end, value + part, pack, about, in_words)
    return Number((value + part) * scale, start, end, scale, about, in_words)


def _glued_scale(s: Sentence, i: int, known: NumberWords) -> Decimal | None:
    """A scale behind a hyphen at token i: "$2.5-million", "a $1-billion-dollar deal"."""
    if i + 1 >= len(s.words) or s.gap(i) or s.gap(i + 1):
        return None
    return known.scales.get(s.words[i + 1].partition("-")[0])


def _part_behind(s: Sentence, end: int, scale: Decimal, pack: Pack) -> tuple[int, Decimal]:
    """ "deux milliards et demi", "cinq milliards et trois quarts", "two and a quarter million"."""
    known, words = pack.numbers, s.words
    if end >= len(words) or words[end] not in known.before_part:
        return end, NOUGHT
    half = known.and_half.at(words, end)
    if half:
        return half[1], ONE / 2
    if end + 1 < len(words) and words[end] == known.and_:
        part = fraction_at(words, end + 1, pack)
        of_scale = part is not None and (scale > 1 or not known.scales.keys().isdisjoint(words[part[1] : part[1] + 1]))
        if part is not None and of_scale and part[0] < 1 and not known.over.at(words, part[1]):
            return part[1], part[0]
    return end, NOUGHT


def _summed(s: Sentence, number: Number, pack: Pack) -> Number:
    """ "41 billions 912 milliards 785 millions": each part of a smaller scale is added, and what is left of a sum."""
    known, words = pack.numbers, s.words
    value, end, scale = number.value, number.end, number.scale
    while scale > 1 and end + 1 < len(words) and words[end][0].isdigit() and words[end + 1] in known.scales:
        part = digits(words[end], known)
        factor = known.scales[words[end + 1]]
        if part is None or factor >= scale or part * factor >= scale:
            break
        value, scale, end = value + part * factor, factor, end + 2
    if end == number.end:
        return number
    rest = digits(words[end], known) if end + 1 < len(words) and words[end][0].isdigit() else None
    if rest is not None and rest < scale and pack.units.currencies.at(words, end + 1):  # "127 mille 400 F CFA"
        value, end = value + rest, end + 1
    return Number(value, number.start, end, number.scale)


# Words


def _in_words(s: Sentence, start: int, pack: Pack) -> Number | None:
    """A cardinal in words. "un" and "une" alone are articles, unless a scale or a round number follows."""
    known, words = pack.numbers, s.words
    if words[start] in known.ones and not _goes_on(words, start + 1, known):
        return None
    if words[start] in known.zero:
        return _behind_point(s, start, start + 1, Cardinal(known), pack)
    heard, end = cardinal_at(words, start, known)
    number = _with_glued_half(s, start, pack) or _in_parts(s, start, end, heard, pack)
    if number is not None or not heard.some:
        return number
    end = _said_again(words, end, heard.value, known)
    alone = end - start == 1 and words[start] in known.ones
    if alone and not _is_point(words, end, known) and not known.and_half.at(words, end):
        return None
    return _behind_point(s, start, end, heard, pack)


def _said_again(words: list[str], i: int, value: Decimal, known: NumberWords) -> int:
    """ "treize (13) accords", "13 (treize) accords": behind the bracket at token i that gives the same number again."""
    if words[i : i + 1] != ["("] or i + 2 >= len(words):
        return i
    if words[i + 1][0].isdigit():
        again, end = digits(words[i + 1], known), i + 2
    else:
        heard, end = cardinal_at(words, i + 1, known)
        again = heard.value if heard.some else None
    return end + 1 if again == value and words[end : end + 1] == [")"] else i


def _goes_on(words: list[str], i: int, known: NumberWords) -> bool:
    """Whether what stands behind "un" may make a number of it."""
    return i < len(words) and (words[i] in known.behind_one or "-" in words[i])


def _is_vague(words: list[str], i: int, known: NumberWords) -> bool:
    """ "several hundred million", "a couple of thousand": nobody can tell how many."""
    k = i + 1
    while k and (words[k - 1] in known.multipliers or words[k - 1] in known.of):
        k -= 1
    return 0 < k <= i and words[k - 1] in known.vague


def _with_glued_half(s: Sentence, start: int, pack: Pack) -> Number | None:
    """ "two-and-a-half million"."""
    word, heard = s.words[start], Cardinal(pack.numbers)
    whole = next((word.removesuffix(half) for half in pack.numbers.glued_halves if word.endswith(half)), None)
    if whole is None or not heard.take(whole):
        return None
    return _scaled(s, start, start + 1, heard.value + ONE / 2, pack, in_words=True)


def _in_parts(s: Sentence, start: int, end: int, heard: Cardinal, pack: Pack) -> Number | None:
    """A number with a half, a part or a round number in it: "un demi million", "deux douzaines", "half a million"."""
    known, words = pack.numbers, s.words
    word = words[end] if end < len(words) else ""
    if heard.some and word in known.dozens:
        heard.times(known.dozens[word])
        return _scaled(s, start, end + 1, heard.value, pack, about=True, in_words=True)
    one = heard.alone == ONE
    half = known.half_a.at(words, start) or ((True, end + 1) if one and word in known.half else None)
    number = _half_of(s, start, half[1], pack) if half and half[1] < len(words) else None
    if number is None and word and (one or not heard.some):
        number = _half_dozen(words, start, end, known)
    if number is None and not heard.total and (word in known.fractions or not heard.some):
        part = fraction_at(words, start, pack) or ((ONE / 2, start + 1) if word in known.half else None)
        number = _part_of_scale(s, start, part, pack) if part else None
    return replace(number, in_words=True) if number is not None else None


def _half_of(s: Sentence, start: int, i: int, pack: Pack) -> Number | None:
    """ "half a million", "un demi million", "half a dozen", "half a point": the half ends before token i."""
    known, words = pack.numbers, s.words
    if words[i] in known.scales:
        return _scaled(s, start, i, ONE / 2, pack)
    if words[i] in known.about:
        return Number(Decimal(known.about[words[i]]) / 2, start, i + 1, about=True)
    units = (known.percent, known.points, pack.units.currencies, pack.units.measures)
    return Number(ONE / 2, start, i) if i > start + 1 and any(names.at(words, i) for names in units) else None


def _half_dozen(words: list[str], start: int, i: int, known: NumberWords) -> Number | None:
    """ "demi-douzaine" at token i, or "demi-point", of which the unit is a part."""
    half, hyphen, whole = words[i].partition("-")
    if hyphen and half in known.half and known.points.at([whole], 0):
        return Number(ONE / 2, start, i + 1)
    if not hyphen or half not in known.half or whole not in known.about:
        return None
    return Number(Decimal(known.about[whole]) / 2, start, i + 1, about=True)


def _part_of_scale(s: Sentence, start: int, part: tuple[Decimal, int], pack: Pack) -> Number | None:
    """ "trois quarts de milliard", "a quarter of a million", "¾ de milliard"; "un quart de point" is one of a point."""
    known, at = pack.numbers, part[1]
    if known.points.at(s.words, at + 1) and s.words[at] in known.of:
        return Number(part[0], start, at + 1)
    if at < len(s.words) and s.words[at] in known.of:
        at += 1
        at += at < len(s.words) and s.words[at] in known.ones
    elif s.words[start] not in known.ones or s.words[at - 1] not in known.divisors:  # "three quarters millions"
        return None
    scale = known.scales.get(s.words[at]) if at < len(s.words) else None
    return Number(part[0] * scale, start, at + 1, scale) if scale else None


def _behind_point(s: Sentence, start: int, end: int, heard: Cardinal, pack: Pack) -> Number:
    """A number in words with its decimals ("trois virgule cinq"), its scale and a half."""
    decimals = _decimals(s.words, end, pack.numbers)
    if decimals is None and heard.scale == ONE:
        return _scaled(s, start, end, heard.value, pack, in_words=True)
    if decimals is None:
        end, part = _part_behind(s, end, heard.scale, pack)
        return Number(heard.value + part * heard.scale, start, end, heard.scale, in_words=True)
    value = heard.value + Decimal(f"0.{decimals[0]}")
    return _scaled(s, start, decimals[1], value, pack, in_words=True)


def _is_point(words: list[str], i: int, known: NumberWords) -> bool:
    return i + 1 < len(words) and words[i] in known.point and (words[i + 1] in known.starts)


def _decimals(words: list[str], i: int, known: NumberWords) -> tuple[str, int] | None:
    """The digits behind "virgule", heard as one number or one by one: "zéro trois", "cinquante-deux", "un quatre"."""
    if not _is_point(words, i, known):
        return None
    found, end = "", i + 1
    while end < len(words) and len(found) < MAX_DIGITS:
        if words[end] in known.zero:
            found, end = f"{found}0", end + 1
            continue
        heard, stop = cardinal_at(words, end, known, scales=False)
        if not heard.some:
            break
        found, end = f"{found}{heard.value}", stop
    return (found, end) if found else None


# Numbers that make no figure by themselves


def _any_at(s: Sentence, i: int, pack: Pack) -> Number | None:
    """Any number at token i, without its sign."""
    words, known = s.words, pack.numbers
    alone = _half_alone(words, i, known)
    if alone is not None:
        return Number(alone, i, i + 1)
    slashed = slashed_at(words, i, [s.gap(k) for k in range(i, min(i + 4, len(s.words)))])
    if slashed is not None:
        return Number(slashed[0], i, slashed[1])
    number = _whole_at(s, i, pack)
    part = fraction_at(words, i, pack)
    if part is not None and (number is None or part[1] > number.end):
        return Number(part[0], i, part[1], in_words=True)
    if number is None:
        return None
    return _quotient(s, number, pack) or _with_part(s, number, pack)


def _half_alone(words: list[str], i: int, known: NumberWords) -> Decimal | None:
    """ "la moitié"."""
    return ONE / 2 if known.shares.get(words[i]) == 2 else None


def _whole_at(s: Sentence, i: int, pack: Pack) -> Number | None:
    known, word = pack.numbers, s.words[i]
    number = number_at(s, i, pack) if known.begins(word) else None
    if number is None and word in known.ones:
        end, part = _part_behind(s, i + 1, ONE, pack)
        return Number(ONE + part, i, end, in_words=True)
    if number is not None and word.isdigit() and number.end == i + 1 and _opens_decimals(s, i):
        return Number(Decimal(f"0.{word}"), i - 1, i + 1)
    return number


def _opens_decimals(s: Sentence, i: int) -> bool:
    """ ",08": a mark that is glued to the digits and to nothing before it stands for "0,"."""
    return i > 0 and s.words[i - 1] in (",", ".") and not s.gap(i) and (i == 1 or s.gap(i - 1) != "")


def _quotient(s: Sentence, number: Number, pack: Pack) -> Number | None:
    """ "un sur trois": a part of what is more."""
    end = number.end
    over = pack.numbers.over.at(s.words, end)
    if over is None or over[1] >= len(s.words) or not pack.numbers.begins(s.words[over[1]]):
        return None
    below = number_at(s, over[1], pack)
    if below is None or not number.value < below.value:
        return None
    return Number(number.value / below.value, number.start, below.end, in_words=number.in_words)


def _with_part(s: Sentence, number: Number, pack: Pack) -> Number:
    """ "cinq et un quart", "2 1/4"."""
    end, words = number.end, s.words
    if number.scale > 1 or number.value != int(number.value):
        return number
    part = None
    if end + 1 < len(words) and words[end] == pack.numbers.and_:
        part = fraction_at(words, end + 1, pack)
    elif end < len(words):
        part = slashed_at(words, end, [s.gap(k) for k in range(end, min(end + 4, len(s.words)))])
    if part is None or part[0] >= 1:
        return number
    return replace(number, value=number.value + part[0], end=part[1])


def _signed(s: Sentence, number: Number, pack: Pack) -> Number:
    """With a minus that is glued to the number and to nothing else, or said: "-3", "de moins deux"."""
    before = number.start - 1
    said = is_negative(s, number.start, pack)
    if not said and before >= 0 and s.words[before] in pack.numbers.minus:
        said = before == 0 or s.words[before - 1] == pack.grammar.bare_of
    return replace(number, value=-number.value, start=before) if said else number


def is_negative(s: Sentence, start: int, pack: Pack) -> bool:
    """Whether a minus is glued to the number at token start and to nothing else; "à – 31", "de - 4", "à moins 2"."""
    g = pack.grammar
    behind = start > 1 and (s.words[start - 2] in g.to - g.contracted or s.words[start - 2] == g.bare_of)
    if start and s.words[start - 1] in pack.numbers.minus:
        return behind
    if not start or s.words[start - 1] not in MINUS:
        return False
    if s.gap(start):
        return behind
    return start == 1 or bool(s.gap(start - 1)) or not s.words[start - 2][0].isalnum()
