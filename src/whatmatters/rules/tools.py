"""Recording tools (C10): faces, ladders, circles, and how an answer on each carries over to 0-10.

The declarations are data (`whatmatters.frameworks`); here is what one means. Source: W § What tool should be
used to measure progress?, Annex A.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from whatmatters.rules.scale import is_on_scale


@dataclass(frozen=True, slots=True)
class Tool:
    """A recording tool: its id (`tool` in the pack) and its transfer, point by point, to the scale.

    Raises ValueError for a transfer that has no points or leads off the scale.
    """

    id: str
    transfer: Mapping[str, int] = field(hash=False)

    def __post_init__(self) -> None:
        if not self.transfer:
            raise ValueError(f"The tool {self.id!r} has no points. (C10)")
        off = {raw: value for raw, value in self.transfer.items() if not is_on_scale(value)}
        if off:
            raise ValueError(f"The tool {self.id!r} leads off the scale of 0 to 10: {off}. (C10)")

    @property
    def points(self) -> tuple[str, ...]:
        """The answers that can be given, in the order declared."""
        return tuple(self.transfer)

    def value_of(self, raw: str) -> int:
        """The 0-10 value of an answer as given. Raises KeyError when it is not one of the tool's points."""
        return self.transfer[raw]
