"""Recording tools (C10): each declares how its points carry over to 0-10. W § What tool, Annex A."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from whatmatters.frameworks.wording import Text

Pictures = Literal["plain", "circles", "faces", "ladder", "thermometer"]


@dataclass(frozen=True)
class RecordingTool:
    """A way of asking for a score. `points` carries each answer as given (`raw`) over to 0-10, in the order
    they are shown.

    The id of the plain 0-10 scale is the empty text, as in the case pack.
    """

    id: str
    title: Text
    points: dict[str, int] = field(hash=False)
    source: str
    pictures: Pictures = "plain"
    words: dict[str, Text] = field(default_factory=dict, hash=False, compare=False)
    retired_on: date | None = None

    def value(self, raw: str) -> int:
        """The 0-10 value of an answer. Raises KeyError for an answer that is not one of the tool's points."""
        return self.points[raw]
