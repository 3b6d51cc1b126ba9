"""One line for each indicator in an area: its latest value, the year before, Scotland beside it, and what is missing (E2)."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from whatmatters.frameworks import Area, Indicator, areas
from whatmatters.frameworks.places import two_councils
from whatmatters.frameworks.wording import Text
from whatmatters.measures.indicators import IndicatorValue, comparable, worked_out, year_before
from whatmatters.web.design.language import language_read
from whatmatters.web.reporting.indicators import words

SCOTLAND, WALES = "S92000003", "W92000004"
Table = Mapping[tuple[str, str], tuple[IndicatorValue, ...]]


@dataclass(frozen=True)
class Shown:
    """A value as it stands on the page, or why there is none."""

    period: str
    text: str
    missing: bool
    marks: tuple[str, ...] = ()
    limits: str = ""


@dataclass(frozen=True)
class Line:
    """One indicator. `gap` says why there is nothing to show."""

    indicator: Indicator
    latest: Shown | None
    before: Shown | None
    nation: Shown | None
    not_comparable: str = ""
    gap: str = ""


def nation_of(area: str) -> str:
    """Scotland for a Scottish area, Wales for a Welsh one."""
    return WALES if area.startswith("W") else SCOTLAND


def looked_at(area: str) -> list[str]:
    """The areas of which a page about one area has to know: itself, its councils where it has two, its nation."""
    return [area, *two_councils().get(area, ()), nation_of(area)]


def shown(value: IndicatorValue, indicator: Indicator) -> Shown:
    """One value as it stands on a page."""
    marks = words.marks(value)
    if value.value is None:
        return Shown(value.label, str(words.missing(value.missing)), True, tuple(marks))
    low, high, limits = value.lower, value.upper, ""
    if low is None and high is None and value.numerator is not None and value.denominator is not None:
        ours = worked_out(indicator, value.numerator, value.denominator)
        if ours is not None:
            low, high = Decimal(str(ours.lower)), Decimal(str(ours.upper))
            marks.append(_("interval worked out here (%(method)s, 95%%)") % {"method": ours.method})
    if low is not None and high is not None:
        limits = _("%(low)s to %(high)s") % {
            "low": words.number(low, indicator),
            "high": words.number(high, indicator),
        }
    return Shown(value.label, words.number(value.value, indicator), False, tuple(marks), limits)


def lines(indicators: Sequence[Indicator], area: str, table: Table) -> list[Line]:
    """A line for each indicator, in their order."""
    return [_line(indicator, area, table) for indicator in indicators]


def _line(indicator: Indicator, area: str, table: Table) -> Line:
    row = table.get((indicator.id, area), ())
    if not row:
        return Line(indicator, None, None, None, gap=_gap(indicator, area, table))
    latest = row[-1]
    earlier = year_before(row, latest) or _survey_before(indicator, row)
    beside = next(
        (value for value in table.get((indicator.id, nation_of(area)), ()) if value.period == latest.period),
        None,
    )
    return Line(
        indicator,
        shown(latest, indicator),
        shown(earlier, indicator) if earlier else None,
        shown(beside, indicator) if beside and area != nation_of(area) else None,
        why_not_comparable(indicator, earlier, latest) if earlier else "",
    )


def _survey_before(indicator: Indicator, row: Sequence[IndicatorValue]) -> IndicatorValue | None:
    """A survey is held every other year: beside it stands the survey before."""
    return row[-2] if indicator.kind == "survey" and len(row) > 1 else None


def why_not_comparable(indicator: Indicator, earlier: IndicatorValue, later: IndicatorValue) -> str:
    """Why two values may not be compared; empty where they may."""
    if comparable(earlier, later, indicator.breaks):
        return ""
    between = [
        series_break for series_break in indicator.breaks if earlier.first < series_break.first <= later.first
    ]
    if between:
        return (
            _("Not comparable with %(earlier)s.") % {"earlier": earlier.label} + f" {_why(between[-1].why)}"
        )
    if earlier.version != later.version:
        return _("Not comparable with %(earlier)s: the definition changed.") % {"earlier": earlier.label}
    if earlier.calendar_year_proxy == later.calendar_year_proxy:
        return _("Not comparable with %(earlier)s: the periods differ in length.") % {
            "earlier": earlier.label
        }
    return _("Not comparable with %(earlier)s: one is a calendar year.") % {"earlier": earlier.label}


def _why(text: Text) -> str:
    return text.said(language_read())


def _gap(indicator: Indicator, area: str, table: Table) -> str:
    """What is not there is said to be missing, and why."""
    councils = [code for code in two_councils().get(area, ()) if table.get((indicator.id, code))]
    if councils:
        names = _(" and ").join(areas()[code].name.en for code in councils)
        return _("Published for %(councils)s, which are not added up.") % {"councils": names}
    if indicator.not_reported is not None:
        return _why(indicator.not_reported)
    return _("Missing: no value has been taken in.")


def areas_to_choose(held: Collection[str]) -> list[Area]:
    """The areas on offer: the nation, authorities, the councils of an authority that has two; Welsh ones where values are
    held of them."""
    register = areas()
    parts = {code for councils in two_councils().values() for code in councils}
    offered = [
        area
        for area in register.values()
        if area.current
        and (
            area.code in held
            or area.kind == "integration_authority"
            or area.code in parts
            or area.code == SCOTLAND
        )
    ]
    return sorted(offered, key=lambda area: (area.kind != "nation", area.name.en))
