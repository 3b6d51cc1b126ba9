"""The pages of the indicators (E2): the core suite for an area, one indicator over time and beside other areas, its
revisions, by national outcome. Published figures of areas; nobody's record."""

from collections import defaultdict
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from whatmatters.frameworks import Area, Indicator, areas, default_framework, framework, indicator, indicators
from whatmatters.records.accounts.access import roles_of
from whatmatters.records.indicators import queries
from whatmatters.records.indicators.access import may_take_in
from whatmatters.records.organisations.models import UnitWithin
from whatmatters.reports.spreadsheets import FORMATS
from whatmatters.web.design.language import language_read
from whatmatters.web.pages.request import Request
from whatmatters.web.reporting.indicators import words
from whatmatters.web.reporting.indicators.charts import NARROW, drawn
from whatmatters.web.reporting.indicators.lines import (
    SCOTLAND,
    areas_to_choose,
    lines,
    looked_at,
    nation_of,
    shown,
    why_not_comparable,
)
from whatmatters.web.reporting.indicators.peers import peers, periods_of

REMEMBERED = "indicator_area"


def suite(request: Request) -> HttpResponse:
    """The core suite for an area, and below it local measures and context."""
    area = area_asked(request)
    every = indicators()
    table = queries.table([indicator.id for indicator in every], looked_at(area.code))
    groups: dict[str, list[Indicator]] = defaultdict(list)
    for shown_here in every:
        groups[shown_here.suite].append(shown_here)
    return _show(
        request,
        "suite",
        area,
        groups=[(suite, _title(suite), lines(rows, area.code, table)) for suite, rows in groups.items()],
        formats=FORMATS,
    )


def by_outcome(request: Request) -> HttpResponse:
    """The same by national outcome: which indicators serve it, official or local."""
    area = area_asked(request)
    national = default_framework("wales" if area.code.startswith("W") else "scotland")
    every = indicators()
    table = queries.table([indicator.id for indicator in every], looked_at(area.code))
    told = {line.indicator.id: line for line in lines(every, area.code, table)}
    rows = [
        (
            outcome,
            [
                (told[indicator.id], serves)
                for indicator in every
                for serves in indicator.outcomes(national.id)
                if serves.code == outcome.code
            ],
        )
        for outcome in national.outcomes()
    ]
    nowhere = [told[indicator.id] for indicator in every if not indicator.outcomes(national.id)]
    return _show(request, "by_outcome", area, outcomes=rows, nowhere=nowhere, framework=national)


def one(request: Request, id: str) -> HttpResponse:
    """One indicator in an area: over time with the nation beside it, its definition, the table behind."""
    what, area = _indicator(id), area_asked(request)
    own = queries.series(what.id, area.code)
    nation = queries.series(what.id, nation_of(area.code)) if area.code != nation_of(area.code) else ()
    beside = {value.period: shown(value, what) for value in nation}
    rows = []
    for before, value in zip((None, *own), own, strict=False):
        why = why_not_comparable(what, before, value) if before else ""
        rows.append((value, shown(value, what), beside.get(value.period), why))
    national = default_framework("wales" if what.nation == "wales" else "scotland")
    return _show(
        request,
        "one",
        area,
        what=what,
        rows=rows,
        line=lines([what], area.code, queries.table([what.id], looked_at(area.code)))[0],
        chart=drawn(what, own, nation),
        narrow=drawn(what, own, nation, NARROW),
        nation=areas()[nation_of(area.code)],
        serves=[(national.outcome(serves.code), serves) for serves in what.outcomes(national.id)],
        formats=FORMATS,
    )


def beside(request: Request, id: str) -> HttpResponse:
    """One indicator in every area that has a value of it, in one period, in the order of their names."""
    what, area = _indicator(id), area_asked(request)
    every = {code for (_id, code) in queries.areas_with(what.id)}
    table = queries.table([what.id], every)
    choices = periods_of(table)
    asked = request.GET.get("period", "")
    period = next((first for first, _label in choices if first == asked), choices[0][0] if choices else "")
    values = [value for row in table.values() for value in row if value.first.isoformat() == period]
    values = [value for value in values if value.area[:1] == nation_of(area.code)[:1]]
    return _show(
        request,
        "beside",
        area,
        what=what,
        periods=choices,
        period=period,
        peers=peers(what, values, nation_of(area.code), language_read()),
    )


def revisions(request: Request, id: str) -> HttpResponse:
    """Every publication of every period."""
    what, area = _indicator(id), area_asked(request)
    history = queries.revisions(what.id, area.code)
    rows = [
        (revised[0].value.label, [(revision, shown(revision.value, what)) for revision in revised])
        for _period, revised in reversed(list(history.items()))
    ]
    return _show(request, "revisions", area, what=what, rows=rows)


def publications(request: Request) -> HttpResponse:
    """What was taken in, from which file, by whom."""
    return _show(request, "publications", area_asked(request), rows=queries.publications_with_counts())


def area_asked(request: Request) -> Area:
    """The area of the page: the one asked for, the one looked at before, that of one's own unit, or Scotland."""
    register = areas()
    for code in (request.GET.get("area", ""), request.session.get(REMEMBERED, ""), _own(request)):
        if code in register and register[code].current:
            if request.session.get(REMEMBERED) != code:
                request.session[REMEMBERED] = code
            return register[code]
    return register[SCOTLAND]


def _own(request: Request) -> str:
    """The area of a unit in which the account has a part, or that it lies in."""
    own = {unit for units in roles_of(request.user).units.values() for unit in units}
    codes = UnitWithin.objects.filter(unit__in=own).values_list("within__area_code", flat=True)
    return next((code for code in codes if code.startswith(("S37", "W06", "S12"))), "")


def _indicator(id: str) -> Indicator:
    try:
        return indicator(id)
    except KeyError:
        raise Http404 from None


def _show(request: Request, name: str, area: Area, **context: Any) -> HttpResponse:
    return render(
        request,
        f"reporting/indicators/{name}.html",
        {
            "area": area,
            "areas": areas_to_choose(queries.areas_held()),
            "may_take_in": may_take_in(request.user),
            "lang": language_read(),
            "unit_of": words.unit,
            "note_of": words.note,
            "directions": words.DIRECTIONS,
            "kinds": words.KINDS,
            "standings": words.STANDING,
            **context,
        },
    )


def _title(suite: str) -> str:
    """What a suite is called, in the reader's language."""
    return framework(suite).title.said(language_read())
