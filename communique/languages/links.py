"""What a language says between facts that belong together."""

from __future__ import annotations

from typing import Any

from communique.languages.grammar import phrases, words
from communique.languages.phrases import Phrases


class LinkWords:
    """What says that a figure is another one over again, a part of it, or the worth of a thing."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.equivalents: Phrases[bool] = phrases(data["equivalents"])
        self.parts: Phrases[bool] = phrases(data["parts"])
        self.spelled_out: Phrases[bool] = phrases(data["spelled_out"])
        self.listing: Phrases[bool] = phrases(data["listing"])
        self.identifying: Phrases[bool] = phrases(data["identifying"])
        self.topics: Phrases[bool] = phrases(data["topics"])
        self.among = words(data["among"])
        self.worth_verbs = words(data["worth_verbs"])
        self.estimates, self.spending = words(data["estimates"]), words(data["spending"])
        self.worth_nouns = words(data["worth_nouns"])
        self.level_phrases: Phrases[bool] = phrases(data["level_phrases"])
        self.dimensions = {unit: k for k, units in enumerate(data["dimensions"]) for unit in units}
