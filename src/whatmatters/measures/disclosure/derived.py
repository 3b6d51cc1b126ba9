"""What is worked out of figures falls with them: a share, an interval or a median of a suppressed cell is suppressed (D6)."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from whatmatters.measures.disclosure.marks import SUPPRESSED, Figure, Suppressed

Result = TypeVar("Result")


def derived(work_out: Callable[..., Result], *figures: Figure) -> Result | Suppressed:
    """What `work_out` makes of the figures; the mark where any of them is suppressed.

    >>> derived(lambda part, whole: part / whole, SUPPRESSED, 20)
    SUPPRESSED
    """
    return SUPPRESSED if any(isinstance(one, Suppressed) for one in figures) else work_out(*figures)


def with_derived(
    figures: Mapping[str, Figure], columns: Mapping[str, tuple[Any, Iterable[str]]]
) -> dict[str, Any | Suppressed]:
    """Columns worked out elsewhere from exact figures (shares, intervals, medians), each with the names of the figures
    it rests on: it stands where all of those are published, and is suppressed with any of them.

    `figures` are those of one controlled cell. Raises KeyError for a name that is none of its figures, so that nothing
    leaves for want of saying what it rests on; ValueError for a column that rests on nothing.
    """
    shown: dict[str, Any | Suppressed] = {}
    for name, (value, rests_on) in columns.items():
        needed = [figures[one] for one in rests_on]
        if not needed:
            raise ValueError("Say which figures this rests on, so that it falls with them. (D6)")
        shown[name] = SUPPRESSED if any(isinstance(one, Suppressed) for one in needed) else value
    return shown
