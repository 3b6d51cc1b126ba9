"""An inspection of the invented county, with four records drawn, by an invented inspector (E5)."""

import datetime as dt

from whatmatters.demo.cast import Cast
from whatmatters.demo.story import on
from whatmatters.records.inspections.actions import open_inspection
from whatmatters.records.scrutiny.sampling import sample

# As an authority in Wales writes it; what somebody wrote stands as it is on pages of either language.
LAW = "Deddf Gwasanaethau Cymdeithasol a Llesiant (Cymru) 2014, Rhan 8"


def tell(cast: Cast) -> None:
    """Opened three days ago for sixty; the draw is by a seed that is written down."""
    day = cast.today - dt.timedelta(days=3)
    with on(day):
        opened = open_inspection(
            unit=cast.units["demo-county"],
            bodies=["care-inspectorate-wales"],
            basis=LAW,
            about="How people are supported to do what matters to them (invented)",
            units=["demo-county"],
            inspectors=[cast.accounts["inspector"]],
            days=(day, cast.today + dt.timedelta(days=57)),
            by=cast.accounts["rhian"],
        )
        sample(
            inspection=opened,
            basis=LAW,
            criterion="in_plan",
            first=day - dt.timedelta(days=365),
            to=day,
            how_many=4,
            seed="afon",
            by=cast.accounts["rhian"],
        )
