"""The scale (C1): whole numbers 0 to 10, 0 the worst it could be and 10 the best, for this person and this
outcome.

Source: W § What scale should be used to measure personal outcomes?
"""

from __future__ import annotations

from typing import Final

WORST: Final = 0
BEST: Final = 10
# Two points further apart than noise: the reliable-change rule of NHS England's published code for 0-10 goal
# ratings. Our choice, not the guidance's.
CLEAR_CHANGE: Final = 3


def is_on_scale(value: object) -> bool:
    """Whether a value is a whole number 0 to 10. A boolean, a fraction or text is not (C1)."""
    return type(value) is int and WORST <= value <= BEST
