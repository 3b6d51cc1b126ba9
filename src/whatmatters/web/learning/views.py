"""What a team or service can learn from its records (D2, D6, D8)."""

import datetime as dt
from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from whatmatters.frameworks import all_frameworks, default_framework
from whatmatters.records.audit import actions as audit
from whatmatters.records.organisations.models import Unit
from whatmatters.records.people.access import NotYours
from whatmatters.records.people.learning import sees_exact, unit_to_learn_about, units_to_learn_about
from whatmatters.records.themes.access import may_read_words
from whatmatters.reports.spreadsheets import FORMATS
from whatmatters.web.design import choices
from whatmatters.web.design.language import language_read
from whatmatters.web.learning import figures
from whatmatters.web.learning.asking import SERIES, SPLITS, Asked, AskForm, asked_by
from whatmatters.web.learning.charts import drawn
from whatmatters.web.learning.spreadsheets import spreadsheet
from whatmatters.web.learning.words import behind, words_beside
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
    common: dict[str, Any] = {"basis": asked.basis, "exact": exact, "threshold": threshold()}
    now = figures.counted(found.pk, by=asked.by, as_of=asked.as_of, from_=asked.from_, **common)
    begin, end = asked.before
    before = figures.counted(found.pk, by="", as_of=end, from_=begin, **common)
    over_time = figures.series(
        found.pk, asked.series, until=asked.as_of + dt.timedelta(days=1), exact=exact, threshold=threshold()
    )
    beside = words_beside(request.user, found, asked) if exact else []
    audit.looked_at((one.person for one in beside), by=request.user, about=f"learning:{found.pk}")
    return render(
        request,
        "learning/unit.html",
        {
            "unit": found,
            "exact": exact,
            "form": form,
            "asked": asked,
            "now": now,
            "before": before,
            "name_of": lambda key: name_of(asked.by, key, found),
            "splits": SPLITS,
            "series": over_time,
            "series_name": SERIES[asked.series],
            "chart": drawn(over_time),
            "words": beside,
            "may_read_words": may_read_words(request.user, found),
            "formats": FORMATS,
            "query": request.GET.urlencode(),
        },
    )


def records(request: Request, unit: str) -> HttpResponse:
    """The outcomes behind one row of the table, for those who see the records anyway; a look at each is logged."""
    found, exact, _form, asked = _asked(request, unit)
    if not exact:
        raise NotYours
    key = figures.key_from(asked.by, request.GET.get("key"))
    lines = behind(request.user, found, asked, key)
    audit.looked_at((one.person for one in lines), by=request.user, about=f"learning:{found.pk}")
    return render(
        request,
        "learning/records.html",
        {
            "unit": found,
            "asked": asked,
            "lines": lines,
            "name": name_of(asked.by, key, found),
            "split": SPLITS[asked.by],
        },
    )


def download(request: Request, unit: str, file_format: str) -> HttpResponse:
    """The table with its coverage and notes inside, as a spreadsheet."""
    found, exact, _form, asked = _asked(request, unit)
    if file_format not in FORMATS:
        raise Http404
    now = figures.counted(
        found.pk,
        by=asked.by,
        as_of=asked.as_of,
        from_=asked.from_,
        basis=asked.basis,
        # What leaves the page leaves the team.
        exact=False,
        threshold=threshold(),
    )
    audit.record(
        "figures taken away",
        by=request.user,
        about=f"unit:{found.pk}",
        details={"by": asked.by, "as": format},
    )
    kind, content = spreadsheet(
        file_format, found.name, asked, now, lambda key: name_of(asked.by, key, found)
    )
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="learning-{asked.as_of}.{file_format}"'
    return response


def _asked(request: Request, unit: str) -> tuple[Unit, bool, AskForm, Asked]:
    found = unit_to_learn_about(request.user, unit)
    exact = sees_exact(request.user, found)
    form = AskForm(request.GET or None)
    return found, exact, form, asked_by(form, found, exact)


def threshold() -> int:
    """Under how many people a figure is not shown outside a team; the deployment's, 5 or higher."""
    return int(settings.DISCLOSURE_THRESHOLD)


def name_of(by: str, key: str | int | None, unit: Unit) -> Any:
    """What a row is called, in the reader's language."""
    if key is None:
        return _("Not recorded, or not chosen yet")
    if by == "national_outcome":
        return _national_outcome(str(key), unit)
    vocabulary = {"outcome_type": "outcome_type", "plan_kind": "plan_kind", "gender": "gender", "intent": "intent",
                  "scored_by": "voice", "language": "language"}.get(by)  # fmt: skip
    if vocabulary:
        return choices.said(vocabulary, str(key))
    if by == "deprivation_quintile":
        return {1: _("1, the most deprived fifth"), 5: _("5, the least deprived fifth")}.get(
            int(key), str(key)
        )
    return str(key)


def _national_outcome(code: str, unit: Unit) -> str:
    language = language_read()
    own = [default_framework(unit.nation)] if unit.nation in ("wales", "scotland") else []
    for framework in [*own, *all_frameworks()]:
        try:
            return framework.outcome(code).text.said(language)
        except KeyError:
            continue
    return code
