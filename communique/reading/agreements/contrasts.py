""" "n'ont signé aucun accord, mais trois déclarations": what "mais" sets against what the verb denies or states."""

from __future__ import annotations

from dataclasses import replace

from communique.reading.events.said import GOVERNOR, Event
from communique.reading.sentences.chunks import Chunk
from communique.reading.sentences.syntax import Syntax


def contrasted(x: Syntax, event: Event, chunk: Chunk) -> Event:
    """The event as it is said of the thing: where that stands behind "mais", of what came before the other is so."""
    group, at = event.group, chunk.start - 1
    while at > 0 and x.words[at] in x.g.yet:
        at -= 1
    if group is None or group is not x.group_before(at) or not any(group.end <= c.start < at for c in x.chunks):
        return event
    denied = x.words[at] in x.g.negating | x.g.inner_negation
    after = x.group_after(chunk.end)
    if x.words[at - denied] not in x.g.contrasting or (after is not None and x.subject(after) is chunk):
        return event
    return replace(event, strength=GOVERNOR, group=replace(group, negated=denied))
