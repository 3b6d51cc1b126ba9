"""One value as a file is understood to give it."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from whatmatters.frameworks import Indicator
from whatmatters.publications.periods import Period
from whatmatters.rules.refusals import N_

LEFT_BY_YOU = N_("left out by your answer")


@dataclass(frozen=True)
class Found:
    """One value as understood: everything but who published it and when."""

    indicator: Indicator
    area: str
    area_as_published: str
    period: Period
    value: Decimal | None
    missing: str
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    lower: Decimal | None = None
    upper: Decimal | None = None
    status: str = "final"
    note: str = ""
    sheet: str = ""
    row: int = 0

    @property
    def key(self) -> tuple[str, str, dt.date, dt.date]:
        return (self.indicator.id, self.area, self.period.first, self.period.last)

    @property
    def says(self) -> tuple[object, ...]:
        return (self.value, self.missing, self.numerator, self.denominator, self.lower, self.upper)
