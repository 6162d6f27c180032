"""Who takes part in a fact."""

from __future__ import annotations

from pandera.pandas import Field

from communique.schemas import FACT_TABLES
from communique.schemas import vocabulary as words
from communique.schemas.columns import CODE_POINTS, ID_PATTERN, Int32, Table, Text


class Participants(Table):
    """Parties of an agreement, who runs a project and where, whose trade an amount or a growth rate is."""

    table_name: Text = Field(isin=FACT_TABLES, description="the table of the fact")
    fact_id: Text = Field(str_matches=ID_PATTERN, description="the fact")
    article_id: Text = Field(str_matches=ID_PATTERN, description="the article")
    role: Text = Field(isin=words.ROLES, description="its part in the fact")
    name: Text = Field(str_length={"min_value": 1}, description="its name")
    kind: Text = Field(isin=words.PARTY_KINDS, description="what it is")
    country: Text = Field(
        nullable=True, str_matches=r"^[A-Z]{3}$", description="ISO 3166-1 alpha-3, XKX for Kosovo; of a country"
    )
    mention_start: Int32 = Field(
        nullable=True,
        ge=0,
        description="offset of where it is mentioned in articles.text, in code points",
        metadata=CODE_POINTS,
    )
    mention_end: Int32 = Field(nullable=True, ge=1, description="offset behind the mention", metadata=CODE_POINTS)
