"""Writing a report, several people at once, so that nothing is ever lost (E1, E3, E4)."""

import datetime as dt

from django.db import transaction

from whatmatters.frameworks.reporting import report_kind
from whatmatters.records import clock
from whatmatters.records.accounts.models import Account
from whatmatters.records.annual_reports.access import check_writes
from whatmatters.records.annual_reports.models import Comment, Explanation, Report, SectionText
from whatmatters.records.annual_reports.state import check_open, check_section, tips
from whatmatters.records.audit import actions as audit
from whatmatters.records.organisations.models import Unit
from whatmatters.records.people.access import NotYours
from whatmatters.records.writing import written_down
from whatmatters.rules.messages import annual_reports as says
from whatmatters.rules.refusals import refuse_any
from whatmatters.rules.words_said import blank


@transaction.atomic
def begin(*, unit: Unit, kind: str, year: int, languages: str = "en", by: Account | None) -> Report:
    """Begin the report of an authority for the year that begins in `year`. Raises Refusals, NotYours."""
    check_writes(by, unit.pk)
    known = report_kind(kind)
    refuse_any([says.NOT_AN_AUTHORITY()] if not known.for_area(unit.area_code) else [])
    month, day = (int(part) for part in known.checklist.year_from.split("-"))
    first = dt.date(year, month, day)
    last = dt.date(year + 1, month, day) - dt.timedelta(days=1)
    refuse_any(
        [says.NO_YEAR(given=year)]
        if Report.objects.filter(unit=unit, kind=kind, from_date=first).exists()
        else []
    )
    made = Report.objects.create(
        unit=unit, kind=kind, from_date=first, to=last, languages=languages, begun_at=clock.now()
    )
    audit.record("report begun", by=by, about=f"report:{made.pk}", details={"unit": unit.pk, "year": year})
    return made


@transaction.atomic
def write(
    *,
    report: Report,
    section: str,
    text: str,
    language: str = "",
    title: str = "",
    on: str = "",
    by: Account | None,
) -> SectionText:
    """Save a section as written on the version `on` ("" for none). Raises Refusals, NotYours.

    Where somebody else has written on the same version meanwhile, both texts are kept and stand side by side
    (`stands_alone` is then False) until a person settles them.
    """
    check_writes(by, report.unit_id)
    check_open(report)
    check_section(report, section)
    refuse_any([says.NOTHING_WRITTEN()] if blank(text) else [])
    spoken = language or report.languages.split()[0]
    earlier = _version(report, section, spoken, on)
    made = SectionText.objects.create(
        report=report,
        section=section,
        language=spoken,
        title=title,
        text=text,
        on=earlier,
        **written_down(by),
    )
    audit.record(
        "section written",
        by=by,
        about=f"report:{report.pk}",
        details={"section": section, "language": spoken},
    )
    return made


def stands_alone(text: SectionText) -> bool:
    """Whether no other version of the section waits to be settled beside it."""
    return tips(text.report).get((text.section, text.language)) == (text,)


@transaction.atomic
def settle(
    *,
    report: Report,
    section: str,
    text: str,
    language: str,
    versions: tuple[str, str],
    by: Account | None,
    title: str = "",
) -> SectionText:
    """Settle two versions that stand side by side on one text; both stay in the history. Raises Refusals, NotYours."""
    check_writes(by, report.unit_id)
    check_open(report)
    refuse_any([says.NOTHING_WRITTEN()] if blank(text) else [])
    one, other = (_version(report, section, language, id) for id in versions)
    made = SectionText.objects.create(
        report=report,
        section=section,
        language=language,
        title=title,
        text=text,
        on=one,
        settles=other,
        **written_down(by),
    )
    audit.record("two versions settled", by=by, about=f"report:{report.pk}", details={"section": section})
    return made


def _version(report: Report, section: str, language: str, id: str) -> SectionText | None:
    if not id:
        return None
    found = SectionText.objects.filter(pk=id, report=report, section=section, language=language).first()
    if found is None:
        raise NotYours
    return found


@transaction.atomic
def remark(*, report: Report, section: str, text: str, by: Account | None) -> Comment:
    """Leave a comment on a section, in any state of the report. Raises Refusals, NotYours."""
    check_writes(by, report.unit_id)
    check_section(report, section)
    refuse_any([says.NOTHING_WRITTEN()] if blank(text) else [])
    made = Comment.objects.create(report=report, section=section, text=text, **written_down(by))
    audit.record("commented", by=by, about=f"report:{report.pk}", details={"section": section})
    return made


@transaction.atomic
def settle_comment(*, comment: str, answer: str = "", by: Account | None) -> Comment:
    """Say that a comment is settled, and how. Raises NotYours."""
    found = Comment.objects.select_related("report").filter(pk=comment).first()
    if found is None:
        raise NotYours
    check_writes(by, found.report.unit_id)
    if found.settled_at is None:
        found.settled_at = clock.now()
        found.settled_by = str(by.pk) if by else ""
        found.answer = answer
        found.save(update_fields=["settled_at", "settled_by", "answer"])
        audit.record("comment settled", by=by, about=f"report:{found.report_id}")
    return found


@transaction.atomic
def explain(*, report: Report, item: str, text: str, by: Account | None) -> Explanation:
    """Say why an item of the checklist is not filled; readers of the report read it. Raises Refusals, NotYours (E3)."""
    check_writes(by, report.unit_id)
    check_open(report)
    known = {listed.id for listed in report_kind(report.kind).checklist.items}
    refuse_any([says.NO_SUCH_SECTION(given=item)] if item not in known else [])
    had = Explanation.objects.filter(report=report)
    refuse_any([says.NO_EXPLANATION()] if blank(text) and not had.filter(item=item).exists() else [])
    made = Explanation.objects.create(
        report=report, item=item, text=text, number=had.count() + 1, **written_down(by)
    )
    audit.record("gap explained", by=by, about=f"report:{report.pk}", details={"item": item})
    return made
