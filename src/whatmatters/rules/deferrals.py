"""Putting an outcome off for safeguarding, and coming back to it (A9).

Source: W § safeguarding cases. The status is `deferred` while it lasts, whatever scores there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from whatmatters.rules.facts import Deferral
from whatmatters.rules.messages import recording as says
from whatmatters.rules.refusals import Refusal, refuse_any


def check_deferral(deferral: Deferral, *, today: date) -> None:
    """Whether this deferral can be recorded: it is not in the future. Its reason and its day to return stand
    in `Deferral` itself (A9). Raises `Refusals`.
    """
    refuse_any(_wrong(deferral, today))


def _wrong(deferral: Deferral, today: date) -> Iterator[Refusal]:
    if deferral.from_ > today:
        yield says.NOT_IN_THE_FUTURE(column="from", given=deferral.from_)
    if deferral.resolved_on is not None and deferral.resolved_on > today:
        yield says.NOT_IN_THE_FUTURE(column="resolved_on", given=deferral.resolved_on)


def deferred_on(deferrals: Iterable[Deferral], day: date) -> Deferral | None:
    """The deferral in force on a day, if any; of several, the one to return to first."""
    in_force = [deferral for deferral in deferrals if deferral.in_force_on(day)]
    return min(in_force, key=lambda deferral: deferral.until, default=None)
