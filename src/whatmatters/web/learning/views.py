"""What a team or service can learn from its records (D2, D6, D8)."""

import datetime as dt
from dataclasses import replace

from django.http import Http404, HttpResponse
from django.shortcuts import render

from whatmatters.answers import figures
from whatmatters.answers.snapshot import snapshot
from whatmatters.measures import Question
from whatmatters.records.audit import actions as audit
from whatmatters.records.organisations.models import Unit
from whatmatters.records.people.access import NotYours
from whatmatters.records.people.learning import sees_exact, unit_to_learn_about, units_to_learn_about
from whatmatters.records.themes.access import may_read_words
from whatmatters.reports.spreadsheets import FORMATS
from whatmatters.web.learning.asking import SERIES, SPLITS, AskForm, asked_by, series_asked
from whatmatters.web.learning.charts import drawn
from whatmatters.web.learning.spreadsheets import spreadsheet
from whatmatters.web.learning.words import behind, words_beside
from whatmatters.web.pages.keys import name_of
from whatmatters.web.pages.request import Request


def units(request: Request) -> HttpResponse:
    """The units one can learn about, as they lie in one another; by name, and never beside each other's figures (D4)."""
    found = list(units_to_learn_about(request.user).distinct().order_by("name"))
    ids = {unit.pk for unit in found}
    below: dict[str, list[Unit]] = {}
    for unit in found:
        below.setdefault(unit.parent_id if unit.parent_id in ids else "", []).append(unit)

    def laid_out(parent: str, depth: int) -> list[tuple[Unit, int]]:
        return [
            row for unit in below.get(parent, []) for row in ((unit, depth), *laid_out(unit.pk, depth + 1))
        ]

    return render(request, "learning/units.html", {"units": laid_out("", 0)})


def unit(request: Request, unit: str) -> HttpResponse:
    """How people are doing on what matters to them, in one unit."""
    found, exact, form, asked = _asked(request, unit)
    until, series = asked.as_of + dt.timedelta(days=1), series_asked(form)
    with snapshot() as now:
        over_time = figures.series(now, found.pk, series, until=until, exact=exact)
        beside = words_beside(request.user, found, asked) if exact else []
        page = render(
            request,
            "learning/unit.html",
            {
                "unit": found,
                "exact": exact,
                "form": form,
                "asked": asked,
                "by": asked.by[0],
                "now": figures.counted(now, asked, exact=exact),
                "before": figures.counted(now, replace(asked.before(), by=()), exact=exact),
                "name_of": lambda key: name_of(asked.by[0], key, found),
                "splits": SPLITS,
                "series": over_time,
                "series_name": SERIES[series],
                "chart": drawn(over_time),
                "words": beside,
                "may_read_words": may_read_words(request.user, found),
                "formats": FORMATS,
                "query": request.GET.urlencode(),
            },
        )
    audit.looked_at((words.person for words in beside), by=request.user, about=f"learning:{found.pk}")
    return page


def records(request: Request, unit: str) -> HttpResponse:
    """The outcomes behind one row of the table, for those who see the records anyway; a look at each is logged."""
    found, exact, _form, asked = _asked(request, unit)
    if not exact:
        raise NotYours
    by = asked.by[0]
    key = figures.key_from(by, request.GET.get("key"))
    with snapshot() as now:
        lines = behind(now, request.user, asked, key)
        page = render(
            request,
            "learning/records.html",
            {
                "unit": found,
                "asked": asked,
                "by": by,
                "lines": lines,
                "name": name_of(by, key, found),
                "split": SPLITS[by],
            },
        )
    audit.looked_at((line.person for line in lines), by=request.user, about=f"learning:{found.pk}")
    return page


def download(request: Request, unit: str, file_format: str) -> HttpResponse:
    """The table with its coverage and notes inside, as a spreadsheet."""
    found, _exact, _form, asked = _asked(request, unit)
    if file_format not in FORMATS:
        raise Http404
    with snapshot() as now:
        # What leaves the page leaves the team.
        table = figures.counted(now, asked, exact=False)
    audit.record(
        "figures taken away",
        by=request.user,
        about=f"unit:{found.pk}",
        details={"by": table.by, "as": file_format},
    )
    kind, content = spreadsheet(file_format, found.name, table, lambda key: name_of(table.by, key, found))
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="learning-{asked.as_of}.{file_format}"'
    return response


def _asked(request: Request, unit: str) -> tuple[Unit, bool, AskForm, Question]:
    found = unit_to_learn_about(request.user, unit)
    exact = sees_exact(request.user, found)
    form = AskForm(request.GET or None)
    return found, exact, form, asked_by(form, found, exact)
