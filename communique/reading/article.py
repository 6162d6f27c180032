"""Reading one article, station by station."""

from __future__ import annotations

from typing import Final

from communique.article import Article
from communique.languages import Pack
from communique.languages.clues import (
    CHANGE,
    COUNTRY,
    GENRE,
    INSTRUMENT,
    NUMBER,
    ORDINAL,
    OTHER_GENRE,
    SAME,
    UNDERTAKING,
)
from communique.languages.figures import CurrencyName
from communique.languages.once import once
from communique.reading.agreements.aims import Aims
from communique.reading.agreements.instruments import Instruments
from communique.reading.agreements.lending import lent
from communique.reading.agreements.resumption import resume, settle_deed
from communique.reading.agreements.signing import Signatures
from communique.reading.facts import Agreement, Amount, Change, Fact, Figure, Project
from communique.reading.figures.changes import split_changes
from communique.reading.figures.currencies import about, of_company, parts, rescale, settle, settle_alike, written
from communique.reading.figures.lenders import lend_units
from communique.reading.figures.quantities import quantities
from communique.reading.links.dimensions import link_sizes
from communique.reading.links.inheritance import inherit, lend_subjects
from communique.reading.links.listing import link_listed
from communique.reading.links.owners import Owners, link_joint, link_trade
from communique.reading.links.related import link_conversions, link_levels, link_parts, link_repeats, settle_titles
from communique.reading.measures.measured import Measures
from communique.reading.mentions.merging import REFERENCE, Mentions, merge_agreements, merge_projects
from communique.reading.modality.modalities import modality, owed
from communique.reading.parties.actors import lend_parties
from communique.reading.parties.people import People
from communique.reading.places.names import LEAD, Naming, home, namings, occasion
from communique.reading.projects.nounless import REACH, nounless
from communique.reading.projects.sequels import Sequels
from communique.reading.projects.undertakings import Undertakings
from communique.reading.sentences.document import HEADING, ITEM, PROSE, ROW, Sentence, sentences
from communique.reading.sentences.syntax import Syntax
from communique.reading.times.periods import Periods

AGGREGATE_REACH: Final = 11
"""Sentences behind an aggregate of instruments in which "le premier" may be one of them."""

OF_GENRE: Final = 0.2
"""Share of sentences with a word of the genre in an article about deals; general news hold one in ten of them."""

TELLING: Final = 4
"""Sentences that tell of what kind an article is; of fewer it is taken for one about deals."""


class Reader:
    """What is known while one article is read."""

    def __init__(self, article: Article, pack: Pack) -> None:
        self.pack = pack
        self.published = article.published_on
        self.sentences = sentences(article.text, pack)
        self._understood: dict[int, Syntax] = {}

    def syntax(self, s: Sentence) -> Syntax:
        """A sentence, understood; once."""
        understood = self._understood.get(s.number)
        if understood is None:
            understood = self._understood[s.number] = Syntax(s, self.pack, self.published)
        return understood

    def _of(self, figure: Figure) -> Syntax:
        return self.syntax(figure.sentence)

    def _before(self, s: Sentence) -> Syntax | None:
        """The sentence before, understood."""
        return self.syntax(self.sentences[s.number - 1]) if s.number else None

    @once
    def namings(self) -> list[Naming]:
        """Every country that the article names."""
        return [naming for s in self.sentences if COUNTRY in s.clues for naming in namings(s, self.pack)]

    @once
    def countries(self) -> list[str]:
        """ISO 3166-1 alpha-2 codes of the countries in the order in which they are named; last where things happen."""
        there = sorted(self.namings, key=lambda naming: naming.at_seat)
        return list(dict.fromkeys(naming.country.alpha2 for naming in there))

    @once
    def named(self) -> list[str]:
        """ISO 3166-1 alpha-2 codes of all countries that the article names, by their towns as well."""
        return [*self.countries, *self.about, *self.parts]

    @once
    def occasion(self) -> list[Naming]:
        """The two countries that the article is about."""
        return occasion(self.namings)

    @once
    def about(self) -> list[str]:
        """ISO 3166-1 alpha-2 codes of the countries in whose money the article counts."""
        told = about(self.sentences[: LEAD + 1], self.occasion, self.namings, self.pack)
        alone = self.countries if len(self.countries) == 1 else []  # also where nothing but an adjective tells it
        only = alone if any(not of_company(naming, self.pack) for naming in self.namings) else []
        return [*(told or self.parts or only), *written(self.sentences, self.pack)]

    @once
    def parts(self) -> list[str]:
        """ISO 3166-1 alpha-2 codes of the countries whose towns and institutions the article names."""
        return parts(self.sentences, self.pack)

    @once
    def of_genre(self) -> bool:
        """Whether the article is about deals: how many of its sentences hold a word of the genre, or of another one."""
        held, other = (sum(clue in s.clues for s in self.sentences) for clue in (GENRE, OTHER_GENRE))
        if len(self.sentences) < TELLING:
            return held >= other
        return held > other and held >= OF_GENRE * len(self.sentences)

    def facts(self) -> list[Fact]:
        """Every fact of the article, linked."""
        amounts, changes = self._figures()
        instruments = self._instruments()
        undertakings = self._undertakings(instruments.every)
        link_listed(instruments, self.pack)
        link_listed(undertakings, self.pack)
        inherit(undertakings, instruments, self.pack)
        Aims(self.sentences, self.syntax, self.pack).tell(instruments.facts)
        lend_subjects(instruments, undertakings, self.pack)
        Signatures(self.syntax, self.published).date_all(instruments)
        link_sizes(amounts, undertakings, instruments, self.pack)
        self._settle(amounts, changes, [*undertakings.facts, *instruments.facts])
        link_conversions(amounts, self.pack)
        link_parts(amounts, self.pack)
        link_levels(changes, amounts, self.pack)
        settle_titles(amounts, self.syntax, self.pack)
        link_repeats(amounts, self.pack)
        link_repeats(changes, self.pack)
        Owners(undertakings, instruments, self.syntax).link(amounts)
        owed(amounts)
        link_trade([*amounts, *changes], self.occasion, self.pack)
        link_joint(undertakings.facts, self.occasion, self.pack)
        return [*amounts, *changes, *instruments.facts, *undertakings.facts]

    def _figures(self) -> tuple[list[Amount], list[Change]]:
        found: list[Amount] = []
        unsettled: list[tuple[Amount, CurrencyName]] = []
        for s in self.sentences:
            if NUMBER not in s.clues:
                continue
            for mention in quantities(self.syntax(s)):
                if mention.currency is not None:
                    code = mention.currency.code or settle(mention.currency, self.named, self.about, self.pack)
                    mention.amount.unit = code
                    if code is None:
                        unsettled.append((mention.amount, mention.currency))
                else:
                    rescale(mention.amount, self.named, self.pack)
                found.append(mention.amount)
        settle_alike(unsettled, {amount.unit for amount in found if amount.kind == "money"}, self.pack)
        amounts: list[Amount] = []
        changes: list[Change] = []
        by_sentence: dict[int, list[Amount]] = {}
        for amount in lend_units(found, self._of):
            by_sentence.setdefault(amount.sentence.number, []).append(amount)
        for s in self.sentences:
            here = by_sentence.get(s.number, [])
            if not here and CHANGE not in s.clues:
                continue
            kept, changed = split_changes(self.syntax(s), here)
            amounts.extend(kept)
            changes.extend(changed)
        return amounts, changes

    def _instruments(self) -> Mentions[Agreement]:
        mentions: list[Agreement] = []
        told = last = -AGGREGATE_REACH
        pronouns = self.pack.grammar.article_clitics.union(self.pack.projects.sequels.pronouns)
        for s in self.sentences:
            if s.number - last == 1 and mentions and s.kind == PROSE and not pronouns.isdisjoint(s.words):
                resume(self.syntax(s), mentions[-1])
            ordinal = s.number - told < AGGREGATE_REACH and ORDINAL in s.clues
            elliptic = s.number - last == 1 and not s.clues.isdisjoint((SAME, ORDINAL))
            listed = s.number - told < AGGREGATE_REACH and s.kind == ITEM and NUMBER in s.clues
            if s.kind == HEADING or (not (ordinal or elliptic or listed) and INSTRUMENT not in s.clues):
                continue
            intro = self.syntax(s.intro) if s.intro is not None else None
            found_here = Instruments(self.syntax(s), intro).find()
            if listed and not found_here and (loan := lent(self.syntax(s))) is not None:
                found_here = [loan]
            before = self.sentences[s.number - 1] if s.number > 1 else None
            if before is not None and before.paragraph == s.paragraph:
                for paper in (one for one in found_here if one.rule.endswith(REFERENCE)):
                    settle_deed(self.syntax(before), paper)
            mentions.extend(found_here)
            last = s.number if found_here else last
            one_of = bool(found_here) and (listed or ORDINAL in s.clues)  # "Un premier contrat …. Le deuxième …"
            if ordinal or one_of or any(agreement.count != 1 for agreement in found_here):
                told = s.number
        found = merge_agreements(mentions, self.pack, self.of_genre)
        named = {naming.country.alpha2 for naming in self.namings if naming.country.how == "name"}
        acting = {naming.country.alpha3 for naming in self.namings if not of_company(naming, self.pack)}
        nations = self.occasion if acting.issuperset(naming.country.alpha3 for naming in self.occasion) else []
        occasion = [naming.party(as_told=naming.country.alpha2 not in named) for naming in nations]
        people = People(self.sentences, self.pack) if found.facts else None
        for agreement in found.facts:
            if people is not None:
                people.resolve(agreement, occasion)
        lend_parties(found.facts, occasion, home(self.namings), self.sentences, self.syntax)
        return found

    def _undertakings(self, instruments: list[Agreement]) -> Mentions[Project]:
        taken: dict[int, list[Agreement]] = {}
        for instrument in instruments:
            taken.setdefault(instrument.sentence.number, []).append(instrument)
        found: list[Project] = []
        for s in self.sentences:
            if s.kind == HEADING:
                continue
            headed = s.kind == ROW and s.intro is not None and UNDERTAKING in s.intro.clues
            if headed or UNDERTAKING in s.clues:
                intro = self.syntax(s.intro) if s.intro is not None else None
                found.extend(Undertakings(self.syntax(s), intro, taken.get(s.number, []), self.of_genre).find())
            near = bool(found) and s.number - found[-1].sentence.number <= REACH
            if near and not s.clues.isdisjoint((ORDINAL, NUMBER, SAME)):
                found.extend(nounless(self.syntax(s), found))
        undertakings = merge_projects(found, self.pack)
        Sequels(self.sentences, self.syntax, self.pack).tell(undertakings)
        return undertakings

    def _settle(self, amounts: list[Amount], changes: list[Change], things: list[Project | Agreement]) -> None:
        """Time, measure and modality, in the order of the text, so that a reference finds what it stands for."""
        measures = Measures(self._of, self._before, things)
        periods = Periods(self.syntax, self.published, [*amounts, *changes])
        for figure in sorted([*amounts, *changes], key=lambda f: f.start):
            measures.settle(figure)
            figure.modality = modality(self._of(figure), figure)
            figure.period = periods.of(figure)
