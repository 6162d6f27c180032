"""What reading finds, before it becomes rows: facts hold on to each other as objects; `rows` gives them ids."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final

from communique.languages.tokens import fold
from communique.reading.sentences.document import Sentence

ACTUAL: Final = "actual"
TARGET: Final = "target"
FORECAST: Final = "forecast"
HYPOTHETICAL: Final = "hypothetical"
"""The modalities of a figure."""

NOUNLESS: Final = "project.nounless"
"""The rule of undertakings that take their noun from one told before; no two of them are ever one."""


@dataclass(slots=True, eq=False)
class Period:
    """The words that say a time, and the days it means, both included, where they can be told."""

    text: str
    start: date | None = None
    end: date | None = None

    def differs(self, other: Period) -> bool:
        """Whether it is another time: by the days where both have some, else by the words."""
        told = (self.start or self.end) and (other.start or other.end)
        return (self.start, self.end) != (other.start, other.end) if told else fold(self.text) != fold(other.text)


@dataclass(slots=True, eq=False)
class Party:
    """A name with its part in a fact; `start` and `end` are where it is mentioned in the text."""

    name: str
    role: str
    kind: str
    country: str | None
    start: int
    end: int


@dataclass(slots=True, eq=False)
class Fact:
    """What every fact has: its sentence, its tokens first to last (exclusive), and the rule that found it."""

    sentence: Sentence
    first: int
    last: int
    rule: str
    parties: list[Party] = field(default_factory=list, kw_only=True)

    @property
    def table(self) -> str:
        """The table that it becomes a row of."""
        return TABLES[type(self)]

    @property
    def start(self) -> int:
        """Offset of the quote in the article's text."""
        return self.sentence.starts[self.first]

    @property
    def end(self) -> int:
        """Offset behind the quote."""
        return self.sentence.stop(self.last - 1)

    @property
    def quote(self) -> str:
        """The words of the fact."""
        return self.sentence.text[self.start : self.end]


@dataclass(slots=True, eq=False)
class Figure(Fact):
    """What amounts and growth rates share: `number` is the first token of the number itself, `after` the one behind.

    `measured_by` is the name of the rule that found the measure.
    """

    qualifier: str = "exact"
    number: int = 0
    after: int = 0
    measure: str | None = None
    measured_by: str = ""
    modality: str = ACTUAL
    period: Period | None = None


@dataclass(slots=True, eq=False)
class Amount(Figure):
    """A sum of money, a count, a quantity or a share.

    `high` is the upper end of a range, `scale` that of the scale word ("milliard"); `thing` is what it is the size,
    the number or the price of, where that is an undertaking or an instrument.
    """

    kind: str = "money"
    value: Decimal = Decimal(0)
    high: Decimal | None = None
    unit: str | None = None
    scale: Decimal = Decimal(1)
    thing: Agreement | Project | None = None
    project: Project | None = None
    agreement: Agreement | None = None
    part_of: Amount | None = None
    repeats: Amount | None = None
    converts: Amount | None = None


@dataclass(slots=True, eq=False)
class Change(Figure):
    """A growth rate: `rate` is signed, in percent or points."""

    rate: float = 0.0
    rate_to: float | None = None
    basis: str = "percent"
    level: Amount | None = None
    repeats: Change | None = None


@dataclass(slots=True, eq=False)
class Agreement(Fact):
    """An instrument between parties: `noun` is its first token, `strength` how sure its status, `called` its kind.

    `signer` is the token of "le groupe" or "ils", who sign it and are told before; -1 where there is none.
    """

    type: str = "agreement"
    title: str = ""
    called: str = ""
    subject: str | None = None
    status: str = "unknown"
    signed_on: date | None = None
    count: int | None = 1
    part_of: Agreement | None = None
    noun: int = 0
    signer: int = -1
    strength: int = 0
    stems: frozenset[str] | None = None
    kind_stems: frozenset[str] | None = None


@dataclass(slots=True, eq=False)
class Project(Fact):
    """An undertaking: its words begin at token `body`, its head is `noun`; `strength` is how sure its status is.

    `wished` says that no more than a noun ("la construction de") says that it is to come; `called` is its name
    without its size, where it has one. `whole` is the noun of the project that its sentence says to provide for it;
    -1 where there is none.
    """

    name: str = ""
    called: str = ""
    status: str = "unknown"
    sector: str | None = None
    place: str | None = None
    count: int | None = 1
    part_of: Project | None = None
    noun: int = 0
    body: int = 0
    strength: int = 0
    wished: bool = False
    whole: int = -1
    stems: frozenset[str] | None = None


TABLES: dict[type, str] = {Amount: "amounts", Change: "growth_rates", Agreement: "agreements", Project: "projects"}
"""The table of each kind of fact; beside the classes, which mypyc cannot give a variable that is no field."""
