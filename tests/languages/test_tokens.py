"""What the foundation looks up: phrases as a plain scan would find them, tokens that leave nothing out, answers once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from communique.languages.once import MOST, Memo
from communique.languages.phrases import Phrases
from communique.languages.tokens import cut, fold_in_place, tokens, where
from communique.reading.sentences.document import PROSE, Sentence

WORDS = st.lists(st.sampled_from(["a", "b", "c", "d'", "e"]), max_size=12)
LEXICON = st.dictionaries(
    st.lists(st.sampled_from(["a", "b", "c"]), min_size=1, max_size=3).map(" ".join), st.integers(), max_size=6
)


def longest_at(entries: dict[str, int], words: list[str], i: int) -> tuple[int, int] | None:
    found = [(len(cut(p)), value) for p, value in entries.items() if words[i : i + len(cut(p))] == cut(p)]
    return (max(found)[1], i + max(found)[0]) if found else None


@given(LEXICON, WORDS)
def test_phrases_are_found_as_a_plain_scan_finds_them(entries: dict[str, int], words: list[str]) -> None:
    lexicon = Phrases(entries)
    for i in range(len(words)):
        assert lexicon.at(words, i) == longest_at(entries, words, i)
    for end in range(len(words) + 1):
        ending = [
            (end - len(cut(p)), v) for p, v in entries.items() if cut(p) == words[max(0, end - len(cut(p))) : end]
        ]
        assert lexicon.before(words, end) == ((min(ending)[1], min(ending)[0]) if ending else None)


@given(LEXICON, WORDS, st.integers(0, 12), st.integers(0, 12))
def test_phrases_within_are_the_longest_from_left_to_right(
    entries: dict[str, int], words: list[str], start: int, end: int
) -> None:
    expected, i = [], start
    while i < min(end, len(words)):
        match = longest_at(entries, words, i)
        if match is not None and match[1] <= end:
            expected.append((match[0], i, match[1]))
        i = match[1] if match is not None and match[1] <= end else i + 1
    assert Phrases(entries).within(words, start, end) == expected


@given(st.text(alphabet="aé1 .,'’-_$%\u00a0\u202fİß½٣@/:w\n", max_size=40))
def test_places_of_tokens_are_where_they_stand(text: str) -> None:
    s = Sentence(text, PROSE, 0, len(text))
    s.cut()
    folded = fold_in_place(text)
    assert s.words == tokens(folded)
    assert [folded[s.starts[k] : s.stop(k)] for k in range(len(s))] == s.words
    assert s.starts == sorted(s.starts)
    assert [fold_in_place(s.written(k)) for k in range(len(s))] == s.words


def test_a_memo_asks_once_and_forgets_in_time() -> None:
    asked: list[str] = []
    memo = Memo(lambda word: asked.append(word) or len(word) > 1)
    assert list(memo.where(["a", "bb", "a", "bb"])) == [1, 3]
    assert asked == ["a", "bb"]
    for number in range(MOST + 1):
        memo[str(number)]
    assert len(memo) <= MOST


def test_where_tells_the_places_of_known_words() -> None:
    assert where(["a", "b", "a"], {"a"}) == [0, 2]
