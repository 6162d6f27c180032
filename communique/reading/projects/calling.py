"""Words behind the phrase of an undertaking that it is called by: the names of several, what it is for."""

from __future__ import annotations

from communique.languages.grammar import OF
from communique.reading.sentences.chunks import Chunk
from communique.reading.sentences.syntax import Syntax


class Calling:
    """What goes on with the names of undertakings in one sentence."""

    def __init__(self, x: Syntax) -> None:
        self.x, self.s, self.known = x, x.s, x.pack.projects

    def end(self, chunk: Chunk, j: int, last: int) -> int:
        """Where the phrase ends that goes up to token `last` without them; its noun stands right before token `j`."""
        last = self._with_dedication(self._with_joined_names(chunk, last))
        return self._with_purpose(chunk, j, last)

    def _with_joined_names(self, chunk: Chunk, last: int) -> int:
        """ "les aéroports de Pa, Po et Karo", "les routes Pa-Po et Lo-Ma": several, by the names of all of them."""
        x = self.x
        name = x.chunk_at(last - 1)
        if not x.g.is_plural(x.words[chunk.head]) or name is None or not self._is_bare_name(name, chunk):
            return last
        end, joined = last, False
        while not joined and x.words[end : end + 1] != [] and (x.words[end] == "," or x.words[end] in x.g.joining):
            joined = x.words[end] in x.g.joining
            again = x.tags[end + 1 : end + 2] == [OF] or x.words[end + 1 : end + 2] == [name.before]
            at = end + 1 + again  # "de Pa et de Po", "en Italie et en Espagne"
            following = x.chunk_from(at)
            if following is None or following.start != at or not self._is_bare_name(following, chunk):
                return last
            end = following.end
        return end if joined else last

    def _is_bare_name(self, name: Chunk, chunk: Chunk) -> bool:
        """ "Pa" of "de Pa", "Pa-Po" of "les routes Pa-Po"."""
        if name is not chunk and name.start < name.body:
            return False
        within = range(name.body if name is not chunk else name.head + 1, name.end)
        return len(within) > 0 and all(map(self.s.capital, within))

    def _with_dedication(self, last: int) -> int:
        """ "un campus dédié à la santé", "un centre destiné aux jeunes": what it is for says which one it is."""
        x = self.x
        group = next((g for g in x.groups if g.start == last and g.form == "participle"), None)
        if group is None or group.lemma not in self.known.dedicating:
            return last
        aim = x.chunk_from(group.end)
        beside = aim is not None and aim.start <= group.end + 1 and aim.before in x.g.to
        return x.phrase_end(aim, x.g.of) if aim is not None and beside else last

    def _with_purpose(self, chunk: Chunk, j: int, last: int) -> int:
        """ "un programme pour remplacer les bus de Karo": what it is for says which one it is."""
        x = self.x
        aim = x.g.purpose.at(x.words, last) if x.words[j - 1] in self.known.aimed else None
        group = x.group_after(aim[1]) if aim is not None and x.words[chunk.start] in x.g.indefinite else None
        if group is None or aim is None or group.start != aim[1] or group.form != "infinitive":
            return last
        objects = x.objects(group, limit=6)[:1]
        return x.phrase_end(objects[0], x.g.locating, joins=True) if objects else last
