"""Corrections: what people have put right in the facts."""

from __future__ import annotations

from pandera.pandas import Field

from communique.schemas import FACT_TABLES
from communique.schemas import vocabulary as words
from communique.schemas.columns import ID_PATTERN, Date, Int64, Table, Text


class Corrections(Table):
    """One row a line of corrections.csv, as the last run found it, and whether it is applied."""

    line: Int64 = Field(ge=1, description="key: the line of the file")
    fact_id: Text = Field(nullable=True, description="the fact that it corrects")
    column_name: Text = Field(nullable=True, description="the column that it corrects")
    expected: Text = Field(
        nullable=True, description="what the row holds as it was read, as text; null expects an empty value"
    )
    corrected: Text = Field(nullable=True, description="what it should hold, as text; null empties it")
    reason: Text = Field(nullable=True, description="why")
    corrected_by: Text = Field(nullable=True, description="who says so")
    corrected_on: Date = Field(nullable=True, description="the day on which they said so")
    table_name: Text = Field(nullable=True, isin=FACT_TABLES, description="the table of the fact, where there is one")
    article_id: Text = Field(nullable=True, str_matches=ID_PATTERN, description="the article of the fact")
    state: Text = Field(isin=words.CORRECTION_STATES, description="whether it is applied, or why not")
    failure: Text = Field(nullable=True, description="why it is not applied, in words")
