"""What each word of a sentence is: settled by the closed classes, the forms of verbs, and what stands before it."""

from __future__ import annotations

from communique.languages import Pack
from communique.languages.grammar import (
    ADJECTIVE,
    ADVERB,
    CLITIC,
    CONJUNCTION,
    DETERMINER,
    GERUND,
    INFINITIVE,
    NUMBER,
    OF,
    PARTICIPLE,
    PREPOSITION,
    PRONOUN,
    PUNCTUATION,
    SUBORDINATOR,
    TIME,
    VERB,
    WORD,
)
from communique.reading.document import PROSE, ROW, Sentence

FINITE = frozenset({"present", "imperfect", "past", "future", "conditional", "subjunctive"})
NOMINAL = frozenset({DETERMINER, OF, PREPOSITION, ADJECTIVE, NUMBER})

Readings = tuple[tuple[str, str], ...]


YEAR = 4
"""Digits of a year."""


class Tagger:
    """Settles the class of each word of one sentence."""

    def __init__(self, s: Sentence, pack: Pack) -> None:
        self.s, self.pack, self.g = s, pack, pack.grammar
        self.words = s.words

    def tags(self) -> list[str]:
        """The class of every token."""
        classes, verbs, numbers = self.g.classes, self.g.verbs, self.pack.numbers.words
        tags: list[str] = []
        words = self.words
        adverbial = self._adverbial()
        for i, word in enumerate(words):
            if i in adverbial:
                tags.append(ADVERB)
                continue
            tag = classes.get(word) or self._by_form(i, word, tags, numbers)
            readings = verbs.get(word)
            if readings is None and tag == WORD and word.endswith(self.g.participle_endings) and self._carried(i, tags):
                tag = PARTICIPLE  # "a coparrainé": no verb of the list, but nothing else can stand there
            if readings is not None:
                tag = self._as_verb(i, tag, readings, tags)
            elif tag == DETERMINER and word in self.g.demonstratives and self._is_copula(i + 1):
                tag = PRONOUN
            elif tag == ADVERB and word in self.g.adjectives_before and tags[-1:] == [DETERMINER]:
                tag = ADJECTIVE  # "la même entreprise"
            elif tag == CONJUNCTION and tags[-1:] in ([DETERMINER], [OF]):
                tag = WORD  # "une raffinerie d'or"
            elif tag in (DETERMINER, PREPOSITION, SUBORDINATOR) and word in self.g.clitics:
                tag = self._as_clitic(i, tag)
            tags.append(tag)
        return tags

    def _adverbial(self) -> set[int]:
        """The tokens of phrases that stand for an adverb: "en revanche", "par ailleurs"."""
        found = self.g.adverbial.within(self.words, 0, len(self.words))
        return {k for _, i, j in found if not self._counts(j) for k in range(i, j)}

    def _counts(self, i: int) -> bool:
        """ "de plus de 450 millions": what looks like an adverb bounds a number."""
        return self._word(i) in self.g.of and (self._word(i + 1)[:1].isdigit())

    def _by_form(self, i: int, word: str, tags: list[str], numbers: frozenset[str]) -> str:
        """The class of a word that is in no list: number, unit or symbol of a number, punctuation, or a word."""
        if word[0].isdigit() or word in numbers or self._is_unit(i, word, tags) or self._is_compound(word, numbers):
            return NUMBER
        if word in self.g.time_edges and self._is_date(self._word(i + 1)):
            return TIME
        if word in self.pack.units.symbols:
            return NUMBER if tags[-1:] == [NUMBER] or self._word(i + 1)[:1].isdigit() else PUNCTUATION
        return WORD if word[0].isalpha() else PUNCTUATION

    def _is_date(self, word: str) -> bool:
        """Whether a word is a year in digits, or the name of a time."""
        return (len(word) == YEAR and word.isdigit()) or self.g.classes.get(word) == TIME

    def _is_compound(self, word: str, numbers: frozenset[str]) -> bool:
        """ "dix-huit", "quatre-vingt-dix-sept"."""
        return "-" in word and all(part in numbers or part in self.g.joining for part in word.split("-"))

    def _is_unit(self, i: int, word: str, tags: list[str]) -> bool:
        """Whether a word is the scale or the unit of the number before it: "1,7 milliard de dollars US"."""
        behind = tags[-1:] == [NUMBER] or tags[-2:] == [NUMBER, OF]
        if not behind:
            return False
        if word in self.pack.numbers.scales or word in self.pack.numbers.letters or word in self.pack.units.words:
            return True
        currency = self.pack.units.currencies.before(self.words, i + 1)
        return currency is not None and currency[1] < i and tags[-1] == NUMBER

    def _as_verb(self, i: int, tag: str, readings: Readings, tags: list[str]) -> str:
        """The class of a word that may be the form of a verb, by what stands before it."""
        before = tags[-1] if tags else PUNCTUATION
        if tag not in (WORD, TIME) and not (tag == PREPOSITION and self._is_verb_after_all(i)):
            return tag
        tenses = {tense for _, tense in readings}
        carried = before == VERB or self._carried(i, tags) or self._is_behind_sum(i, before)
        if "infinitive" in tenses and before != DETERMINER:
            return INFINITIVE
        if "participle" in tenses and carried:
            return PARTICIPLE
        auxiliary = any(lemma in self.g.auxiliaries for lemma, _ in readings)
        if auxiliary and tenses & FINITE and before != DETERMINER:
            return VERB
        if tenses & FINITE and (before == CLITIC or (before == ADJECTIVE and self._begins_object(i))):
            return VERB  # "s'élève à", though "un élève" is a noun; "le dernier apporte 40 millions"
        introduced = before == PREPOSITION and "gerund" in tenses and self.words[i - 1] in self.g.in_  # "en attribuant"
        if (before in NOMINAL and not introduced) or self.words[i] in self.g.verb_nouns:
            return WORD if not (before == NUMBER and tenses <= {"future", "conditional", "imperfect"}) else VERB
        if self.s.capital(i) and (i or self._opens_phrase(i)):
            return WORD
        if tenses & FINITE and not ("participle" in tenses and not self._begins_object(i)):
            return VERB
        if "participle" in tenses:
            return PARTICIPLE
        return GERUND if "gerund" in tenses else tag

    def _is_behind_sum(self, i: int, before: str) -> bool:
        """ "4 milliards d'euros attendus": a participle may stand there."""
        return before == NUMBER and self.words[i - 1] in self.pack.units.words

    def _is_verb_after_all(self, i: int) -> bool:
        """ "entre en vigueur": a preposition right before another one is the form of a verb."""
        return self.g.classes.get(self._word(i + 1)) == PREPOSITION and self._word(i + 1) in self.g.in_

    def _word(self, i: int) -> str:
        return self.words[i] if 0 <= i < len(self.words) else ""

    def _opens_phrase(self, i: int) -> bool:
        """ "Programme de coopération": a form of a verb that opens an item or title and has a complement is a noun."""
        if self.s.kind == ROW:
            return True  # a cell holds a name, not a sentence
        return self.s.kind != PROSE and not self._begins_object(i)

    def _is_copula(self, i: int) -> bool:
        """ "ce sont": the determiner before a form of "to be" is a pronoun."""
        return any(lemma == self.g.copula and tense in FINITE for lemma, tense in self.g.verbs.get(self._word(i), ()))

    def _carried(self, i: int, tags: list[str]) -> bool:
        """Whether an auxiliary stands before the word, with nothing but adverbs and clitics between."""
        k = i - 1
        while k >= 0 and tags[k] in (ADVERB, CLITIC):
            k -= 1
        if k < 0 or tags[k] not in (VERB, PARTICIPLE, INFINITIVE, GERUND):
            return False
        return any(lemma in self.g.auxiliaries for lemma, _ in self.g.verbs.get(self.words[k], ()))

    def _begins_object(self, i: int) -> bool:
        """Whether what follows can only be the object of a verb: "construit un pont", "conclut des accords"."""
        following = self.g.classes.get(self._word(i + 1), WORD)
        return following == DETERMINER or self._word(i + 1)[:1].isdigit()

    def _as_clitic(self, i: int, tag: str) -> str:
        """ "le", "l'", "en", "s'" before a verb stand for something."""
        following = self._word(i + 1)
        readings = self.g.verbs.get(following)
        if readings is None or following in self.g.verb_nouns:
            return CLITIC if following in self.g.clitics and self.g.classes.get(following) == CLITIC else tag
        tenses = {tense for _, tense in readings}
        said_of = i > 0 and self.g.classes.get(self.words[i - 1]) in (PRONOUN, SUBORDINATOR)
        if tag == PREPOSITION and tenses <= {"present"} and following[-1] == "e" and not said_of:
            return tag  # "en visite", "en hausse"
        if tag == PREPOSITION:
            return CLITIC if tenses & (FINITE | {"infinitive"}) and "gerund" not in tenses else tag
        auxiliary = any(lemma in self.g.auxiliaries for lemma, _ in readings)
        return CLITIC if auxiliary or tag == SUBORDINATOR or "infinitive" in tenses else tag
