"""Arrangements of the strategic plan: which are intended to contribute to which outcome, and what the evidence says (E6)."""

import datetime as dt
from collections.abc import Sequence

from django.db import transaction

from whatmatters.records.accounts.models import Account
from whatmatters.records.annual_reports.access import check_writes
from whatmatters.records.annual_reports.models import Arrangement, ArrangementReviewed, Report
from whatmatters.records.annual_reports.state import check_open
from whatmatters.records.audit import actions as audit
from whatmatters.records.organisations.models import Unit
from whatmatters.records.people.access import NotYours
from whatmatters.records.writing import written_down
from whatmatters.rules.messages import annual_reports as says
from whatmatters.rules.refusals import refuse_any
from whatmatters.rules.words_said import blank


@transaction.atomic
def arrange(
    *, unit: Unit, name: str, codes: Sequence[str], from_date: dt.date, by: Account | None
) -> Arrangement:
    """Say what an arrangement is and which national outcomes it is meant to contribute to. Raises Refusals, NotYours."""
    check_writes(by, unit.pk)
    refuse_any([says.NOTHING_WRITTEN(column="name")] if blank(name) else [])
    made = Arrangement.objects.create(
        unit=unit, name=name, codes=list(codes), from_date=from_date, **written_down(by)
    )
    audit.record("arrangement set", by=by, about=f"unit:{unit.pk}", details={"outcomes": list(codes)})
    return made


@transaction.atomic
def end(*, arrangement: str, on: dt.date, by: Account | None) -> None:
    """It no longer holds from a day on. Raises NotYours."""
    found = Arrangement.objects.filter(pk=arrangement).first()
    if found is None:
        raise NotYours
    check_writes(by, found.unit_id)
    found.to = on
    found.save(update_fields=["to"])
    audit.record("arrangement ended", by=by, about=f"unit:{found.unit_id}")


@transaction.atomic
def review(*, arrangement: str, report: Report, text: str, by: Account | None) -> ArrangementReviewed:
    """Say what the evidence of the report's year says about it. Raises Refusals, NotYours."""
    check_writes(by, report.unit_id)
    check_open(report)
    found = Arrangement.objects.filter(pk=arrangement, unit=report.unit).first()
    if found is None:
        raise NotYours
    refuse_any([says.NOTHING_WRITTEN()] if blank(text) else [])
    made = ArrangementReviewed.objects.create(
        arrangement=found,
        report=report,
        number=ArrangementReviewed.objects.filter(report=report).count() + 1,
        text=text,
        **written_down(by),
    )
    audit.record("arrangement reviewed", by=by, about=f"report:{report.pk}")
    return made
