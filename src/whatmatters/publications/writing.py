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
            value.area,
            register[value.area].name.said(language),
            value.indicator,
            _title(value, language),
            value.label if value.first.month == 4 or "Q" in value.label else f"{value.label} (calendar year)",
            value.value if value.value is not None else value.missing,
            *(
                limit if limit is not None else ""
                for limit in (value.lower, value.upper, value.numerator, value.denominator)
            ),
            value.status,
            value.note,
            value.source,
            value.published_on.isoformat(),
        ]
        for value in values
    ]


def _title(value: IndicatorValue, language: str) -> str:
    """What the indicator is called in the version the value is of; else in another, else nothing: a deployment may have
    taken its declaration away."""
    for version in (value.version, None):
        try:
            return indicator(value.indicator, version).title(language)
        except KeyError:
            continue
    return ""
