"""What each word of a sentence is: settled by the closed classes, the forms of verbs, and what stands before it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import compress
from operator import not_
from typing import Final, cast

from communique.languages import Pack
from communique.languages.clues import ADVERBIAL
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
from communique.languages.once import Memo
from communique.languages.tokens import YEAR, where
from communique.languages.verbs import FINITE
from communique.reading.sentences.document import PROSE, ROW, Sentence

VERBAL: Final = frozenset({VERB, PARTICIPLE, INFINITIVE, GERUND})
NOMINAL: Final = frozenset({DETERMINER, OF, PREPOSITION, ADJECTIVE, NUMBER})


OPENERS: Final = frozenset(",;:")
"""What a clause may open behind."""

LISTING: Final = ":"
"""What a list may open behind."""

FIGURE: Final = 6
"""Words of such a number at most, with what is before it: "de 12,5 %"."""

WE: Final = 3
"""Words between "nous" and its verb at most."""


class Tagger:
    """Settles the class of each word of one sentence."""

    def __init__(self, s: Sentence, pack: Pack) -> None:
        self.s, self.pack, self.g = s, pack, pack.grammar
        self.words = s.words

    def tags(self) -> list[str]:
        """The class of every token."""
        found = list(_forms(self.alone, self.pack).of(self.words))
        adverbial = self.g.adverbial.within(self.words, 0, len(self.words)) if ADVERBIAL in self.s.clues else ()
        for _, first, last in adverbial:
            if not self._counts(last):
                found[first:last] = [ADVERB] * (last - first)  # "en revanche", "par ailleurs"
        for i in where(self.words, self.g.within_verbs):
            if self._word(i - 1) in self.g.auxiliary_forms and "participle" in self.g.tenses[self._word(i + 1)]:
                found[i] = ADVERB  # "a depuis augmenté"
        tags, words, g = cast(list[str], found), [*self.words, ""], self.g
        for i in list(compress(range(len(tags)), map(not_, tags))):
            if words[i] in g.article_clitics and not (g.takes_clitic[words[i + 1]] or (i and words[i - 1] in g.who)):
                whom = words[i] in g.possessives and self._says_whom(i)
                tags[i] = CLITIC if whom else DETERMINER  # most of them: worth no call
            else:
                tags[i] = self._settled(i, words[i], tags)
        return tags

    def _says_whom(self, i: int) -> bool:
        """ "La banque leur accorde un prêt": a pronoun before a verb and what is given, and whose nothing is."""
        given = self._word(i + 2)
        opens = given in self.g.determiners or given[:1].isdigit() or given in self.pack.numbers.words
        infinitive = given in self.g.of and "infinitive" in self.g.tenses[self._word(i + 3)]  # "leur permet de"
        return (opens or infinitive) and not FINITE.isdisjoint(self.g.tenses[self._word(i + 1)])

    @classmethod
    def alone(cls, word: str, pack: Pack) -> str | None:
        """The class of a word, whatever stands around it; None where that may change it."""
        g = pack.grammar
        tag = g.classes.get(word) or cls.form_alone(word, pack)
        if tag is None:
            return None
        if tag == CONJUNCTION or (tag == ADVERB and (word in g.adjectives_before or word in g.wholes)):
            return None
        if word in g.of_years:
            return None
        if tag == OF and word in g.plural_determiners:
            return None
        if tag == TIME and word in pack.agreements.ordinals:
            return None
        if word in g.verbs:
            return None if tag in (WORD, TIME, PREPOSITION, ADVERB) else tag
        if tag == WORD and word.endswith(g.participle_endings):
            return None
        demonstrative = tag == DETERMINER and word in g.demonstratives
        clitic = tag in (DETERMINER, PREPOSITION, SUBORDINATOR) and word in g.clitics
        return None if demonstrative or clitic else tag

    @classmethod
    def form_alone(cls, word: str, pack: Pack) -> str | None:
        """The same of a word that is in no list of a class, by its form."""
        numbers, units = pack.numbers, pack.units
        if word[0].isdigit() or word in numbers.words or cls._is_compound(word, pack):
            return NUMBER
        if word in numbers.scales or word in numbers.letters or word in units.words or word in units.symbols:
            return None
        if word in units.last_words or word in pack.grammar.time_edges:
            return None
        if word.endswith(pack.grammar.adverbial_endings):
            return None
        if "-" in word and cls._is_inverted(word, pack):
            return PRONOUN
        return WORD if word[0].isalpha() else PUNCTUATION

    def _settled(self, i: int, word: str, tags: list[str]) -> str:
        """The class of a word by what stands before it, which has its classes, and behind it."""
        if i and word in self.g.of and word in self.g.plural_determiners and self._opens_object(i, tags):
            return DETERMINER  # "avec des réserves"
        if word in self.g.article_clitics:
            return self._as_article(i, tags)
        tag = self.g.classes.get(word) or self._by_form(i, word, tags)
        if word in self.g.verbs:
            return self._as_verb(i, tag, tags)
        if tag == WORD and word.endswith(self.g.participle_endings) and self._carried(i, tags):
            return PARTICIPLE  # "a coparrainé": no verb of the list, but nothing else can stand there
        if tag == DETERMINER and word in self.g.demonstratives and self._is_copula(i + 1):
            return PRONOUN
        if (
            i
            and tags[i - 1] in (DETERMINER, OF, TIME)
            and (other := self._behind(i, word, tag, tags[i - 1])) is not None
        ):
            return other
        if tag in (DETERMINER, PREPOSITION, SUBORDINATOR) and word in self.g.clitics:
            return self._as_clitic(i, tag)
        return tag

    @staticmethod
    def _opens_object(i: int, tags: list[str]) -> bool:
        """ "avec des réserves", "ont signé vendredi des mémorandums": an article, and no "de"."""
        timed = i > 1 and tags[i - 1] in (TIME, ADVERB) and tags[i - 2] in (VERB, PARTICIPLE)
        return tags[i - 1] == PREPOSITION or timed

    def _behind(self, i: int, word: str, tag: str, before: str) -> str | None:
        """What a word is behind an article, behind "de" or a time, that is something else alone."""
        if tag == WORD and before == TIME and word in self.g.of_years:
            return TIME  # "l'année académique 2025-2026"
        if tag == ADVERB and word in self.g.adjectives_before and before != TIME:
            named = before == DETERMINER or self._is_noun(i + 1)
            return ADJECTIVE if named else tag  # "la même entreprise", "de même nature"
        if tag == ADVERB and word in self.g.wholes and before == DETERMINER:
            return WORD  # "dans l'ensemble du pays"
        if tag == TIME and word in self.pack.agreements.ordinals and before == DETERMINER:
            return ADJECTIVE  # "la seconde voie"
        return WORD if tag == CONJUNCTION and before != TIME else None  # "une raffinerie d'or"

    def _as_article(self, i: int, tags: list[str]) -> str:
        """Whether "le" or "l'" is an article, or stands for something: "l'Irak, qui l'alimente"."""
        if i and self.words[i - 1] in self.g.who:
            return CLITIC if self._word(i + 1) in self.g.verbs else DETERMINER
        if self.g.tenses[self._word(i + 1)] == {"gerund"} and not self._is_acted_on(i):
            return DETERMINER  # "l'exploitant du port"
        governed = i and tags[i - 1] in (PREPOSITION, OF) and self._is_never_governed(i + 1)
        return CLITIC if self.g.takes_clitic[self._word(i + 1)] and not governed else DETERMINER

    def _is_acted_on(self, i: int) -> bool:
        """ "en le portant à 4 %", ", la portant de 4 à 5 %": the object of a gerund, and no article of a noun."""
        before, behind = self.words[i - 1] if i else "", self._word(i + 2)
        named = self.g.classes.get(behind) is None or (behind in self.g.of and not self._counts(i + 2))
        return before in self.g.in_ or (not named and (before == "," or before in self.g.joining))

    def _is_noun(self, i: int) -> bool:
        word = self._word(i)
        return bool(word) and word not in self.g.classes and word not in self.g.verbs and word[0].isalpha()

    def _is_never_governed(self, i: int) -> bool:
        """ "pour l'été", unlike "pour l'acheter": no form of a verb that a preposition has before it."""
        return self.g.tenses[self._word(i)].isdisjoint(("infinitive", "gerund"))

    def _counts(self, i: int) -> bool:
        """ "de plus de 450 millions": what looks like an adverb bounds a number."""
        return self._word(i) in self.g.of and (self._word(i + 1)[:1].isdigit())

    def _by_form(self, i: int, word: str, tags: list[str]) -> str:
        """The class of a word that is in no list: number, unit or symbol of a number, punctuation, or a word."""
        behind_number = i > 0 and tags[i - 1] in (NUMBER, OF) and self._is_unit(i, word, tags)
        if behind_number or word[0].isdigit() or word in self.pack.numbers.words:
            return NUMBER
        if "-" in word and self._is_compound(word, self.pack):
            return NUMBER
        if word in self.g.time_edges and self._is_date(self._word(i + 1)):
            return TIME
        if word in self.pack.units.words and self._word(i + 1)[:1].isdigit() and self.s.written(i).isupper():
            return NUMBER  # "un prêt de FCFA 6,5 milliards"
        if word in self.pack.units.symbols:
            return NUMBER if tags[max(0, i - 1) : i] == [NUMBER] or self._word(i + 1)[:1].isdigit() else PUNCTUATION
        if i and tags[i - 1] in VERBAL and (word.endswith(self.g.adverb_endings) or self._is_between(i, word)):
            return ADVERB  # "a été particulièrement élevée"; in "contrat juridiquement contraignant" it is of the noun
        return WORD if word[0].isalpha() else PUNCTUATION

    def _is_between(self, i: int, word: str) -> bool:
        """ "a été discrètement enterrée": an adverb between an auxiliary and its participle."""
        following = self._word(i + 1)
        carried = word.endswith(self.g.adverb_between) and self.words[i - 1] in self.g.auxiliary_forms
        return carried and ("participle" in self.g.tenses[following] or following.endswith(self.g.participle_endings))

    def _is_unit(self, i: int, word: str, tags: list[str]) -> bool:
        """Whether a word is the scale or the unit of the number before it: "1,7 milliard de dollars US"."""
        if not (i and (tags[i - 1] == NUMBER or (i > 1 and tags[i - 1] == OF and tags[i - 2] == NUMBER))):
            return False
        if word in self.pack.numbers.scales or word in self.pack.numbers.letters or word in self.pack.units.words:
            return True
        currency = self.pack.units.currencies.before(self.words, i + 1) if tags[i - 1] == NUMBER else None
        if currency is not None and currency[1] < i:
            return True
        nation = self.pack.countries.at(self.words, i) if self.words[i - 1] in self.pack.units.words else None
        return nation is not None and nation[0].how == "adjective"  # "44 millions de dinars koweïtiens"

    def _is_date(self, word: str) -> bool:
        """Whether a word is a year in digits, or the name of a time."""
        return (len(word) == YEAR and word.isdigit()) or self.g.classes.get(word) == TIME

    def _is_bare_year(self, i: int) -> bool:
        """ "en 2023": digits that count nothing."""
        word, before = self.words[i], self._word(i - 1)
        said = before in self.g.in_ or self.g.classes.get(before) == TIME
        return len(word) == YEAR and word.isdigit() and said

    @staticmethod
    def _is_inverted(word: str, pack: Pack) -> bool:
        """ "est-il", "a-t-elle": a verb with its pronoun, which name nothing."""
        verb, _, pronoun = word.partition("-")
        return verb in pack.grammar.verbs and pronoun.rpartition("-")[2] in pack.grammar.pronouns

    @staticmethod
    def _is_compound(word: str, pack: Pack) -> bool:
        """ "dix-huit", "quatre-vingt-dix-sept"."""
        numbers, joining = pack.numbers.words, pack.grammar.joining
        return "-" in word and all(part in numbers or part in joining for part in word.split("-"))

    def _as_verb(self, i: int, tag: str, tags: list[str]) -> str:
        """The class of a word that may be the form of a verb, by what stands before it."""
        before = self._before(i, tags)
        verb_after_all = tag == PREPOSITION and self._is_verb_after_all(i)
        if tag not in (WORD, TIME) and not (verb_after_all or (tag == ADVERB and self._is_subjunctive(i, tags))):
            return tag
        word = self.words[i]
        if self.g.is_of_we(word) and self.g.we not in self.words[max(0, i - WE) : i]:
            return tag
        tenses = self.g.tenses[word]
        finite = not tenses.isdisjoint(FINITE)
        if "infinitive" in tenses and before != DETERMINER:
            return tag if self._word(i - 1) in self.g.contracted else INFINITIVE  # "le partage du pouvoir"
        if "participle" in tenses and self._is_carried(i, before, tags):
            return PARTICIPLE
        if finite and word in self.g.auxiliary_forms and before != DETERMINER:
            lettered = i > 0 and len(word) == 1 and self.s.capital(i) and not self._is_shouted()
            return WORD if lettered and self.s.capital(i - 1) else VERB  # "le taux du Livret A"
        if finite and before == VERB and (self._is_copula(i - 1) or self._says_of_itself(i - 1)):
            return tag  # "sera prête", "se dit prête": what it will be
        return self._as_form(i, tag, tags, before)

    def _as_form(self, i: int, tag: str, tags: list[str], before: str) -> str:
        """The same of a form that is no infinitive, and that no auxiliary carries."""
        word = self.words[i]
        tenses = self.g.tenses[word]
        finite = not tenses.isdisjoint(FINITE)
        if before == TIME and word in self.pack.times.beside:
            return tag  # "l'année passée"
        told = before == ADJECTIVE and (self._begins_object(i) or self._is_said_of_ordinal(i, tags))
        told = told or (before == DETERMINER and i > 1 and self.words[i - 2] in self.g.article_clitics)  # "l'un porte"
        told = told or tenses <= {"conditional"}  # no noun looks like one: "le plein renchérirait"
        told = told or (before == ADJECTIVE and tenses <= {"future"})  # "Deux autres ouvriront"
        told = told or (before == ADJECTIVE and (self._is_said_of_latter(i) or self._is_behind_noun(i, tenses, tags)))
        if finite and (before == CLITIC or told):
            return VERB  # "s'élève à", though "un élève" is a noun; "le dernier apporte 40 millions"
        if self._is_gerund(i, before, tenses):
            return GERUND
        if finite and self._acts(i, before):
            return VERB
        if not i and "participle" in tenses and self._word(1) in self.g.to and self._begins_count(2):
            return PARTICIPLE  # "Portée à 2 millions de tonnes, la capacité"
        if before in NOMINAL or word in self.g.verb_nouns:
            acts = before == WORD and finite and self._is_only_verb(i, tags)  # "L'usine produit des vélos"
            return VERB if acts or self._is_said_of_sum(i, before) else tag
        if self._is_titled(i) or self._is_adjective(i):
            return WORD
        return self._as_free_verb(i, tag, tags, finite)

    def _is_adjective(self, i: int) -> bool:
        """ "la rénovation complète de la piscine", "la mise en service complète est prévue"."""
        word, following = self.words[i], self._word(i + 1)
        sized = word in self.g.sized_adjectives and following in self.g.of and self._begins_count(i + 2)
        closed = following in self.g.of or following in self.g.auxiliary_forms or following in OPENERS
        return sized or (word in self.g.verb_adjectives and closed)

    def _is_subjunctive(self, i: int, tags: list[str]) -> bool:
        """ "à condition que l'accord soit ratifié": an adverb elsewhere, no more behind "que"."""
        if "participle" not in self.g.tenses[self._word(i + 1)]:
            return False
        return next((tag == SUBORDINATOR for tag in reversed(tags[:i]) if tag in (SUBORDINATOR, VERB)), False)

    def _acts(self, i: int, before: str) -> bool:
        """ "compte bâtir", "l'usine produit 22 500 m3", though "un compte" and "un produit" are nouns."""
        stands = before == WORD or (i > 0 and self.words[i - 1] == ",")
        at = i + 1 + (self.g.classes.get(self._word(i + 1)) == ADVERB)  # "l'usine produit actuellement 22 500 m3"
        at += 2 * (self._word(i + 1) in self.pack.projects.status.since)  # "produit depuis mars 200 tonnes"
        counting = stands and self.words[i] in self.g.verb_nouns and self._begins_count(at)
        counting = counting or (before == WORD and self._counts_on(i))
        return counting or (before not in NOMINAL and "infinitive" in self.g.tenses[self._word(i + 1)])

    def _counts_on(self, i: int) -> bool:
        """ "le ministère mise sur une croissance de 4 %": unlike "la mise sur le marché", with something new behind."""
        upon = self._word(i + 1) in self.pack.amounts.along and self._word(i + 2) in self.g.indefinite
        return upon and any(lemma in self.pack.modality.forecast_verbs for lemma, _ in self.g.verbs[self.words[i]])

    def _before(self, i: int, tags: list[str]) -> str:
        """The class of the word before; a year counts nothing: "l'accord de 1968 régit", "le budget 2026 consacre"."""
        before = tags[i - 1] if i else PUNCTUATION
        if before != NUMBER:
            return before
        if i > 1 and tags[i - 2] == WORD and self._is_of_our_times(i - 1):
            return WORD
        dated = i > 1 and tags[i - 2] == OF and self._is_date(self.words[i - 1]) and not self.g.is_plural(self.words[i])
        return TIME if dated or self._is_bare_year(i - 1) else before

    def _is_of_our_times(self, i: int) -> bool:
        """Whether digits are those of a year of our times."""
        return len(self.words[i]) == YEAR and self.words[i].isdigit() and self.words[i][:2] in ("19", "20")

    def _is_titled(self, i: int) -> bool:
        """Whether a word is a name, or the noun that an item or a list opens with: "travaux : pose de la voie"."""
        if not i and self._word(1) in self.g.of and len(self.words) > 1:
            endowed = any(lemma in self.pack.agreements.endowing for lemma, _ in self.g.verbs.get(self._word(0), ()))
            return not endowed  # "Chiffre d'affaires : 1,8 milliard", but "Doté de 12 millions, il s'achève"
        if (self.s.capital(i) or not i) and (i or self._opens_phrase(i)) and not self._is_shouted():
            return True
        return i > 0 and self.words[i - 1] == LISTING and self._word(i + 1) in self.g.of

    def _is_shouted(self) -> bool:
        """Whether the whole sentence is in capitals, which then tell no names."""
        return self.s.text[self.s.start : self.s.end].isupper()

    def _as_free_verb(self, i: int, tag: str, tags: list[str], finite: bool) -> str:
        """The class of the form of a verb that nothing before it settles."""
        tenses = self.g.tenses[self.words[i]]
        acts = "participle" not in tenses or self._begins_object(i) or self._is_said_by_name(i, tags)
        acts = acts or (finite and self._changes_object(i))
        acts = acts or (
            self._word(i - 1) in self.g.object_relatives and self.s.capital(min(i + 1, len(self.words) - 1))
        )
        if finite and (acts or self._is_only_verb(i, tags)):
            return VERB
        if "participle" in tenses:
            fixed = self.g.fixed_participles.before(self.words, i + 1) and tags[i - 1 : i] == [WORD]
            return tag if fixed else PARTICIPLE  # "une centrale à cycle combiné", "les Émirats arabes unis"
        return GERUND if "gerund" in tenses else tag

    def _changes_object(self, i: int) -> bool:
        """ "Le vaccin réduit de 60 % la mortalité": by so much, and then what is reduced."""
        if self._word(i + 1) not in self.g.of or not self._begins_count(i + 2):
            return False
        signs = (self.pack.numbers.percent.at(self.words, k) for k in range(i + 3, i + FIGURE))
        sign = next((found for found in signs if found is not None), None)
        return sign is not None and self.g.classes.get(self._word(sign[1])) == DETERMINER

    def _is_only_verb(self, i: int, tags: list[str]) -> bool:
        """ "La ville construit des écoles": the one verb of its clause; "l'or extrait des mines vaut" has another."""
        some = self._word(i + 1) in self.g.of and self._word(i + 1) in self.g.plural_determiners
        some = some or (self._word(i + 1) in self.g.partitive and self.s.capital(i - 1))  # "Karo produit du pétrole"
        if tags[i - 1 : i] != [WORD] or not (some or self._begins_object(i) or self._opens_with_name(i, tags)):
            return False
        if any(tag == VERB for tag in tags[:i]):
            return False
        for k in range(i + 2, len(self.words)):
            class_ = self.g.classes.get(self.words[k])
            if class_ == SUBORDINATOR or not self.words[k][0].isalnum():
                return True
            verb = class_ is None and self.g.tenses[self.words[k]] & FINITE and self.words[k] not in self.g.verb_nouns
            if verb or self.words[k] in self.g.auxiliary_forms:
                return False
        return True

    def _opens_with_name(self, i: int, tags: list[str]) -> bool:
        """ "La Chine construit gratuitement un hôpital": one who opens a sentence without another verb."""
        land = self.s.capital(i - 1) and set(tags[: i - 1]) <= {DETERMINER, WORD} and self.s.kind == PROSE
        some = tags[:1] == [DETERMINER] and self.words[0] in self.g.indefinite  # "Un pont construit par la Chine"
        if not land or some or self.g.by in self.words[i + 1 :]:
            return False
        nation = self.pack.countries.at(self.words, i - 1) is not None or i == 1
        others = (word for word in self.words[i + 1 :] if self.g.classes.get(word) is None)
        return nation and not any(self.g.tenses[word] & FINITE and word not in self.g.verb_nouns for word in others)

    def _is_gerund(self, i: int, before: str, tenses: frozenset[str]) -> bool:
        """ "un corridor de 1 200 km reliant", "en attribuant"."""
        if before == NUMBER:
            return tenses == {"gerund"}
        if before == WORD and "gerund" in tenses and self._begins_count(i + 1):
            return True  # "les exportations turques représentant 870 millions"
        return before == PREPOSITION and "gerund" in tenses and self.words[i - 1] in self.g.in_

    def _is_carried(self, i: int, before: str, tags: list[str]) -> bool:
        """Whether a participle stands where only one can: behind its auxiliary or a sum."""
        done = (
            i > 1 and before == ADVERB and self.words[i - 1] in self.g.yet_done
        )  # "40 millions déjà investis l'an passé"
        told = self._is_behind_sum(i - done, tags[i - 2] if done else before)
        return before == VERB or self._carried(i, tags) or told

    def _is_said_of_sum(self, i: int, before: str) -> bool:
        """ "un crédit de 4 millions d'euros vient d'être accordé": what no noun looks like is a verb."""
        word = self.words[i]
        if before != NUMBER or word in self.g.verb_nouns:
            return False
        tenses = self.g.tenses[word]
        units, last = self.pack.units, self.words[i - 1]
        unit = last in units.words or last in units.symbols or last in self.pack.numbers.scales
        unit = unit or self._word(i - 2) in self.pack.amounts.part_words  # "35 forages, dont 22 donnent de l'eau"
        unit = unit or (self.words[i - 1].isdigit() and i > 1 and self.s.capital(i - 2))  # "Solar Rooftop 500 doit"
        told = bool(tenses & FINITE) and "participle" not in tenses and unit
        return told or tenses <= {"future", "conditional", "imperfect"}

    def _is_behind_sum(self, i: int, before: str) -> bool:
        """ "4 milliards d'euros attendus", "7 milliards fixés": a participle may stand there."""
        if before != NUMBER:
            return False
        word, units = self.words[i - 1], self.pack.units
        known = (units.words, units.last_words, units.symbols, self.pack.numbers.scales)
        return any(word in words for words in known)

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

    def _says_of_itself(self, i: int) -> bool:
        """ "se dit", "se déclare": a verb behind its reflexive pronoun."""
        return i > 0 and self.words[i - 1] in self.g.reflexives

    def _carried(self, i: int, tags: list[str]) -> bool:
        """Whether an auxiliary stands before the word, with nothing but adverbs, clitics and ", lui," between."""
        k = i - 1
        if k > 2 and tags[k - 1] == CLITIC and self.words[k] == "," == self.words[k - 2]:
            k -= 3  # "a, lui, fait un bond"
        while k >= 0 and tags[k] in (ADVERB, CLITIC):
            k -= 1
        if k < 0 or tags[k] not in (VERB, PARTICIPLE, INFINITIVE, GERUND):
            return False
        return self.words[k] in self.g.auxiliary_forms

    def _begins_count(self, i: int) -> bool:
        """Whether a number that is no year stands at token i."""
        bounded = self.pack.qualifiers.before.at(self.words, i)  # "produit environ 234 000 onces"
        word = self._word(bounded[1] if bounded is not None else i)
        return word[:1].isdigit() and not (len(word) == YEAR and word.isdigit())

    def _begins_object(self, i: int) -> bool:
        """Whether what follows can only be the object of a verb: "construit un pont", "construit à Tunis un pont"."""
        while self.g.classes.get(self._word(i + 1)) == ADVERB:
            i += 1  # "construit actuellement une usine"
        following = self.g.classes.get(self._word(i + 1), WORD)
        if following == PREPOSITION and i + 2 < len(self.words) and self.s.capital(i + 2):
            i = self._behind_name(i + 2) - 1
            return self._word(i + 1) in self.g.indefinite and self._word(i + 2) not in self.pack.durations
        greatest = self._word(i + 2) in self.g.degree  # "le deuxième groupe le plus important"
        return (
            (following == DETERMINER and not greatest)
            or self._word(i + 1)[:1].isdigit()
            or self._word(i + 1) in self.pack.numbers.words
        )

    def _behind_name(self, i: int) -> int:
        """Behind the words with capitals at token i."""
        return next((k for k in range(i, len(self.words)) if not self.s.capital(k)), len(self.words))

    def _is_said_of_ordinal(self, i: int, tags: list[str]) -> bool:
        """ "le deuxième porte sur la pêche": behind an ordinal that opens its clause, before a preposition."""
        opened = i == 2 or (i > 2 and (self.words[i - 3] in OPENERS or self.words[i - 3] in self.g.joining))
        following = self.g.classes.get(self._word(i + 1))
        return (
            opened
            and tags[i - 2] == DETERMINER
            and self._word(i - 1) in self.pack.agreements.ordinals
            and following == PREPOSITION
        )

    def _is_said_of_latter(self, i: int) -> bool:
        """ "ce dernier projette": no noun that follows "ce dernier"."""
        latter = i > 1 and self.words[i - 1] in self.g.latter and self.words[i - 2] in self.g.demonstratives
        return latter and self.words[i] not in self.g.verb_nouns

    def _is_behind_noun(self, i: int, tenses: frozenset[str], tags: list[str]) -> bool:
        """ "ses recettes propres plafonnaient": what stands behind a noun and its adjective is its verb."""
        return tags[max(0, i - 2) : i - 1] == [WORD] and tenses <= {"future", "conditional", "imperfect"}

    def _is_said_by_name(self, i: int, tags: list[str]) -> bool:
        """ "où Alstom construit avec DST une usine": in a relative clause, what stands behind a name is its verb."""
        return i > 1 and tags[i - 2] == SUBORDINATOR and tags[i - 1] == WORD and self.s.capital(i - 1)

    def _as_clitic(self, i: int, tag: str) -> str:
        """ "le", "l'", "en", "s'" before a verb stand for something."""
        following = self._word(i + 1)
        if following not in self.g.verbs or following in self.g.verb_nouns:
            return CLITIC if following in self.g.clitics and self.g.classes.get(following) == CLITIC else tag
        tenses = self.g.tenses[following]
        said_of = i > 0 and self.g.classes.get(self.words[i - 1]) in (PRONOUN, SUBORDINATOR, CLITIC)
        counted = self._word(i + 2)[:1].isdigit() and not self._is_governing(i - 1)  # "l'Asie en représente 41 %"
        if tag == PREPOSITION and tenses <= {"present"} and following[-1] == "e" and not (said_of or counted):
            return tag  # "en visite", "en hausse"
        if tag == PREPOSITION:
            return CLITIC if tenses & (FINITE | {"infinitive"}) and "gerund" not in tenses else tag
        return CLITIC if tag == SUBORDINATOR or self.g.takes_clitic[following] else tag

    def _is_governing(self, i: int) -> bool:
        """ "mettre en œuvre 30 projets": behind a verb that can be nothing else no "en" stands for a thing."""
        return i >= 0 and not self.g.tenses.get(self.words[i], frozenset()).isdisjoint(("infinitive", "future"))


@cache
def _forms(alone: Callable[[str, Pack], str | None], pack: Pack) -> Memo[str | None]:
    return Memo(lambda word: alone(word, pack))
