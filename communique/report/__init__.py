"""The report: a static site about the tables, that opens from disk with no server and no network.

- `stories`: the stored tables, article by article: each with its facts and who takes part in them.
- `measures`: what of a fact counts in a total, and between which countries it is.
- `overview`, `quality`: what the first page shows, added up; the last run.
- `listing`: the rows of the tables that sort and filter, in pieces.
- `marking`: an article's text cut where its facts begin and end.
- `scripts`: data as scripts, the only form in which a page opened from disk may load it.
- `writing`: all of it, written into a folder.
- `site/`: the pages themselves, in HTML, CSS and JavaScript; `site/vendor/` holds the charts' library.

Text from an article goes into data alone, never into markup: the pages show it as text nodes.
"""
