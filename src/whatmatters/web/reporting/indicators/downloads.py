"""Values of indicators to take away. What is taken away can be taken in again, and says the same."""

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from whatmatters.frameworks import Area, indicators
from whatmatters.measures.indicators import IndicatorValue
from whatmatters.publications.writing import HEADINGS, rows_of
from whatmatters.records import clock
from whatmatters.records.indicators import queries
from whatmatters.reports.spreadsheets import TYPES, Cell, as_spreadsheet
from whatmatters.web.design.language import language_read
from whatmatters.web.pages.request import Request
from whatmatters.web.reporting.indicators.lines import nation_of
from whatmatters.web.reporting.indicators.views import _indicator, area_asked


def suite_table(request: Request, file_format: str) -> HttpResponse:
    """Every value of every indicator in an area, and of the nation."""
    area = area_asked(request)
    table = queries.table([indicator.id for indicator in indicators()], [area.code, nation_of(area.code)])
    return _sent([value for key in sorted(table) for value in table[key]], area, file_format, "indicators")


def one_table(request: Request, id: str, file_format: str) -> HttpResponse:
    """Every value of one indicator, in every area."""
    what = _indicator(id)
    table = queries.table([what.id], {code for _id, code in queries.areas_with(what.id)})
    values = [value for key in sorted(table) for value in table[key]]
    return _sent(values, area_asked(request), file_format, what.id.replace(":", "-"))


def _sent(values: list[IndicatorValue], area: Area, file_format: str, name: str) -> HttpResponse:
    if file_format not in TYPES:
        raise Http404
    language = language_read()
    rows: list[list[Cell]] = [
        [_("Indicators, as their publishers give them")],
        [_("Made on %(day)s") % {"day": clock.today().isoformat()}],
        [],
        list(HEADINGS),
        *rows_of(values, language),
    ]
    response = HttpResponse(
        as_spreadsheet(file_format, rows, _("Indicators"), heads=(0, 3)), content_type=TYPES[file_format]
    )
    response["Content-Disposition"] = (
        f'attachment; filename="{name}-{area.code}-{clock.today()}.{file_format}"'
    )
    return response
