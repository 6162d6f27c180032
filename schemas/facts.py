"""The four tables of facts."""

from __future__ import annotations

from typing import Any

from pandera.pandas import Field

from communique.schemas import vocabulary as words
from communique.schemas.columns import CODE_POINTS, ID_PATTERN, Date, Decimal, Double, Int32, Table, Text


class Facts(Table):
    """What every fact has."""

    fact_id: Text = Field(
        str_matches=ID_PATTERN,
        description="key over the four fact tables: a hash of article_id, table, kind, quote, which occurrence of that "
        "quote, and which fact on it",
    )
    article_id: Text = Field(str_matches=ID_PATTERN, description="the article it was read in")
    quote: Text = Field(
        str_length={"min_value": 1},
        description="the words it was read from: exactly articles.text[quote_start:quote_end]",
    )
    quote_start: Int32 = Field(
        ge=0, description="offset of the quote in articles.text, in Unicode code points", metadata=CODE_POINTS
    )
    quote_end: Int32 = Field(ge=1, description="offset behind the quote, in Unicode code points", metadata=CODE_POINTS)
    sentence: Text = Field(description="the sentence (or title, or list item) that the quote stands in")
    confidence: Double = Field(
        nullable=True,
        ge=0,
        le=1,
        description="the measured precision of its extractor on annotated articles: (right + 1) / (rows + 2) of the "
        "rows that this rule gave there; null where it gave fewer than 5",
        metadata={"unit": "share from 0 to 1"},
    )
    extractor: Text = Field(str_length={"min_value": 1}, description="which rule found it, with its version")
    corrected: Text = Field(
        nullable=True,
        str_length={"min_value": 1},
        description="the columns whose values people have corrected, separated by commas: see corrections",
    )


_BY_UNIT = {"unit": "as the column unit says"}
_BY_BASIS = {"unit": "as the column basis says"}
_ID: dict[str, Any] = {"nullable": True, "str_matches": ID_PATTERN}
_MEASURE = 'what is measured, in the text\'s words, references resolved ("ce chiffre" is "commerce bilatéral")'
_START = "first day that the figure is about, resolved against published_on where it is relative"
_END = "last day that the figure is about"
_PERIOD = "the words that say the time, always kept"


class Amounts(Facts):
    """Sums of money, counts, quantities and shares; a mention is a row.

    A total takes the rows of one unit, modality and period where part_of, repeats and converts are null.
    """

    kind: Text = Field(isin=words.AMOUNT_KINDS, description="what the number is")
    value: Decimal = Field(
        description="the number with its scale words multiplied out; of a range its lower end", metadata=_BY_UNIT
    )
    value_low: Decimal = Field(
        nullable=True, description="lower end of the interval that the words allow", metadata=_BY_UNIT
    )
    value_high: Decimal = Field(
        nullable=True, description="upper end of the interval that the words allow", metadata=_BY_UNIT
    )
    unit: Text = Field(
        nullable=True,
        description="money: ISO 4217; measure: symbol (km, MW, t …); count: the noun, singular; percentage: %",
    )
    qualifier: Text = Field(isin=words.QUALIFIERS, description='how the words bound the number ("près de", "plus de")')
    measure: Text = Field(nullable=True, description=_MEASURE)
    modality: Text = Field(isin=words.MODALITIES, description="whether it is so, wanted, expected or conditional")
    period_start: Date = Field(nullable=True, description=_START)
    period_end: Date = Field(nullable=True, description=_END)
    period_text: Text = Field(nullable=True, description=_PERIOD)
    project_id: Text = Field(**_ID, description="fact_id of the project it belongs to")
    agreement_id: Text = Field(**_ID, description="fact_id of the agreement it belongs to")
    part_of: Text = Field(**_ID, description='fact_id of the amount that includes it ("7 milliards, dont 4,4 …")')
    repeats: Text = Field(**_ID, description="fact_id of the first row of this article that states the same fact")
    converts: Text = Field(
        **_ID, description="fact_id of the amount before it that it gives in another currency or unit"
    )


class GrowthRates(Facts):
    """Changes with their size: in percent, in points, or as a factor."""

    rate: Double = Field(
        description="signed, in percent, or points where basis says so; of a range the first end", metadata=_BY_BASIS
    )
    rate_to: Double = Field(nullable=True, description="the other end of a range", metadata=_BY_BASIS)
    basis: Text = Field(isin=words.BASES, description="what the rate is in")
    direction: Text = Field(isin=words.DIRECTIONS, description="which way it goes")
    qualifier: Text = Field(isin=words.QUALIFIERS, description="how the words bound the rate")
    measure: Text = Field(nullable=True, description=_MEASURE)
    modality: Text = Field(isin=words.MODALITIES, description="whether it is so, wanted, expected or conditional")
    period_start: Date = Field(nullable=True, description=_START)
    period_end: Date = Field(nullable=True, description=_END)
    period_text: Text = Field(nullable=True, description=_PERIOD)
    level_amount_id: Text = Field(**_ID, description="fact_id of the amount that the change leads to")
    repeats: Text = Field(**_ID, description="fact_id of the first row of this article that states the same fact")


class Agreements(Facts):
    """Instruments between parties: signed, prepared, planned, in force or ended."""

    type: Text = Field(isin=words.AGREEMENT_TYPES, description="what kind of instrument it is")
    title: Text = Field(str_length={"min_value": 1}, description="the quote without its article")
    subject: Text = Field(nullable=True, description="what it is about")
    status: Text = Field(isin=words.AGREEMENT_STATUSES, description="how far it has come")
    signed_on: Date = Field(nullable=True, description="the day of signature")
    count: Int32 = Field(nullable=True, ge=0, description="1 for one; null where an aggregate does not say")
    part_of: Text = Field(**_ID, description="fact_id of the aggregate that lists it")


class Projects(Facts):
    """Undertakings: what is prepared, built, opened, funded or run. Its value is the amount whose project_id it is."""

    name: Text = Field(str_length={"min_value": 1}, description="the phrase that names it, without its article")
    status: Text = Field(isin=words.PROJECT_STATUSES, description="how far it has come")
    sector: Text = Field(nullable=True, str_matches=r"^[A-U]$", description="ISIC Rev. 4 section letter")
    place: Text = Field(nullable=True, description="the first place; all of them are participants")
    count: Int32 = Field(nullable=True, ge=0, description="1 for one; null where an aggregate does not say")
    part_of: Text = Field(**_ID, description="fact_id of the aggregate that lists it")
