"""What a language knows of figures: numbers, units, qualifiers, changes, and how real a figure is."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final
from unicodedata import normalize

from communique.languages.grammar import phrases, words
from communique.languages.once import Memo
from communique.languages.patterns import Patterns
from communique.languages.phrases import Phrases, openings
from communique.languages.tokens import cut, fold
from communique.languages.verbs import Verbs

SIGNS: Final = {
    sign: Decimal(above) / Decimal(below)
    for sign in "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒"
    for above, _, below in [normalize("NFKC", sign).partition("\u2044")]
}
"""Fractions of one character, with their values."""

SHORT: Final = 4
"""Letters of the longest scale word that names no part: "mille" makes "millième", "md" nothing."""


@dataclass(frozen=True, slots=True)
class CurrencyName:
    """What a currency's name says: its code, or the family of which the article's countries choose the member."""

    code: str | None
    family: str | None = None


@dataclass(frozen=True, slots=True)
class PartOfCurrency:
    """A hundredth or thousandth of a currency."""

    name: CurrencyName
    size: Decimal


class NumberWords:
    """Cardinals, scales, ranges, percent and fractions."""

    def __init__(
        self, data: dict[str, Any], percent: dict[str, Any], fractions: dict[str, Any], of: frozenset[str]
    ) -> None:
        self.of = of
        self.decimal: str = data["decimal"]
        self.units: dict[str, int] = data["units"]
        self.tens: dict[str, int] = data["tens"]
        self.hundreds = frozenset(data["hundreds"])
        self.thousands = frozenset(data["thousands"])
        self.one_before_hundred: bool = data["one_before_hundred"]
        self.tens_go_on: bool = data["tens_go_on"]
        self.zero = frozenset(data["zero"])
        self.minus, self.negative = frozenset(data["minus"]), words(data.get("negative", ""))
        self.over: Phrases[bool] = phrases(data["over"])
        self.about: dict[str, int] = data["about"]
        self.dozens: dict[str, int] = self.about | data["dozens"]
        self.scales = {word: Decimal(value) for word, value in data["scales"].items()}
        self.letters = {word: Decimal(value) for word, value in data["letters"].items()}
        self.thousand_letter: str = data["thousand_letter"]
        self.ordinals: dict[str, int] = data["ordinals"]
        self.half = frozenset(data["half"])
        self.point = frozenset(data["point"])
        self.and_: str = data["and"]
        self.and_half: Phrases[bool] = phrases(data["and_half"])
        self.before_part = self.and_half.openings | {self.and_}
        self.glued_halves = tuple(f"-{phrase.replace(' ', '-')}" for phrase in data["and_half"])
        self.half_a: Phrases[bool] = phrases(data.get("half_a", []))
        self.joins_hundreds: bool = data["joins_hundreds"]
        self.singular_scales = words(data.get("singular_scales", ""))
        self.ones = frozenset(word for word, value in self.units.items() if value == 1)
        self.range_open = {word: frozenset(inner) for word, inner in data["ranges"]["open"].items()}
        self.range_inner = frozenset(data["ranges"]["inner"])
        self.joined = frozenset(data["ranges"]["joined"])
        self.from_ = words(data["ranges"]["from"])
        self.moving, self.spreading = words(data["ranges"]["moving"]), words(data["ranges"].get("spreading", ""))
        self.percent: Phrases[bool] = phrases(percent["signs"])
        self.points: Phrases[bool] = phrases(percent["points"])
        self.base_points: Phrases[bool] = phrases(percent["base_points"])
        self.percents = openings(self.percent, self.points, self.base_points)
        self.percent_nouns = words(percent["nouns"])
        self.shares: dict[str, int] = fractions["nouns"]
        # "a quarter million", and no "third million", which is the third of them
        self.divisors = dict.fromkeys(self.half, 2) | {w: n for w, n in self.shares.items() if w not in self.ordinals}
        cardinals = [*self.units, *self.tens, *self.hundreds, *self.thousands]
        self.cardinals = frozenset(cardinals)
        self.words = self.cardinals - self.ones
        self.multipliers = frozenset([*self.hundreds, *self.thousands, *self.scales, *self.dozens])
        self.vague = words(data["vague"])
        self.nouns = words(data["scale_nouns"])
        self.parts = self._parts(fractions)
        self.fractions = frozenset([*self.shares, *self.parts])
        self.not_counted = words(data["not_counted"])
        self.lone = words(data.get("lone", ""))
        self.starts = frozenset([*cardinals, *self.about, *self.half, *self.zero, *SIGNS, *self.lone])
        self.beginning = Memo(self._begins)
        self.begins = self.beginning.__getitem__
        self.behind_one = self._behind_one()

    def _parts(self, fractions: dict[str, Any]) -> dict[str, str]:
        """Ordinals that name a part, with the cardinal of each: "cinquièmes" is of "cinq"."""
        cardinals = [*self.units, *self.tens, *self.hundreds, *self.thousands]
        cardinals += [word for word in self.scales if len(word) > SHORT]
        stems = {word.removesuffix(fractions["dropped"]): word for word in cardinals} | fractions["stems"]
        return {f"{stem}{ending}": word for stem, word in stems.items() for ending in fractions["endings"]}

    def _behind_one(self) -> frozenset[str]:
        """What may go on with "un": without it, and without a hyphen, that is an article."""
        halves = [*(cut(phrase)[0] for phrase in self.and_half.entries), *(cut(p)[-1] for p in self.half_a.entries)]
        said = (self.cardinals, self.scales, self.dozens, self.half, self.fractions, self.point, halves)
        return frozenset(word for entries in said for word in entries)

    def _begins(self, word: str) -> bool:
        return word[0].isdigit() or word in self.starts or ("-" in word and word.partition("-")[0] in self.starts)


class Qualifiers:
    """How words bound a number, before and behind it."""

    def __init__(self, data: dict[str, Any], verbs: Verbs) -> None:
        kinds = ("approximately", "more_than", "at_least", "less_than", "at_most")
        self.before = Phrases({phrase: kind for kind in kinds for phrase in data[kind]})
        self.placing: Phrases[bool] = phrases(data.get("placing", []))
        self.agreeing = words(data.get("agreeing", ""))
        self.behind = Phrases({phrase: kind for kind, found in data["after"].items() for phrase in found})
        self.adverbs = Phrases({phrase: kind for kind, found in data["adverbs"].items() for phrase in found})
        self.fillers = frozenset(data["between"]["words"])
        said = {lemma: kind for kind in ("more_than", "approximately") for lemma in data["verbs"][kind].split()}
        self.verbs = {form: said[lemma] for form in verbs.forms(said) for lemma, _ in verbs[form] if lemma in said}
        self.crossing = frozenset(verbs.forms(words(data["verbs"]["crossing"])))
        self.lines: Phrases[bool] = phrases(data["verbs"]["lines"])


class UnitNames:
    """Names of currencies, their families, and of measures."""

    def __init__(
        self,
        known: dict[str, list[str]],
        measures: dict[str, list[str]],
        scaled_measures: dict[str, list[str]],
        currencies: dict[str, Any],
        percent: Phrases[bool],
    ) -> None:
        self.measures = Phrases({name: unit for unit, names in measures.items() for name in names})
        names = {name: CurrencyName(code) for name, code in currency_names(known).items()}
        names |= {name: CurrencyName(None, family) for name, family in currencies["family_words"].items()}
        names |= {name: CurrencyName(code) for name, code in currencies["names"].items()}
        symbols = {
            symbol: CurrencyName(None, code) if code in currencies["family"] else CurrencyName(code)
            for symbol, code in currencies["symbols"].items()
        }
        self.currencies = Phrases(names | symbols)
        self.shouted = {word: CurrencyName(word.upper()) for word in _NOT_CODES if word.upper() in known}
        self.shouted |= {word: CurrencyName(None, family) for word, family in currencies.get("letters", {}).items()}
        self.naming = self.currencies.openings.union(self.shouted)
        self.symbols = symbols
        self.repeated = openings(percent, self.currencies, self.measures)
        self.last_words = self.currencies.last_words
        self.scaled_measures: dict[str, list[str]] = scaled_measures
        self.families: dict[str, dict[str, Any]] = currencies["family"]
        self.hundredths = self._hundredths(currencies)
        self.common = words(currencies["common"])
        self.spending = words(currencies["spending"])
        self.one_of = words(currencies["one_of"])
        self.scaled: dict[str, list[str]] = currencies.get("scaled", {})
        self.scaled_in: dict[str, dict[str, list[str]]] = currencies.get("scaled_in", {})
        self.written: Phrases[str] = Phrases(currencies.get("written", {}))
        self.grouped: dict[str, str] = currencies.get("grouped", {})
        self.prefixed = Phrases({name: names[name.rstrip(".")] for name in currencies.get("prefixes", ())})
        said = {**names, **self.measures.entries, **self.scaled, **self.scaled_measures}
        self.words = frozenset(name for name in said if name.replace("-", "").isalpha() and len(name) > 1)
        self.coins = frozenset([*(name for name in names if name.isalpha()), *self.hundredths])

    def _hundredths(self, currencies: dict[str, Any]) -> dict[str, PartOfCurrency]:
        found: dict[str, PartOfCurrency] = {}
        for size, table in (("0.01", "hundredths"), ("0.001", "thousandths")):
            for word, of in currencies[table].items():
                name = CurrencyName(None, of) if of in self.families else CurrencyName(of)
                found[word] = PartOfCurrency(name, Decimal(size))
        return found


class ChangeWords:
    """What grows, what falls, and by what factor."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.verbs: dict[str, int] = {}
        self.nouns: dict[str, int] = {}
        self.object_verbs: dict[str, int] = {}
        comparisons: dict[str, int] = {}
        ahead: dict[str, int] = {}
        for sign, key in ((1, "increase"), (-1, "decrease")):
            self.verbs |= dict.fromkeys(data[key]["verbs"].split(), sign)
            self.object_verbs |= dict.fromkeys(data[key]["object_verbs"].split(), sign)
            self.nouns |= dict.fromkeys(data[key]["nouns"].split(), sign)
            comparisons |= dict.fromkeys(data[key]["comparisons"], sign)
            ahead |= dict.fromkeys(data[key].get("ahead", ()), sign)
        self.comparisons, self.ahead = Phrases(comparisons), Phrases(ahead)
        self.compared = self.comparisons.openings
        self.negative = words(data["words"].get("negative", ""))
        self.factor_verbs: dict[str, int] = data["factors"]
        self.factor_nouns: dict[str, int] = data["nouns"]
        self.multiples: dict[str, int] = data["multiples"]
        said = data["words"]
        self.multiply, self.divide = said["multiply"], said["divide"]
        self.times: Phrases[bool] = phrases(said["times"])
        self.times_of_verb: Phrases[bool] = phrases(said.get("times_of_verb", []))
        self.by = words(said.get("by", ""))
        self.pace = words(said.get("pace", ""))
        self.fold: str = said["fold"]
        self.winning = words(said.get("winning", ""))
        self.times_less: Phrases[bool] = phrases(said["times_less"])
        self.growth = words(said["growth"])
        self.rates, self.leveled = words(said["rates"]), words(said["leveled"])
        self.registering = words(said["registering"])
        self.by_verbs = words(said.get("by_verbs", ""))
        self.paces = words(said.get("paces", ""))
        self.stakes, self.levels = words(said["stakes"]), words(said["levels"])
        self.by_half: Phrases[bool] = phrases(said["by_half"])
        self.leads_to: Phrases[bool] = phrases(said["leads_to"])


class ModalityWords:
    """What makes a figure a target, a forecast or a condition."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.target_verbs = words(data["target_verbs"])
        self.after: str = data.get("after", "")
        self.once: Phrases[bool] = phrases(data.get("once", []))
        self.ordering = words(data.get("ordering", ""))
        self.presenting: Phrases[bool] = phrases(data.get("presenting", []))
        self.submitting = words(data.get("submitting", ""))
        self.weighing = words(data.get("weighing", ""))
        self.target_carriers = words(data["target_carriers"])
        self.enabling, self.aims, self.foreseeing = (words(data[name]) for name in ("enabling", "aims", "foreseeing"))
        self.forecast_verbs = words(data["forecast_verbs"])
        self.announcing, self.announced = words(data["announcing"]), words(data["announced"])
        self.tenders: Phrases[bool] = phrases(data.get("tenders", []))
        self.earnings = words(data.get("earnings", ""))
        self.entering = words(data.get("entering", ""))
        self.promising = words(data.get("promising", ""))
        self.granted = words(data.get("granted", ""))
        self.trading = words(data.get("trading", ""))
        self.saying, self.pledging = words(data.get("saying", "")), words(data.get("pledging", ""))
        self.claiming = words(data.get("claiming", ""))
        self.asking, self.calling = words(data.get("asking", "")), words(data.get("calling", ""))
        self.compelling = words(data.get("compelling", ""))
        self.threatening = words(data.get("threatening", ""))
        self.reckoning, self.seeing = words(data.get("reckoning", "")), words(data.get("seeing", ""))
        self.forecasters, self.indicators = words(data.get("forecasters", "")), words(data.get("indicators", ""))
        self.projections, self.talks = words(data.get("projections", "")), words(data.get("talks", ""))
        self.lacking: Phrases[bool] = phrases(data.get("lacking", []))
        self.possible, self.bound, self.effects, self.ending_in = (
            words(data.get(name, "")) for name in ("possible", "bound", "effects", "ending_in")
        )
        self.remaining = words(data.get("remaining", ""))
        self.proposing, self.parting = words(data.get("proposing", "")), words(data.get("parting", ""))
        self.distances, self.placing = words(data.get("distances", "")), words(data.get("placing", ""))
        self.distant, self.directions = words(data.get("distant", "")), phrases(data.get("directions", []))
        self.estimate_verbs = words(data["estimate_verbs"])
        self.orders: Phrases[bool] = phrases(data["orders"])
        self.forecast_modal: str = data["forecast_modal"]
        self.cost_words = words(data["cost_words"])
        self.cost_verbs = words(data["cost_verbs"])
        self.working = words(data["working"])
        self.need: str = data["need"]
        self.made, self.now = words(data["made"]), phrases(data.get("now", "").split())
        self.denying, self.nearly = words(data.get("denying", "")), words(data.get("nearly", ""))
        self.hitting, self.chosen = words(data.get("hitting", "")), words(data.get("chosen", ""))
        self.imposing = words(data.get("imposing", ""))
        self.land, self.settled = words(data.get("land", "")), words(data.get("settled", ""))
        self.losses = words(data.get("losses", ""))
        self.failing = words(data.get("failing", ""))
        self.untrue: Phrases[bool] = phrases(data.get("untrue", []))
        self.asking_why = words(data.get("asking_why", ""))
        self.dealing, self.made_to_order = words(data.get("dealing", "")), words(data.get("made_to_order", ""))
        self.inquiries = words(data.get("inquiries", ""))
        self.paid_for = words(data.get("paid_for", ""))
        self.plans, self.counting = words(data.get("plans", "")), words(data.get("counting", ""))
        self.unplanned, self.going = words(data.get("unplanned", "")), words(data.get("going", ""))
        self.enough: Phrases[bool] = phrases(data.get("enough", []))
        self.far_from: Phrases[bool] = phrases(data.get("far_from", []))
        self.needs = words(data.get("needs", ""))
        self.grants, self.delivering = words(data.get("grants", "")), words(data.get("delivering", ""))
        self.budgets, self.adopting = words(data["budgets"]), words(data.get("adopting", ""))
        kinds = ("target", "forecast", "hypothetical", "actual")
        self.said = Phrases({phrase: kind for kind in kinds for phrase in data[kind]})


class AmountWords:
    """What stands between a figure and what it is a figure of."""

    def __init__(self, data: dict[str, Any], references: dict[str, Any]) -> None:
        kinds = {name: words(entries) for name, entries in data["kinds"].items()}
        self.value_of = Patterns(data["value_of"], kinds)
        self.share_of: Phrases[bool] = phrases(data.get("share_of", []))
        self.on_behalf: Phrases[bool] = phrases(data.get("on_behalf", []))
        self.wholes: Phrases[bool] = phrases(data.get("wholes", []))
        self.summing = words(data.get("summing", ""))
        self.benefiting = words(data.get("benefiting", ""))
        self.out_of: Phrases[bool] = phrases(data.get("out_of", []))
        self.features = words(data.get("features", ""))
        self.following, self.showing = words(data.get("following", "")), words(data.get("showing", ""))
        self.seasons, self.harvests = words(data.get("seasons", "")), words(data.get("harvests", ""))
        self.trading, self.being_worth = words(data.get("trading", "")), words(data.get("being_worth", ""))
        self.at_rate: Phrases[bool] = phrases(data.get("at_rate", []))
        self.cutting, self.borrowing = words(data.get("cutting", "")), words(data.get("borrowing", ""))
        self.holders, self.uniting = words(data.get("holders", "")), words(data.get("uniting", ""))
        self.belonging = words(data.get("belonging", ""))
        self.owings = words(data.get("owings", ""))
        self.becoming, self.instalments = words(data.get("becoming", "")), words(data.get("instalments", ""))
        self.stocks, self.gripping = words(data.get("stocks", "")), words(data.get("gripping", ""))
        self.alone = words(data.get("alone", ""))
        self.sales, self.told_in = words(data.get("sales", "")), dict[str, str](data.get("told_in", {}))
        self.for_what: Phrases[bool] = phrases(data.get("for_what", []))
        self.worth_in: Phrases[bool] = phrases(data.get("worth_in", []))
        self.value_nouns = words(data["value_nouns"])
        self.bare_value_nouns = words(data["bare_value_nouns"])
        self.hollow, self.hollow_alone = words(data["hollow"]), words(data.get("hollow_alone", ""))
        self.rate: str = data["rate"]
        self.devoting, self.calling_for = words(data["devoting"]), words(data.get("calling_for", ""))
        self.there: str = data.get("there", "")
        self.setting, self.unfinished = words(data.get("setting", "")), words(data.get("unfinished", ""))
        self.losing, self.people = words(data.get("losing", "")), words(data.get("people", ""))
        self.by_then: str = data.get("by_then", "")
        self.peaks = words(data.get("peaks", ""))
        self.balances = words(data.get("balances", ""))
        self.goals, self.aiming = words(data["goals"]), words(data["aiming"])
        self.part_words = words(data["part_words"])
        self.level_verbs = words(data["level_verbs"])
        self.ratios: Phrases[bool] = phrases(data["ratios"])
        self.contributing, self.of_product = words(data.get("contributing", "")), words(data.get("of_product", ""))
        self.money_words = words(data["money_words"])
        self.versus: Phrases[bool] = phrases(data["versus"])
        self.growing: Phrases[bool] = phrases(data.get("growing", []))
        self.others, self.further = words(data["others"]), words(data.get("further", ""))
        self.year_openers, self.told_by = words(data.get("year_openers", "")), phrases(data.get("told_by", []))
        self.among: Phrases[bool] = phrases(data["among"])
        self.it: str = data.get("it", "")
        self.times_of = words(data["times_of"])
        self.size_units = words(data["size_units"])
        self.requiring = words(data.get("requiring", ""))
        self.needed, self.supporting = words(data.get("needed", "")), words(data.get("supporting", ""))
        self.fittings = words(data.get("fittings", ""))
        self.capacities = words(data["capacities"])
        self.quantities = self.capacities | words(data.get("quantities", ""))
        self.standing, self.holding = words(data.get("standing", "")), words(data.get("holding", ""))
        self.handed = words(data.get("handed", ""))
        self.toward, self.then = words(data["toward"]), words(data.get("then", ""))
        self.tensions = words(data["tensions"])
        self.enabling, self.for_works = words(data["enabling"]), words(data["for_works"])
        self.upon: str = data["upon"]
        self.costs, self.deriving = words(data["costs"]), words(data["deriving"])
        self.refers: Phrases[bool] = phrases(references["figures"])
        self.things, self.described = words(references["things"]), words(references.get("described", ""))
        self.last_named = words(references["last_named"])
        self.latter: dict[str, str] = references.get("latter", {})
        self.same_noun = words(references["same_noun"])
        self.number_nouns = words(references["number_nouns"])
        self.part_nouns = words(references.get("part_nouns", ""))
        self.point_things = words(references.get("point_things", ""))
        self.sides = words(references.get("sides", ""))
        self.done_people = words(references.get("done_people", ""))
        self.adjective_nouns = words(references.get("adjective_nouns", ""))
        self.along, self.empty = words(data["along"]), words(data["empty"])
        self.of_this_kind: Phrases[bool] = phrases(references["of_this_kind"])
        self.number_of: Phrases[bool] = phrases(references["number_of"])
        self.nouns_of_verbs: dict[str, str] = references["nouns_of_verbs"]
        self.cost_stems = frozenset(fold(noun)[:STEM] for noun in self.costs)
        self.nouns_of_agents: dict[str, str] = references["nouns_of_agents"]


def currency_names(known: dict[str, list[str]]) -> dict[str, str]:
    """Every name and code of a currency that CLDR gives, folded, with its ISO 4217 code."""
    found: dict[str, str] = {}
    for code, (name, *plurals) in known.items():
        if code in _NO_MONEY:
            continue
        found.setdefault(fold(name), code)
        if code not in _OLD_CODES:
            found[code.lower()] = code
        for plural in plurals:
            found.setdefault(fold(plural), code)
    return {name: code for name, code in found.items() if len(name) > 2 and name not in _NOT_CODES}


STEM: Final = 6
"""Letters of a word by which measures are compared: "exportation" and "exportations" are one."""

_NO_MONEY: Final = frozenset({"XAG", "XAU", "XPD", "XPT", "XSU"})
"""Codes of what is weighed or accounted in: "500 tonnes de sucre", "200 onces d'argent" are goods."""

_OLD_CODES: Final = frozenset(
    {"ADP", "AON", "ARA", "ARM", "BAD", "BAN", "BEL", "BOL", "BRE", "CLE", "ESA", "GEK", "KRO", "LUC", "MAF", "MCF"}
    | {"NIC", "PEI", "SIT", "SUR", "TPE"}
)
"""Codes of money that is no more, which are words or the names of banks now: "300 millions sur cinq ans"."""

_NOT_CODES: Final = frozenset(
    {"all", "cop", "top", "ang", "try", "mop", "mad", "cup", "sos", "bam", "gel", "mro", "lak"}
)
"""Codes of currencies that are also words, or common in names: codes in capitals beside a number only."""
