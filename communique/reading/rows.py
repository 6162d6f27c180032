"""From facts to candidate rows: plain JSON values, with ids and links."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, Final

from communique.article import Article, short_hash
from communique.languages.confidence import Confidence
from communique.reading.facts import Agreement, Amount, Change, Fact, Figure, Party, Project

TYPED: Final = "'"
CURLED: Final = "\u2019"
"""The apostrophe of a typewriter, and that of a printer."""

Row = dict[str, Any]
Rows = dict[str, list[Row]]


def in_order(facts: Iterable[Fact]) -> list[Fact]:
    """Facts as they follow each other in the text, which is the order of the rows of each table."""
    return sorted(facts, key=lambda fact: (fact.start, fact.end))


class RowWriter:
    """Gives the facts of one article their ids and writes them as rows."""

    def __init__(self, article: Article, version: str, confidence: Confidence) -> None:
        self.text, self.article_id = article.text, article.article_id
        self.version = version
        self.confidence = confidence
        self._curls = self.text.count(CURLED) > self.text.count(TYPED)
        self._occurrences: dict[str, list[int]] = {}
        self._ids: dict[int, str] = {}
        self._facts_on: dict[tuple[str, str, str, int], int] = {}

    def write(self, facts: list[Fact]) -> Rows:
        """Rows of the four fact tables and of participants, in the order of the text."""
        rows: Rows = {"amounts": [], "growth_rates": [], "agreements": [], "projects": [], "participants": []}
        ordered = in_order(facts)
        commons = [self._common(fact) for fact in ordered]  # first, as facts are linked by their ids
        for fact, common in zip(ordered, commons, strict=True):
            common.update(self._own(fact))
            rows[fact.table].append(common)
            if fact.parties:
                rows["participants"].extend(self._participants(fact))
        return rows

    def _fact_id(self, fact: Fact, quote: str, start: int) -> str:
        kind = fact.kind if isinstance(fact, Amount) else ""
        place = (fact.table, kind, quote, self._occurrence(quote, start))
        which = self._facts_on[place] = self._facts_on.get(place, -1) + 1
        found = self._ids[id(fact)] = short_hash(self.article_id, *place, which)
        return found

    def _occurrence(self, quote: str, start: int) -> int:
        """Which occurrence of the quote in the text this is, from 0; counted once for each different quote."""
        places = self._occurrences.get(quote)
        if places is None:
            places = self._occurrences[quote] = _find_all(self.text, quote)
        return bisect_right(places, start)

    def _common(self, fact: Fact) -> Row:
        s, start, end = fact.sentence, fact.start, fact.end
        quote = s.text[start:end]
        return {
            "fact_id": self._fact_id(fact, quote, start),
            "article_id": self.article_id,
            "quote": quote,
            "quote_start": start,
            "quote_end": end,
            "sentence": s.text[s.start : s.end],
            "confidence": self.confidence.of(fact.rule),
            "extractor": f"{fact.rule}@{self.version}",
        }

    def _own(self, fact: Fact) -> Row:
        match fact:
            case Amount():
                return self._amount(fact)
            case Change():
                return self._change(fact)
            case Agreement():
                return self._agreement(fact)
            case Project():
                return self._project(fact)
        raise TypeError(f"no table for {type(fact).__name__}")

    def _amount(self, amount: Amount) -> Row:
        low, high = _interval(amount)
        return {
            "kind": amount.kind,
            "value": _plain(amount.value),
            "value_low": _plain(low),
            "value_high": _plain(high),
            "unit": amount.unit,
            "qualifier": amount.qualifier,
            **self._said_of(amount),
            "project_id": self._id(amount.project),
            "agreement_id": self._id(amount.agreement),
            "part_of": self._id(amount.part_of),
            "repeats": self._id(amount.repeats),
            "converts": self._id(amount.converts),
        }

    def _change(self, change: Change) -> Row:
        return {
            "rate": change.rate,
            "rate_to": change.rate_to,
            "basis": change.basis,
            "direction": "increase" if change.rate > 0 else "decrease" if change.rate < 0 else "unchanged",
            "qualifier": change.qualifier,
            **self._said_of(change),
            "level_amount_id": self._id(change.level),
            "repeats": self._id(change.repeats),
        }

    def _agreement(self, agreement: Agreement) -> Row:
        return {
            "type": agreement.type,
            "title": agreement.title,
            "subject": self._set(agreement.subject),
            "status": agreement.status,
            "signed_on": agreement.signed_on.isoformat() if agreement.signed_on else None,
            "count": agreement.count,
            "part_of": self._id(agreement.part_of),
        }

    def _project(self, project: Project) -> Row:
        return {
            "name": project.name,
            "status": project.status,
            "sector": project.sector,
            "place": project.place,
            "count": project.count,
            "part_of": self._id(project.part_of),
        }

    def _participants(self, fact: Fact) -> Iterable[Row]:
        seen: set[tuple[str, str]] = set()
        for party in fact.parties:
            if (party.role, party.name) not in seen:
                seen.add((party.role, party.name))
                yield self._participant(fact, party)

    def _participant(self, fact: Fact, party: Party) -> Row:
        return {
            "table_name": fact.table,
            "fact_id": self._ids[id(fact)],
            "article_id": self.article_id,
            "role": party.role,
            "name": self._set(party.name),
            "kind": party.kind,
            "country": party.country,
            "mention_start": party.start,
            "mention_end": party.end,
        }

    def _said_of(self, figure: Figure) -> Row:
        period = figure.period
        return {
            "measure": self._set(figure.measure),
            "modality": figure.modality,
            "period_start": period.start.isoformat() if period and period.start else None,
            "period_end": period.end.isoformat() if period and period.end else None,
            "period_text": period.text if period else None,
        }

    def _set(self, words: str | None) -> str | None:
        """Words that were put together ("coût d'un pont"), with the apostrophe that the article has."""
        return words.replace(TYPED, CURLED) if words and self._curls else words

    def _id(self, fact: Fact | None) -> str | None:
        return self._ids[id(fact)] if fact is not None else None


def _find_all(text: str, quote: str) -> list[int]:
    found, at = [], text.find(quote)
    while at >= 0:
        found.append(at)
        at = text.find(quote, at + 1)
    return found


def _interval(amount: Amount) -> tuple[Decimal | None, Decimal | None]:
    """The interval that the words allow."""
    match amount.qualifier:
        case "exact":
            return amount.value, amount.value
        case "between":
            return amount.value, amount.high
        case "more_than" | "at_least":
            return amount.value, None
        case "less_than" | "at_most":
            return None, amount.value
    return None, None


def _plain(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"
