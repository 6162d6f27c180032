"""The tables: what they hold, and what is checked of every row.

- `vocabulary`: the closed lists of words.
- `articles`, `facts`, `participants`, `operations`, `corrections`: one Pandera model a table; they are the one source.
- `tables`: the Arrow schemas and empty tables that follow from the models.
- `parsing`: candidate values (text) into the types of the columns, one by one.
- `row_checks`, `links`: checks across the columns of a row, and across rows and tables.
- `validation`: rows parted into good ones and rejected ones; stored tables checked again.
- `dictionary`: docs/tables.md, generated.

Nothing here knows of articles being read or stored. Importing the package alone costs nothing: pandas and pandera come
with the modules that need them.
"""

CONTRACT = 1
"""The version of the tables' contract: it stands in the metadata of every Parquet file."""

FACT_TABLES = ("amounts", "growth_rates", "agreements", "projects")
TABLES = ("articles", *FACT_TABLES, "participants", "rejected", "runs", "corrections", "anomalies")
