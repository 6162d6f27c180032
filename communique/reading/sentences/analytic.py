"""What each word is where verbs and nouns share their forms and the words around them tell which: as in English."""

from __future__ import annotations

from typing import Final

from communique.languages import Pack
from communique.languages.grammar import (
    ADJECTIVE,
    ADVERB,
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
from communique.languages.verbs import FINITE
from communique.reading.sentences.document import TITLE, Sentence
from communique.reading.sentences.tagging import NOMINAL, Tagger

VERB_REACH: Final = 9
"""Words within which a verb may follow its subject's noun."""

HEADLINE: Final = 0.6
"""Share of capitals in a title that writes every word with one: there they tell no names."""


class AnalyticTagger(Tagger):
    """Settles the class of each word of one sentence by its neighbours."""

    def __init__(self, s: Sentence, pack: Pack) -> None:
        super().__init__(s, pack)
        long = [k for k, word in enumerate(s.words) if s.kind == TITLE and len(word) > 3]
        self.headline = len(long) > 2 and sum(s.capital(k) for k in long) > HEADLINE * len(long)

    @classmethod
    def form_alone(cls, word: str, pack: Pack) -> str | None:
        """None: the neighbours of any word may change its class."""
        return None

    def _by_form(self, i: int, word: str, tags: list[str]) -> str:
        """Years, spans of months, and what a dash joins to a number: "a 500-MW plant", "a 15% increase"."""
        before = tags[i - 1] if i else PUNCTUATION
        numbered = before == NUMBER
        if numbered and (word in self.pack.numbers.percent.entries or self._joins(i)):
            return NUMBER
        rounded = word in self.pack.numbers.about or word in self.pack.numbers.scales
        if rounded and before in (NUMBER, DETERMINER):
            return NUMBER
        if "-" in word and all(part in self.pack.months for part in word.split("-")):
            return TIME
        if self._is_year(i, word):
            return TIME
        return super()._by_form(i, word, tags)

    def _joins(self, i: int) -> bool:
        joined = self.words[i] == "-" and i + 1 < len(self.words)
        return joined and not self.s.gap(i) and not self.s.gap(i + 1) and self.words[i + 1][0].isalpha()

    def _is_year(self, i: int, word: str) -> bool:
        if not (len(word) == 4 and word.isdigit() and word[:2] in ("19", "20")):
            return False
        before = self._word(i - 1)
        dated = before in self.g.in_ or before in self.g.of or before in self.g.to or before in self.pack.months
        return dated or self.g.classes.get(before) in (PREPOSITION, TIME)

    def _as_verb(self, i: int, tag: str, tags: list[str]) -> str:
        """The class of a word that may be the form of a verb, by what stands around it."""
        if tag == TIME and self._word(i - 1) == "-" and self._joins(i - 1):
            return ADJECTIVE  # "a 10-year loan"
        if tag not in (WORD, TIME) or (tag == TIME and self.s.capital(i)):
            return tag
        tenses = self.g.tenses[self.words[i]]
        k = i - 1
        while k >= 0 and tags[k] == ADVERB:
            k -= 1
        before = tags[k] if k >= 0 else PUNCTUATION
        if "infinitive" in tenses and self._opens_infinitive(k, tags):
            return INFINITIVE
        if tenses & {"participle", "gerund"} and self._carried(i, tags):
            return PARTICIPLE if "participle" in tenses else GERUND
        if self._is_auxiliary(self._word(i)) and tenses & FINITE and before not in (DETERMINER, ADJECTIVE):
            return VERB
        if self.s.capital(i) and i and not self.headline:
            return WORD
        if before in NOMINAL or self._is_owned(k):
            return self._in_phrase(i, before, tenses)
        return self._in_clause(i, before, tenses, tags)

    def _opens_infinitive(self, k: int, tags: list[str]) -> bool:
        """Whether "to" or a verb such as "will" is the word at token k: what follows is an infinitive."""
        if k < 0:
            return False
        if self.words[k] in self.g.infinitive_marks:
            return True
        return tags[k] == VERB and any(lemma in self.g.bare_modals for lemma, _ in self.g.verbs[self.words[k]])

    def _is_owned(self, k: int) -> bool:
        return k >= 0 and self.words[k] in self.g.genitive

    def _in_phrase(self, i: int, before: str, tenses: frozenset[str]) -> str:
        """Behind an article, an adjective or a preposition: a noun, or what stands before one."""
        if "gerund" in tenses and before in (PREPOSITION, OF) and self._word(i) not in self.g.verb_nouns:
            return GERUND if self._begins_object(i) else WORD  # "for building a plant"
        if tenses & {"participle", "gerund"} and self._continues_phrase(i):
            return ADJECTIVE  # "the signed documents"
        if "participle" in tenses and "infinitive" not in tenses and before in (PREPOSITION, NUMBER):
            return PARTICIPLE  # "as planned", "of the 34 signed"
        return WORD

    def _continues_phrase(self, i: int) -> bool:
        following = self._word(i + 1)
        if self._word(i) in self.g.verb_nouns or self._is_auxiliary(following):
            return False
        return following[:1].isalpha() and self.g.classes.get(following, WORD) in (WORD, ADJECTIVE)

    def _in_clause(self, i: int, before: str, tenses: frozenset[str], tags: list[str]) -> str:
        """Behind a noun, a pronoun or a mark: the verb of the clause, or a noun of the same form."""
        lemmas = {lemma for lemma, _ in self.g.verbs[self.words[i]]}
        if "participle" in tenses and "infinitive" not in tenses:
            return self._past(i, before, tenses, lemmas, tags)
        if "past" in tenses and "infinitive" not in tenses:
            return VERB
        if "gerund" in tenses:
            noun = self._word(i) in self.g.verb_nouns and not self._is_determined(i + 1)
            return WORD if noun or self._word(i + 1) in self.g.of else GERUND
        return self._present(i, before, tenses, tags)

    def _past(self, i: int, before: str, tenses: frozenset[str], lemmas: set[str], tags: list[str]) -> str:
        """ "The sides signed documents", "documents signed in Tashkent", "exports increased by 15%"."""
        if "past" not in tenses:
            return PARTICIPLE
        if before in (PRONOUN, SUBORDINATOR) or lemmas & self.g.reporting:
            return VERB
        known = self.pack.changes
        alone = lemmas & self.g.intransitive.union(self.g.unaccusative, known.verbs, known.factor_verbs)
        verb = self._has_verb(i, tags)
        if before == PUNCTUATION and not (alone and i and self._word(i - 1) not in ",("):
            return PARTICIPLE if verb or not self._begins_object(i) or i == 0 else VERB
        return VERB if (alone and not verb) or self._begins_object(i) or self._says(i) else PARTICIPLE

    def _has_verb(self, i: int, tags: list[str]) -> bool:
        """Whether the clause has its verb before token i."""
        for k in range(i - 1, -1, -1):
            if tags[k] == VERB:
                return True
            if tags[k] in (SUBORDINATOR, CONJUNCTION) or self.words[k] in (";", ":"):
                return False
        return False

    def _says(self, i: int) -> bool:
        return self.g.classes.get(self._word(i + 1)) == SUBORDINATOR

    def _present(self, i: int, before: str, tenses: frozenset[str], tags: list[str]) -> str:
        """ "Kazakhstan plans to build", "exports gas", "the plan covers"; "gas exports rose"."""
        infinitive_behind = self._word(i + 1) in self.g.infinitive_marks and "infinitive" in {
            tense for _, tense in self.g.verbs.get(self._word(i + 2), ())
        }
        if before in (PRONOUN, SUBORDINATOR) or (infinitive_behind and i and before in (WORD, PUNCTUATION)):
            return VERB
        if before not in (WORD, TIME, PUNCTUATION) or not i or self._has_verb(i, tags):
            return WORD
        if self._verb_follows(i):
            return WORD
        plural = "infinitive" in tenses
        said_of = self._word(i - 1).endswith(self.g.plural_endings) == plural or self.s.capital(i - 1)
        if self._leads_to_figure(i) and before != PUNCTUATION and said_of:
            return VERB  # "accounts for 57%", "prices range between"
        if self._word(i) in self.g.verb_nouns:
            told = self._begins_object(i) and before != PUNCTUATION
            return VERB if told and (self.s.kind == TITLE or not plural) else WORD
        if plural:
            return VERB if before != PUNCTUATION or self._begins_object(i) else WORD
        return VERB if said_of or self._begins_object(i) else WORD

    def _verb_follows(self, i: int) -> bool:
        """Whether the clause goes on to a verb that can be nothing else: "bank accounts were opened"."""
        for k in range(i + 1, min(len(self.words), i + VERB_REACH)):
            closed = self.g.classes.get(self.words[k])
            if self.words[k] in (",", ";", ":", "(") or closed in (SUBORDINATOR, CONJUNCTION):
                return False
            readings = self.g.verbs.get(self.words[k], ())
            if {tense for _, tense in readings} == {"past"} or self._is_auxiliary(self.words[k]):
                return True
        return False

    def _is_auxiliary(self, word: str) -> bool:
        lemmas = {lemma for lemma, _ in self.g.verbs.get(word, ())}
        return not lemmas.isdisjoint(self.g.auxiliaries | self.g.bare_modals)

    def _leads_to_figure(self, i: int) -> bool:
        """Whether a preposition and a figure stand right behind."""
        k = i + 2
        if self.g.classes.get(self._word(i + 1)) != PREPOSITION or not self._word(k):
            return False
        qualified = self.pack.qualifiers.before.at(self.words, k)
        word = self._word(qualified[1] if qualified else k)
        return bool(word) and (word in self.pack.units.symbols or self.pack.numbers.begins(word))

    def _is_determined(self, i: int) -> bool:
        """Whether an article or a figure stands at token i: what opens an object and never a noun's second half."""
        word = self._word(i)
        return self.g.classes.get(word) == DETERMINER or word[:1].isdigit() or word in self.pack.units.symbols

    def _begins_object(self, i: int) -> bool:
        """Whether what follows can be what a verb acts on: "built a plant", "exported nearly 5 million tons"."""
        k = i + 1
        while self.g.classes.get(self._word(k)) == ADVERB:
            k += 1
        qualified = self.pack.qualifiers.before.at(self.words, k)
        if qualified is not None and qualified[1] < len(self.words):
            return self._word(qualified[1])[:1].isdigit() or self._word(qualified[1]) in self.pack.units.symbols
        following = self._word(k)
        if following in self.pack.numbers.half and self._word(k + 1) in self.g.indefinite:
            return True  # "issued half a million loans"
        while self.g.classes.get(self._word(k)) == ADJECTIVE:
            k += 1
        if self.g.classes.get(self._word(k)) == TIME or not following:
            return False
        if following[0].isdigit() or following in self.pack.units.symbols:
            return True
        if any(tense in ("past", "participle") for _, tense in self.g.verbs.get(following, ())):
            return False  # "oil exports increased"
        return self.g.classes.get(following, WORD) in (DETERMINER, ADJECTIVE, PRONOUN, WORD) and following[0].isalpha()
