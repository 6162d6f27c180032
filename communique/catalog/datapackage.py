"""A Frictionless data package (datapackage.json, version 2) about the files of the tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa

from communique.catalog.columns import COLUMNS, unit
from communique.schemas import CONTRACT
from communique.schemas.dictionary import vocabulary
from communique.schemas.links import LINKS
from communique.schemas.tables import KEYS, MODELS, arrow_schema

_TYPES = {
    pa.string(): "string",
    pa.bool_(): "boolean",
    pa.int32(): "integer",
    pa.int64(): "integer",
    pa.float64(): "number",
    pa.date32(): "date",
    pa.timestamp("us", "UTC"): "datetime",
}


def datapackage(paths: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """The package, given the files of each table as paths under the outputs."""
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "communique",
        "title": "Deals between countries, as articles tell of them",
        "version": f"{CONTRACT}.0.0",
        "resources": [_resource(table, paths[table]) for table in (*MODELS, "columns")],
    }


def _resource(table: str, paths: Sequence[str]) -> dict[str, Any]:
    schema = COLUMNS if table == "columns" else arrow_schema(table)
    return {
        "name": table,
        "description": schema.metadata[b"description"].decode(),
        "path": list(paths),
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "schema": _table_schema(table, schema),
    }


def _table_schema(table: str, schema: pa.Schema) -> dict[str, Any]:
    """The columns, the key, and what they lead to. A participant leads to one of four tables, which no key can say."""
    key = ("table_name", "column_name") if table == "columns" else KEYS[table]
    told: dict[str, Any] = {"fields": [_field(table, field) for field in schema]}
    if key:
        told["primaryKey"] = list(key)
    links = [_link(link.column, link.target, "fact_id") for link in LINKS if link.table == table]
    if "article_id" in schema.names and table not in ("articles", "rejected"):
        links.insert(0, _link("article_id", "articles", "article_id"))
    if links:
        told["foreignKeys"] = links
    return told


def _link(column: str, table: str, target: str) -> dict[str, Any]:
    return {"fields": [column], "reference": {"resource": table, "fields": [target]}}


def _field(table: str, field: pa.Field) -> dict[str, Any]:
    told: dict[str, Any] = {
        "name": field.name,
        "type": _TYPES.get(field.type, "number"),
        "description": field.metadata[b"description"].decode(),
        "constraints": {"required": not field.nullable},
    }
    if table != "columns":
        words = vocabulary(table).get(field.name)
        told |= {"unit": unit(table, field.name)} if unit(table, field.name) else {}
        told["constraints"] |= {"enum": words} if words else {}
    return told
