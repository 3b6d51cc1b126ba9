"""The tables of the line of sight and of what helped, to take away: controlled even from a team, with their notes inside."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from whatmatters.answers.figures import Shown
from whatmatters.answers.grouping import grouped
from whatmatters.answers.labels import PART_OF, WHO_DOES
from whatmatters.answers.snapshot import snapshot
from whatmatters.records import clock
from whatmatters.records.audit import actions as audit
from whatmatters.records.organisations.models import Unit
from whatmatters.records.people.learning import unit_to_learn_about
from whatmatters.reports.spreadsheets import TYPES, Cell, as_spreadsheet
from whatmatters.web.learning.asking import AskForm, asked_by
from whatmatters.web.learning.helped import WHO
from whatmatters.web.learning.line_of_sight import line_leaving, rows_of, tree
from whatmatters.web.pages.request import Request

COLUMNS = ("outcomes", "people", "status.improved", "status.maintained", "status.worsened")


def line_of_sight(request: Request, unit: str, file_format: str) -> HttpResponse:
    """What is part of what, one row for each way."""
    found = _unit(request, unit, file_format)
    with snapshot() as now:
        line = line_leaving(now, found)
        ways = rows_of(tree(line))
    heads = [
        _("National outcome"),
        _("Partnership"),
        _("Organisation"),
        _("Service or team"),
        _("Things that matter"),
        _("People"),
    ]
    rows: list[list[Cell]] = []
    for row in ways:
        top = row["root"].national
        told: list[Cell] = [top.text if top else _("Not said yet")]
        for level in ("partnership", "organisation", "service"):
            told.append("; ".join(node.row.statement for node in row["levels"].get(level, [])))
        rows.append([*told, _cell(row["last"].outcomes), _cell(row["last"].people)])
    day = line.counts.as_of.isoformat() if line.counts else ""
    notes = [
        _("Figures stand within one organisation at a time: authorities are not set beside one another. (D4)")
    ]
    return _sent(request, found, file_format, Sheet(_("The line of sight"), day, heads, rows, notes))


def what_helped(request: Request, unit: str, file_format: str) -> HttpResponse:
    """Who does something towards it, beside how life moved."""
    found = _unit(request, unit, file_format)
    asked = asked_by(AskForm(request.GET or None), found, False)
    with snapshot() as now:
        who = grouped(now, asked, PART_OF, WHO_DOES, exact=False)
    heads = [
        _("Who does something"),
        *(_("Outcomes"), _("People"), _("Better"), _("As before"), _("Less well"), _("Not known yet")),
        _("Better or as before, of 100"),
    ]
    rows: list[list[Cell]] = []
    for key, name in WHO.items():
        group = who.groups.get(key)
        if group is None:
            nothing: Cell = "⊘" if who.withheld else 0
            rows.append([str(name), *(nothing for _n in range(len(COLUMNS) + 1)), ""])
            continue
        share = group.better_or_as_before
        rows.append(
            [
                str(name),
                *(_cell(group.figures[column]) for column in COLUMNS),
                _cell(group.not_known),
                f"{share[0]}-{share[1]}" if share else "",
            ]
        )
    notes = [
        _(
            "Who does something towards what matters, beside how life moved. It shows what went together; it does not show what works."
        ),
        _(
            "People who have more help may need more: more help may stand beside less progress, and be just what holds life steady."
        ),
    ]
    period = f"{asked.from_} – {asked.as_of}"
    return _sent(request, found, file_format, Sheet(_("What helped"), period, heads, rows, notes))


def _unit(request: Request, unit: str, file_format: str) -> Unit:
    if file_format not in TYPES:
        raise Http404
    return unit_to_learn_about(request.user, unit)


@dataclass(frozen=True)
class Sheet:
    """A table with what it is called, when it is of, and what has to be known to read it."""

    title: str
    when: str
    heads: list[str]
    rows: list[list[Cell]]
    notes: list[str]


def _sent(request: Request, unit: Unit, file_format: str, sheet: Sheet) -> HttpResponse:
    audit.record(
        "figures taken away",
        by=request.user,
        about=f"unit:{unit.pk}",
        details={"as": file_format, "from": request.path},
    )
    withheld = _(
        "⊘: not shown. Fewer than %(n)s people stand behind the figure, or another could be worked out from it. (D6)"
    ) % {"n": int(settings.DISCLOSURE_THRESHOLD)}
    cells: list[list[Cell]] = [
        [sheet.title, unit.name],
        [_("As of"), sheet.when],
        [_("Made on"), clock.today().isoformat()],
        [],
        list(sheet.heads),
        *sheet.rows,
        [],
        *(list[Cell]([note]) for note in (*sheet.notes, withheld)),
    ]
    response = HttpResponse(
        as_spreadsheet(file_format, cells, sheet.title, heads=(0, 4)), content_type=TYPES[file_format]
    )
    response["Content-Disposition"] = f'attachment; filename="learning-{clock.today()}.{file_format}"'
    return response


def _cell(figure: Shown | None) -> Any:
    return "" if figure is None else "⊘" if figure.value is None else figure.value
