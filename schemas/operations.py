"""What runs did, what they turned away, and what was unusual about them."""

from __future__ import annotations

from typing import Any

from pandera.pandas import Field

from communique.schemas import FACT_TABLES
from communique.schemas import vocabulary as words
from communique.schemas.columns import Int32, Int64, Table, Text, Time


class Rejected(Table):
    """What could not be loaded, read or validated, with its reason. Nothing is dropped in silence."""

    run_id: Text = Field(description="the run that turned it away")
    stage: Text = Field(isin=words.STAGES, description="where it was turned away")
    table_name: Text = Field(nullable=True, description="the table it was meant for")
    article_id: Text = Field(nullable=True, description="the article, where one is known")
    source_uri: Text = Field(nullable=True, description="the file or url")
    line: Int64 = Field(nullable=True, ge=1, description="the line of the file")
    column_name: Text = Field(nullable=True, description="the column that failed")
    check_name: Text = Field(str_length={"min_value": 1}, description="the check that failed")
    failure: Text = Field(description="what is wrong, in words")
    row_json: Text = Field(nullable=True, description="the row as JSON, lone surrogates escaped, at most 64 kB")


_ROWS: dict[str, Any] = {"ge": 0, "metadata": {"unit": "rows"}}
_ARTICLES: dict[str, Any] = {"ge": 0, "metadata": {"unit": "articles"}}
_HASH: dict[str, Any] = {
    "str_matches": r"^[0-9a-f]{64}$",
    "description": "hash of the table's files after the run: sha256sum *.parquet | sha256sum",
}


class Runs(Table):
    """One row a run, written last: found = written + rejected for each fact table."""

    run_id: Text = Field(description="key")
    started_at: Time = Field(description="when it began, in UTC")
    finished_at: Time = Field(nullable=True, description="when it ended, in UTC; null of a run that was killed")
    state: Text = Field(isin=words.RUN_STATES, description="how it ended")
    version: Text = Field(description="version of the rules")
    contract: Int32 = Field(ge=1, description="version of the tables' contract")
    articles_seen: Int64 = Field(
        **_ARTICLES, description="articles found in the raw folder: new, changed, unchanged, failed"
    )
    articles_new: Int64 = Field(**_ARTICLES, description="stored for the first time")
    articles_changed: Int64 = Field(**_ARTICLES, description="stored before, and something of it is other now")
    articles_unchanged: Int64 = Field(**_ARTICLES, description="stored before, as it is now")
    articles_unread: Int64 = Field(**_ARTICLES, description="stored in this run, in a language that cannot be read")
    articles_failed: Int64 = Field(**_ARTICLES, description="turned away while loading or reading")
    articles_read: Int64 = Field(
        **_ARTICLES,
        nullable=True,
        description="articles whose facts were read in this run: new, changed, or again for new rules or corrections; "
        "null of runs before this was counted",
    )
    found_amounts: Int64 = Field(**_ROWS, description="rows found")
    written_amounts: Int64 = Field(**_ROWS, description="rows written")
    rejected_amounts: Int64 = Field(**_ROWS, description="rows turned away")
    rows_amounts: Int64 = Field(**_ROWS, description="rows of the table after the run")
    sha256_amounts: Text = Field(**_HASH)
    found_growth_rates: Int64 = Field(**_ROWS, description="rows found")
    written_growth_rates: Int64 = Field(**_ROWS, description="rows written")
    rejected_growth_rates: Int64 = Field(**_ROWS, description="rows turned away")
    rows_growth_rates: Int64 = Field(**_ROWS, description="rows of the table after the run")
    sha256_growth_rates: Text = Field(**_HASH)
    found_agreements: Int64 = Field(**_ROWS, description="rows found")
    written_agreements: Int64 = Field(**_ROWS, description="rows written")
    rejected_agreements: Int64 = Field(**_ROWS, description="rows turned away")
    rows_agreements: Int64 = Field(**_ROWS, description="rows of the table after the run")
    sha256_agreements: Text = Field(**_HASH)
    found_projects: Int64 = Field(**_ROWS, description="rows found")
    written_projects: Int64 = Field(**_ROWS, description="rows written")
    rejected_projects: Int64 = Field(**_ROWS, description="rows turned away")
    rows_projects: Int64 = Field(**_ROWS, description="rows of the table after the run")
    sha256_projects: Text = Field(**_HASH)
    rows_rejected: Int64 = Field(**_ROWS, description="rows that the run added to rejected")


class Anomalies(Table):
    """What was unusual about a run, held against the runs before it. Its rows have passed every check all the same."""

    run_id: Text = Field(description="the run")
    check_name: Text = Field(isin=words.ANOMALY_CHECKS, description="what was looked at")
    table_name: Text = Field(isin=("articles", *FACT_TABLES), description="the table that it is about")
    found: Text = Field(str_length={"min_value": 1}, description="what was found")
    usual: Text = Field(str_length={"min_value": 1}, description="what is usual, by the runs before")
    message: Text = Field(str_length={"min_value": 1}, description="both in one sentence")
