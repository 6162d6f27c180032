"""The four steps of a run as plain functions: load, read, validate, write. They pass paths and small summaries."""
