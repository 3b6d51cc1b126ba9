"""The questions that a file may raise, each with its answers, and the answer that we should give, where one is likely."""

from collections.abc import Sequence
from decimal import Decimal

from whatmatters.frameworks import Indicator, areas
from whatmatters.frameworks.places import nearest, two_councils
from whatmatters.publications.doubts import LEAVE_OUT, Choice, Doubt
from whatmatters.publications.found import Found
from whatmatters.publications.tables import Table
from whatmatters.rules.refusals import N_

NAMED = N_("%(name)s")
LEAVE = Choice(LEAVE_OUT, N_("Leave it out"))
WHOLE = (
    "all ages",
    "all",
    "total",
    "all persons",
    "persons",
    "both sexes",
    "all sexes",
    "any",
    "all adults",
    "scotland",
)
SHOWN = 6


def indicator_id(texts: Sequence[str]) -> str:
    return f"indicator:{texts[0]}" if texts else "indicator"


def area_id(text: str) -> str:
    return f"area:{text}" if text else "area"


def which_indicator(
    texts: Sequence[str], likely: Sequence[Indicator], declared: Sequence[Indicator]
) -> Doubt:
    """No indicator, or several, have this name or code."""
    ordered = [*likely, *(indicator for indicator in declared if indicator not in likely)]
    choices = tuple(
        Choice(indicator.id, NAMED, {"name": f"{indicator.id}: {indicator.name.en}"}) for indicator in ordered
    )
    if not texts:
        asks = N_("Nothing in the file names the indicator. Which is it?")
    elif len(likely) > 1:
        asks = N_("“%(text)s” may be one of several indicators. Which is it?")
    else:
        asks = N_(
            "No indicator is called “%(text)s”. Which is it? Local measures are declared in the deployment's own folder."
        )
    suggested = likely[0].id if len(likely) == 1 else "" if likely else LEAVE_OUT if texts else ""
    return Doubt(indicator_id(texts), asks, {"text": " – ".join(texts)}, (*choices, LEAVE), suggested)


def which_area(text: str, known: Sequence[str] = ()) -> Doubt:
    """No area has this name; or its name and its code say two different areas (`known`)."""
    register = areas()
    if known:
        asks = N_("The name and the code of “%(text)s” say two different areas. Which is meant?")
    elif text:
        asks = N_("No area is called “%(text)s”. Which is meant?")
    else:
        asks = N_("Nothing in the file names the area. Which is it?")
    offered = list(known) or nearest(text) if text else []
    if not offered and not text:
        offered = [
            area.code
            for area in register.values()
            if area.current and area.kind in ("integration_authority", "local_authority")
        ]
        offered += [council for councils in two_councils().values() for council in councils]
    choices = tuple(Choice(code, NAMED, {"name": f"{register[code].name.en} ({code})"}) for code in offered)
    return Doubt(area_id(text), asks, {"text": text}, (*choices, LEAVE), "" if offered else LEAVE_OUT)


def which_column(table: Table, candidates: Sequence[str]) -> Doubt:
    """No heading says which column of numbers is the value."""
    where = f":{table.sheet}" if table.sheet else ""
    return Doubt(
        f"value column{where}",
        N_("Several columns hold numbers, and no heading says which is the value. Which is it?"),
        {},
        tuple(Choice(candidate, NAMED, {"name": candidate}) for candidate in candidates),
    )


def which_line(column: str, values: Sequence[str]) -> Doubt:
    """One area and year has several rows, which a column tells apart."""
    whole = next((value for value in values if value.casefold() in WHOLE), "")
    return Doubt(
        f"split:{column}",
        N_(
            "There are several figures for one area and year, told apart by the column “%(column)s”. Which are meant?"
        ),
        {"column": column},
        tuple(Choice(value, NAMED, {"name": value}) for value in values if value),
        whole,
    )


def said_twice(indicator: Indicator, several: Sequence[Found]) -> Doubt:
    """One area and year has two figures that differ, and nothing tells them apart."""
    first = several[0]
    return Doubt(
        f"twice:{indicator.id}",
        N_(
            "%(indicator)s has two figures for one area and year, the first in %(area)s, %(year)s: %(figures)s. Which is meant?"
        ),
        {
            "indicator": indicator.id,
            "area": first.area_as_published,
            "year": first.period.label,
            "figures": ", ".join(str(row.value if row.value is not None else row.missing) for row in several),
        },
        (Choice("first", N_("The first in the file")), Choice("last", N_("The last in the file")), LEAVE),
    )


def which_year(indicator: Indicator, rows: Sequence[Found], suggested: str) -> Doubt:
    """A year without its kind."""
    plain = sorted({value.period.label for value in rows if value.period.plain})
    return Doubt(
        f"years:{indicator.id}",
        N_("%(indicator)s: years are written as %(years)s. What kind of year is it?"),
        {"indicator": indicator.id, "years": _some(plain)},
        (
            Choice("calendar", N_("A calendar year, January to December")),
            Choice("beginning", N_("The financial year that begins in it: 2021 is 2021-22")),
            Choice("ending", N_("The financial year that ends in it: 2021 is 2020-21")),
        ),
        suggested,
    )


LENGTHS = {
    "financial": N_("Only the years"),
    "quarter": N_("Only the quarters"),
    "calendar": N_("Only the calendar years"),
    "calendar quarter": N_("Only the quarters of calendar years"),
}


def which_length(indicator: Indicator, rows: Sequence[Found]) -> Doubt:
    """Years and quarters stand in one table."""
    kinds = dict.fromkeys(value.period.kind for value in rows)
    return Doubt(
        f"lengths:{indicator.id}",
        N_("%(indicator)s: the periods are of different lengths (%(periods)s). Which are meant?"),
        {"indicator": indicator.id, "periods": _some(sorted({value.period.label for value in rows}))},
        (*(Choice(kind, LENGTHS[kind]) for kind in kinds), Choice("all", N_("All of them, each as it is"))),
    )


def shares(indicator: Indicator, numbers: Sequence[Decimal]) -> Doubt:
    """All of a percentage's values lie between 0 and 1."""
    return Doubt(
        f"shares:{indicator.id}",
        N_(
            "%(indicator)s is in per cent, and all its figures lie between 0 and 1 (%(figures)s). Are they shares of one?"
        ),
        {"indicator": indicator.id, "figures": _some([str(number) for number in numbers])},
        (
            Choice("shares", N_("Shares of one: 0.57 is 57 per cent")),
            Choice("percent", N_("Per cent as they stand: 0.57 is 0.57 per cent")),
        ),
        "shares" if max(numbers) > Decimal("0.2") else "",
    )


def zeros(indicator: Indicator, rows: Sequence[Found]) -> Doubt:
    """A few zeros among many figures."""
    return Doubt(
        f"zeros:{indicator.id}",
        N_(
            "%(indicator)s: %(count)s figures are 0 among many that are not (%(where)s). Are they zero, or missing?"
        ),
        {
            "indicator": indicator.id,
            "count": len(rows),
            "where": _some([f"{value.area_as_published} {value.period.label}" for value in rows]),
        },
        (
            Choice("missing", N_("Missing: keep them as missing, and say that the publisher wrote 0")),
            Choice("zero", N_("Zero: nothing was counted there")),
        ),
        "missing",
    )


def _some(texts: Sequence[str]) -> str:
    return ", ".join(texts[:SHOWN]) + (", …" if len(texts) > SHOWN else "")
