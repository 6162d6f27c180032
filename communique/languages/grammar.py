"""The small words of a language, its verbs, and what class a word may be of."""

from __future__ import annotations

from typing import Any, Final

from communique.languages.once import Memo
from communique.languages.phrases import Phrases
from communique.languages.verbs import Verbs

# Classes of words, as `Syntax` settles them for each word of a sentence
DETERMINER: Final = "D"
OF: Final = "O"
PREPOSITION: Final = "P"
CONJUNCTION: Final = "C"
SUBORDINATOR: Final = "S"
PRONOUN: Final = "R"
CLITIC: Final = "L"
ADVERB: Final = "A"
TIME: Final = "T"
ADJECTIVE: Final = "J"
NUMBER: Final = "N"
WORD: Final = "W"
PUNCTUATION: Final = "."
VERB: Final = "V"
PARTICIPLE: Final = "p"
INFINITIVE: Final = "i"
GERUND: Final = "g"


def words(text: str) -> frozenset[str]:
    """The words of a list in the data file."""
    return frozenset(text.split())


class Grammar:
    """Closed classes, verbs and number of nouns."""

    def __init__(self, data: dict[str, Any], conjugation: dict[str, Any], verbs: dict[str, Any]) -> None:
        self.determiners = words(data["determiners"])
        self.indefinite = words(data["indefinite"])
        self.feminine = words(data.get("feminine", ""))
        self.masculine = words(data.get("masculine", ""))
        self.possessives = words(data["possessives"])
        self.demonstratives = words(data["demonstratives"])
        self.latter = words(data.get("latter", ""))
        self.of = words(data["of"])
        self.bare_of: str = data["bare_of"]
        self.elided_of: str = data.get("elided_of", "")
        self.elides = frozenset(data.get("elides", ""))
        self.contractions: dict[str, str] = data["contractions"]
        self.contracted = words(data.get("contracted", ""))
        self.articles = self.determiners | self.contracted
        self.definite = self.determiners - self.indefinite
        self.singular_contracted = words(data.get("singular_contracted", ""))
        self.plural_determiners = words(data["plural_determiners"])
        self.plural_articles = self.plural_determiners - self.of
        self.conjunctions = words(data["conjunctions"])
        self.joining = words(data["joining"])
        self.also: Phrases[bool] = phrases(data["also"])
        self.compounds: Phrases[bool] = phrases(data.get("compounds", []))
        self.subordinators = words(data["subordinators"])
        self.relatives, self.inclusive = words(data["relatives"]), words(data.get("inclusive", ""))
        self.privative = words(data.get("privative", ""))
        self.object_pronouns = words(data.get("object_pronouns", ""))
        self.who = words(data.get("who", ""))
        self.object_relatives = words(data["object_relatives"])
        self.pronouns = words(data["pronouns"])
        self.plural_pronouns = words(data["plural_pronouns"])
        self.clitics = words(data.get("clitics", ""))
        self.negations = words(data["negations"])
        self.participle_endings = tuple(data.get("participle_endings", "").split())
        self.verb_endings = tuple(data.get("verb_endings", "").split())
        self.relating_endings = tuple(data.get("relating_endings", "").split())
        self.century: str = data.get("century", "")
        self.we, self.we_endings = data.get("we", ""), tuple(data.get("we_endings", "").split())
        self.adverb_endings = tuple(data.get("adverb_endings", "").split())
        self.adverb_between = tuple(data.get("adverb_between", "").split())
        self.plural_verb_endings = tuple(data.get("plural_verb_endings", "").split())
        self.against: str = data.get("against", "")
        self.years = words(data.get("years", ""))
        self.wholes, self.of_years = words(data.get("wholes", "")), words(data.get("of_years", ""))
        self.within_verbs = words(data.get("within_verbs", ""))
        self.adverbial_endings = (*self.adverb_endings, *self.adverb_between)
        self.excepting = words(data.get("excepting", ""))
        self.negative_words = words(data["negative_words"])
        self.adverbial: Phrases[bool] = phrases(data["adverbial"])
        self.adverbs = words(data["adverbs"])
        self.time_edges = words(data["time_edges"])
        self.adjectives_before = words(data["adjectives_before"])
        self.auxiliaries = words(data["auxiliaries"])
        self.proceeding = words(data.get("proceeding", ""))
        self.reaching = words(data.get("reaching", ""))
        self.copular = words(data.get("copular", "")) | {data["copula"]}
        self.until: str = data["until"]
        self.copula: str = data["copula"]
        self.fixed_participles: Phrases[bool] = phrases(data.get("fixed_participles", []))
        self.compass = words(data.get("compass", ""))
        self.contrasting = words(data["contrasting"])
        self.sized_adjectives = words(data.get("sized_adjectives", ""))
        self.verb_adjectives = words(data.get("verb_adjectives", ""))
        self.occurring: Phrases[bool] = phrases(data.get("occurring", []))
        self.never = words(data.get("never", ""))
        self.left_out: Phrases[bool] = phrases(data.get("left_out", []))
        self.inner_negation = words(data.get("inner_negation", ""))
        self.degree = words(data.get("degree", ""))
        self.recent: str = data.get("recent", "")
        self.having: str = data["having"]
        self.reflexives = words(data.get("reflexives", ""))
        self.partitive = words(data.get("partitive", ""))
        self.negating = words(data.get("negating", ""))
        self.genitive = words(data.get("genitive", ""))
        self.infinitive_marks = words(data.get("infinitive_marks", ""))
        self.reporting = words(data.get("reporting", ""))
        self.bare_modals = words(data.get("bare_modals", ""))
        self.measuring = words(data["measuring"])
        self.yet, self.yet_done = words(data["yet"]), words(data.get("yet_done", ""))
        self.locating, self.conditions = words(data["locating"]), words(data.get("conditions", ""))
        self.extending = words(data["extending"])
        self.modals = words(data["modals"])
        self.carriers = self.auxiliaries | self.copular | self.modals
        self.linking, self.lasting = words(data["linking"]), words(data.get("lasting", ""))
        self.unaccusative = words(data["unaccusative"])
        self.works = words(data["works"])
        self.intransitive = words(data["intransitive"])
        self.purpose: Phrases[bool] = phrases(data["purpose"])
        self.between: str = data["between"]
        self.with_: str = data["with"]
        self.by: str = data["by"]
        self.to = words(data["to"])
        self.in_ = words(data["in"])
        self.agreeing_endings = tuple(data.get("agreeing_endings", "").split()) or ("",)
        self.no_less: list[str] = data.get("no_less", "").split()
        self.prices = words(data.get("prices", ""))
        self.for_: str = data["for"]
        self.head_first: bool = data["head"] == "first"
        self.plural_endings = tuple(data["plural_endings"])
        self.plurals: list[list[str]] = data["plurals"]
        self.invariable = words(data["invariable"])
        self.irregular_plurals: dict[str, str] = data["irregular_plurals"]
        self.singular = Memo(self._singular).__getitem__
        self.verbs = Verbs(conjugation, verbs)
        self.tenses = Memo(lambda form: frozenset(tense for _, tense in self.verbs.get(form, ())))
        self.auxiliary_forms = frozenset(self.verbs.forms(self.auxiliaries))
        self.verb_nouns = words(verbs["nouns"])
        self.classes = self._classes(data)
        articles = (word for word in self.clitics & self.determiners if self.classes[word] == DETERMINER)
        self.article_clitics = frozenset(articles).difference(self.demonstratives, self.verbs)
        self.takes_clitic = Memo(self._takes_clitic)

    def _takes_clitic(self, following: str) -> bool:
        """Whether "le" before a word stands for something, and is no article."""
        if following not in self.verbs or following in self.verb_nouns:
            return following in self.clitics and self.classes.get(following) == CLITIC
        if self.is_of_we(following):
            return False
        tenses = self.tenses[following]
        only_verb = tenses <= {"future", "conditional", "imperfect", "gerund"} or following.endswith(self.verb_endings)
        return following in self.auxiliary_forms or "infinitive" in tenses or only_verb

    def is_of_we(self, form: str) -> bool:
        """Whether a form of a verb stands behind "nous" alone, and is a noun elsewhere: "portions", "relations"."""
        return form.endswith(self.we_endings) and self.tenses[form] <= {"imperfect", "present"}

    def _classes(self, data: dict[str, Any]) -> dict[str, str]:
        """The class that a word has by itself; a later group takes a word that stands in two."""
        classes: dict[str, str] = {}
        groups = (
            (ADJECTIVE, "adjectives_before"),
            (TIME, "times"),
            (ADVERB, "adverbs"),
            (CLITIC, "clitics"),
            (PRONOUN, "pronouns"),
            (CONJUNCTION, "conjunctions"),
            (SUBORDINATOR, "subordinators"),
            (PREPOSITION, "prepositions"),
            (DETERMINER, "determiners"),
            (OF, "of"),
        )
        for code, name in groups:
            classes |= dict.fromkeys(data[name].split(), code)
        return classes

    def behind_of(self, words: str, article: str | None = None) -> str:
        """Words behind "of": "de Tachkent", "d'Ottawa", with their article "du pont"."""
        joined = self.contractions.get(article) if article else None
        if joined is not None:
            return f"{joined}{words}" if joined.endswith("'") else f"{joined} {words}"
        return f"{self.elided_of}{words}" if words[:1].lower() in self.elides else f"{self.bare_of} {words}"

    def is_plural(self, noun: str) -> bool:
        """Whether a noun has the ending of a plural, or is an irregular one."""
        return noun.endswith(self.plural_endings) or noun in self.irregular_plurals

    def _is_small(self, word: str) -> bool:
        """Whether a word before a hyphen has no plural: "sous-marins", "plus-values"."""
        return word in self.classes or word in self.invariable or len(word) < 4

    def _singular(self, noun: str) -> str:
        """The singular of a noun, by the endings of the data file."""
        if noun in self.irregular_plurals:
            return self.irregular_plurals[noun]
        if noun in self.invariable:
            return noun
        first, dash, last = noun.partition("-")
        if dash and first.endswith("s") and last.endswith("s") and not self._is_small(first):
            return f"{self._singular(first)}-{self._singular(last)}"  # "camions-citernes"
        for plural, ending in self.plurals:
            if noun.endswith(plural) and len(noun) > len(plural) + 1:
                return noun[: -len(plural)] + ending
        return noun


def phrases(entries: list[str]) -> Phrases[bool]:
    """Phrases that only have to be recognised."""
    return Phrases(dict.fromkeys(entries, True))
