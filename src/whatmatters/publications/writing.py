"""Values as the rows of a table that can be taken in again: import it, and it says the same (E2)."""

from collections.abc import Sequence

from whatmatters.frameworks import areas, indicator
from whatmatters.measures.indicators import IndicatorValue
from whatmatters.reports.spreadsheets import Cell

HEADINGS: tuple[str, ...] = (
    "Area code", "Area name", "Indicator code", "Indicator", "Year", "Value", "Lower limit", "Upper limit", "Numerator",
    "Denominator", "Status", "Note", "Source", "Published",
)  # fmt: skip


def rows_of(values: Sequence[IndicatorValue], language: str = "en") -> list[list[Cell]]:
    """One row a value, under HEADINGS. Where there is no value, its reason stands in its place. The area keeps the code it
    has here; a calendar year is said to be one."""
    register = areas()
    return [
        [
            one.area,
            register[one.area].name.said(language),
            one.indicator,
            _title(one, language),
            one.label if one.first.month == 4 or "Q" in one.label else f"{one.label} (calendar year)",
            one.value if one.value is not None else one.missing,
            *(
                limit if limit is not None else ""
                for limit in (one.lower, one.upper, one.numerator, one.denominator)
            ),
            one.status,
            one.note,
            one.source,
            one.published_on.isoformat(),
        ]
        for one in values
    ]


def _title(one: IndicatorValue, language: str) -> str:
    """What the indicator is called in the version the value is of; else in another, else nothing: a deployment may have
    taken its declaration away."""
    for version in (one.version, None):
        try:
            return indicator(one.indicator, version).title(language)
        except KeyError:
            continue
    return ""
