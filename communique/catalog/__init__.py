"""The catalog: what the tables are, told to the tools that read them.

- `columns`: the table `columns`, as BI tools read only data.
- `datapackage`: a Frictionless data package about the files.
- `views.sql`: the star of facts and dimensions, with measures that total right.
- `spreadsheets`: the tables as CSV with no formula in them.

All of it follows from `schemas`, so nothing here has to be kept up by hand.
"""
