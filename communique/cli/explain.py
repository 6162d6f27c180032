"""What `communique extract --explain` prints: each sentence as it was understood, and its rows with their rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.cells import cell_len
from rich.columns import Columns
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from communique.article import Article
from communique.reading.explain import CLASSES, Made, Phrase, Seen, Verb, Word, explain
from communique.reading.facts import Period

STYLES = {
    "D": "cyan", "O": "bright_black", "P": "blue", "C": "magenta", "S": "bold magenta", "R": "bright_cyan",
    "L": "dim cyan", "A": "yellow", "T": "green", "J": "bright_yellow", "N": "bold green", "W": "default",
    "V": "bold red", "p": "red", "i": "italic red", "g": "italic bright_red", ".": "bright_black",
}  # fmt: skip
"""The colour of each class of words."""

QUOTED = "underline"
"""How words are shown that a row quotes."""

BESIDE = frozenset(
    {"fact_id", "article_id", "quote", "quote_start", "quote_end", "sentence", "confidence", "extractor"}
)
"""Columns that say where a row comes from, which its place on the screen says too."""

LINKS = frozenset({"project_id", "agreement_id", "part_of", "repeats", "converts", "level_amount_id"})
"""Columns that name another row, of which people see the quote."""


def show(article: Article, every: bool) -> None:
    """Print the sentences that hold a fact, or every one."""
    console = Console(highlight=False, emoji=False)
    glossed = console.color_system is None or console.no_color
    console.print(Text(article.title, style="bold"))
    console.print(_legend(glossed))
    found = explain(article)
    quotes = {made.row["fact_id"]: made.row["quote"] for seen in found for made in seen.made}
    shown = 0
    for number, seen in enumerate(found, 1):
        if every or seen.made:
            _show(console, number, seen, glossed, quotes)
            shown += 1
    if not every:
        console.print()
        console.print(f"{shown} of {len(found)} sentences hold a fact; --all shows the others too")


def _legend(glossed: bool) -> Columns:
    """Each class of words in its colour, and by its letter where there is no colour."""
    if glossed:
        return Columns(Text(f"{code} {name}") for code, name in CLASSES.items())
    names = [Text(name, STYLES[code]) for code, name in CLASSES.items()]
    return Columns([*names, Text("quoted by a row", QUOTED)])


def _joined(separator: str, texts: Iterable[Text]) -> Text:
    return Text(separator).join(texts)


def _show(console: Console, number: int, seen: Seen, glossed: bool, quotes: dict[str, str]) -> None:
    console.print()
    console.rule(Text(f"{number} {seen.kind}"), align="left", style="dim")
    if glossed:
        console.print(Text("\n".join(_glossed(seen.words, console.width))))
    else:
        console.print(_coloured(seen.words))
    lines = [("verb", _verb(verb)) for verb in seen.verbs]
    if seen.phrases:
        lines.append(("phrases", _joined(" · ", (_phrase(phrase, glossed) for phrase in seen.phrases))))
    lines += [("time", _time(time)) for time in seen.times]
    console.print(_grid(lines))
    for made in seen.made:
        console.print(_head(made))
        console.print(Padding(_grid(_row(made, quotes)), (0, 0, 0, 2)))


def _grid(lines: Iterable[tuple[str, Text]]) -> Table:
    table = Table.grid(padding=(0, 2))
    for label, text in lines:
        table.add_row(Text(label, "dim"), text)
    return table


def _coloured(words: list[Word]) -> Text:
    text = Text()
    for word in words:
        text.append(" " if word.spaced and text else "")
        text.append(word.text, f"{STYLES[word.code]} {QUOTED if word.quoted else ''}")
    return text


def _glossed(words: list[Word], width: int) -> Iterator[str]:
    """Lines of words, each with a line of their classes below: what colours say where there are none."""
    above = below = ""
    for word in words:
        size = cell_len(word.text) + 1
        if above and cell_len(above) + size > width:
            yield from (above.rstrip(), below.rstrip())
            above = below = ""
        above += f"{word.text} "
        below += word.code.ljust(size)
    yield from (above.rstrip(), below.rstrip())


def _verb(verb: Verb) -> Text:
    """ "a été signé: être + être + signer, past, passive; subject: l'accord"."""
    text = Text.assemble((verb.text, STYLES["V"]), ": ", " + ".join(verb.lemmas))
    text.append(f", {verb.tense if verb.form == 'finite' else verb.form}")
    text.append(", passive" * verb.passive + ", negated" * verb.negated)
    text.append(f"; subject: {verb.subject}" if verb.subject else "")
    return text.append(f"; objects: {', '.join(verb.objects)}" if verb.objects else "")


def _phrase(phrase: Phrase, glossed: bool) -> Text:
    """ "(de) nouveaux *projets* conjoints": the governor in brackets, the head marked."""
    head = f"*{phrase.head}*" if glossed else phrase.head
    colour = STYLES["T"] if phrase.time else ""
    governor = f"({phrase.governor}) " if phrase.governor else ""
    return Text.assemble(
        (governor, STYLES["P"]), (phrase.opening, colour), (head, f"bold {colour}"), (phrase.rest, colour)
    )


def _time(time: Period) -> Text:
    days = f"{time.start or '…'} to {time.end or '…'}" if time.start or time.end else "no days"
    return Text.assemble((time.text, STYLES["T"]), f": {days}")


def _head(made: Made) -> Text:
    """The table, the rule with its version, and the quote."""
    text = Text.assemble((f"→ {made.table}", "bold green"), "  ", (made.row["extractor"], "bold"), "  ")
    return text.append(f"«{made.row['quote']}»", QUOTED)


def _row(made: Made, quotes: dict[str, str]) -> Iterator[tuple[str, Text]]:
    """The values of a row; those that something speaks for have a line of their own."""
    values = {column: value for column, value in made.row.items() if value is not None and column not in BESIDE}
    plain = [(column, value) for column, value in values.items() if column not in made.why]
    said = (Text.assemble((f"{column} ", "dim"), _value(column, value, quotes)) for column, value in plain)
    yield "values", _joined(" · ", said)
    for column, why in made.why.items():
        if column in values:
            yield column, Text.assemble(_value(column, values[column], quotes), (f"  ← {why}", "italic"))
    if made.participants:
        yield "participants", Text(", ".join(made.participants))


def _value(column: str, value: object, quotes: dict[str, str]) -> str:
    return f"«{quotes[str(value)]}»" if column in LINKS else str(value)
