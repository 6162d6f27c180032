"""The stored tables, article by article, in memory that the size of a partition does not change."""

from __future__ import annotations

import tracemalloc
from collections import deque
from pathlib import Path

import pytest
from handmade import article, fact, money, person, write

from communique.report import stories as module
from communique.report.stories import stories

TEXT = "Le pays\n\nUn projet de port à 5 millions de dollars et un pont à 7 millions."


def store(outputs: Path, articles: int) -> Path:
    """Articles of which each third has no facts, each other two sums and a project that a country takes part in."""
    tables = {"articles": [], "amounts": [], "projects": [], "participants": []}
    for n in range(articles):
        one = article(f"{n}", TEXT)
        tables["articles"].append(one)
        if n % 3:
            port = fact("projects", f"port {n}", one, "Un projet de port", name="port")
            tables["projects"].append(port)
            tables["participants"].append(person(port, "projects", "Kazakhstan", "KAZ"))
            tables["amounts"] += [money(f"5 {n}", one, "5 millions", "5"), money(f"7 {n}", one, "7 millions", "7")]
    return write(outputs, **tables)


@pytest.mark.parametrize("batch", [1, 2, 7, 1000])
def test_each_article_has_its_own_facts(batch: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "BATCH", batch)
    found = list(stories(store(tmp_path, 20)))
    assert [story.article["article_id"] for story in found] == sorted(story.article["article_id"] for story in found)
    assert len(found) == 20
    assert sum(bool(story.facts["amounts"]) for story in found) == 13
    for story in found:
        assert [fact["value"] for fact in story.facts["amounts"]] in ([], [5, 7])
        of = {fact["article_id"] for facts in story.facts.values() for fact in facts}
        assert of <= {story.article["article_id"]}
        assert set(story.participants) == {project["fact_id"] for project in story.facts["projects"]}


def test_facts_of_an_article_that_is_missing_are_left_out(tmp_path: Path) -> None:
    """Such a store is damaged, which `communique check` says; the others' facts are theirs all the same."""
    kept = [article(name, TEXT) for name in "abcdefgh"]
    gone = [article(f"gone {n}", TEXT) for n in range(8)]
    amounts = [money(f"5 {one['title']}", one, "5 millions", "5") for one in (*kept, *gone)]
    found = list(stories(write(tmp_path, articles=kept, amounts=amounts)))
    assert [len(story.facts["amounts"]) for story in found] == [1] * 8


def test_a_larger_partition_takes_no_more_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "BATCH", 50)

    def peak(articles: int) -> int:
        outputs = store(tmp_path / str(articles), articles)
        tracemalloc.start()
        deque(stories(outputs), maxlen=0)
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak(50)  # what is imported and kept for good
    assert peak(2_000) < 1.5 * peak(250)
