"""A table to take away, with its coverage and notes inside: whoever opens it later still knows what it says."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as N_

from whatmatters.answers.figures import Counted, Shown
from whatmatters.records import clock
from whatmatters.reports.spreadsheets import TYPES, Cell, as_spreadsheet
from whatmatters.web.learning.asking import SPLITS

COLUMNS: list[tuple[str, Any]] = [
    ("outcomes", N_("Outcomes")),
    ("people", N_("People")),
    ("status.improved", N_("Improved")),
    ("status.maintained", N_("Maintained")),
    ("status.worsened", N_("Worsened")),
    ("achieved", N_("Achieved")),
    ("status.awaiting_baseline", N_("Awaiting baseline")),
    ("status.awaiting_review", N_("Awaiting review")),
    ("status.not_scored", N_("Not scored")),
    ("status.deferred", N_("Deferred")),
    ("status.withdrawn", N_("Withdrawn")),
]


def spreadsheet(
    file_format: str, unit: str, table: Counted, name_of: Callable[[Any], Any]
) -> tuple[str, bytes]:
    """The media type and the bytes."""
    rows = _rows(unit, table, name_of)
    return TYPES[file_format], as_spreadsheet(file_format, rows, _("Learning"), heads=(0, 6))


def _rows(unit: str, table: Counted, name_of: Callable[[Any], Any]) -> list[list[Cell]]:
    heads = [str(text) for _name, text in COLUMNS]
    return [
        [_("How people are doing on what matters to them"), unit],
        [_("From"), table.from_.isoformat() if table.from_ else ""],
        [_("To"), table.as_of.isoformat()],
        [_("Made on"), clock.today().isoformat()],
        [_("Outcomes outside any plan, counted apart (B2)"), _cell(table.outside_a_plan)],
        [],
        [str(SPLITS[table.by]), *heads],
        [_("All"), *(_cell(table.whole[name]) for name, _text in COLUMNS)],
        *(
            [str(name_of(row.key)), *(_cell(row.figures[name]) for name, _text in COLUMNS)]
            for row in table.rows
        ),
        [],
        *(list[Cell]([note]) for note in notes(table)),
    ]


def notes(table: Counted) -> list[str]:
    """What has to be known to read the table."""
    said = [
        _(
            "Counts of outcomes and people by how life has moved since the start; scores are never added or averaged. (D3)"
        ),
        _(
            "Shares are of outcomes with a later score; what is left out, and why, stands in the last columns."
        ),
    ]
    if not table.exact:
        said.append(
            _(
                "⊘: not shown. Fewer than %(n)s people stand behind the figure, or another could be worked out from it. (D6)"
            )
            % {"n": table.threshold}
        )
    return said


def _cell(figure: Shown) -> Cell:
    return "⊘" if figure.value is None else figure.value
