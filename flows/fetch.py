"""Fetch: the pages of addresses and feeds into the raw folder. Its tasks are addresses."""

# ruff: noqa: E402 (Prefect reads its settings when it is imported)
from __future__ import annotations

from communique.flows import settings

settings.apply()

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State
from prefect.states import Completed

from communique.bucket import place
from communique.fetching import USER_AGENT, Archive, Client, Crawl, Outcome
from communique.flows.ingest import opaque

DELAY = 1.0
"""Seconds between two requests to one host."""
WITH_FAILURES = "CompletedWithFailures"
"""The name of a state: some were fetched, or none, and some failed."""


@dataclass(slots=True)
class Fetched:
    """How many pages became what (new, changed, unchanged, known, failed), and the address and reason of each failure.

    Both are letters that a terminal shows and does not obey.
    """

    counts: Counter[str] = field(default_factory=Counter)
    failures: list[tuple[str, str]] = field(default_factory=list)

    def add(self, outcome: Outcome) -> None:
        """Count one."""
        self.counts[outcome.what] += 1
        if outcome.what == "failed":
            self.failures.append((outcome.url, outcome.reason))


@task(name="address", task_run_name="{url}", cache_policy=NO_CACHE, persist_result=False)
def address(crawl: Crawl, url: str) -> list[Outcome]:
    """What became of an address, and of the pages that it names if it is a feed."""
    return list(crawl.fetch([url]))


@flow(name="fetch", flow_run_name="pages → {raw}", persist_result=False, validate_parameters=False)
def fetch(
    addresses: Sequence[str],
    raw: str = "raw",
    delay: float = DELAY,
    user_agent: str | None = None,
    allow_private: bool = False,
) -> State[Fetched]:
    """Store the pages of `addresses`, and those that feeds among them name, in the folder `raw`; gives a Fetched.

    An address that fails is in the result, and the name of the state says that there is one. `delay` is in seconds.
    Raises ValueError where `raw` is a URL.
    """
    folder = place(raw)
    if not isinstance(folder, Path):
        raise ValueError(f"pages are fetched into a folder, and {folder} is a URL: fetch elsewhere and copy them there")
    crawl = Crawl(Archive(folder), Client(user_agent or USER_AGENT, allow_private), delay)
    fetched = Fetched()
    for url in addresses:
        for outcome in address(opaque(crawl), url):
            fetched.add(outcome)
    if not fetched.failures:
        return Completed(data=fetched)
    return Completed(name=WITH_FAILURES, message=f"{len(fetched.failures)} could not be fetched", data=fetched)
