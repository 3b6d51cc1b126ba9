"""Stories in a report: told only in the words, to the readers and for the time that the person agreed to (F3)."""

import datetime as dt

from django.db import transaction
from django.db.models import Q, QuerySet

from whatmatters.records import clock
from whatmatters.records.accounts.models import Account
from whatmatters.records.annual_reports.access import check_writes
from whatmatters.records.annual_reports.models import Report, Story
from whatmatters.records.annual_reports.state import check_open, check_section
from whatmatters.records.audit import actions as audit
from whatmatters.records.organisations.models import UnitWithin
from whatmatters.records.people.access import NotYours, check_may_change
from whatmatters.records.people.models import Consent, Person
from whatmatters.records.writing import written_down
from whatmatters.rules.messages import annual_reports as says
from whatmatters.rules.refusals import refuse_any
from whatmatters.rules.words_said import blank

USE = "story_in_annual_report"


@transaction.atomic
def agree(
    *,
    person: Person,
    wording: str,
    audience: str,
    from_date: dt.date,
    until: dt.date | None,
    by: Account | None,
) -> Consent:
    """Keep what a person agreed to: this story, in these words, to these readers, until that day. Raises Refusals, NotYours."""
    check_may_change(by, person.pk)
    wrong = [says.NO_STORY()] if blank(wording) else []
    if until is not None and until < from_date:
        wrong.append(says.ENDS_BEFORE(given=until))
    refuse_any(wrong)
    made = Consent.objects.create(
        person=person, use=USE, wording=wording, audience=audience, from_date=from_date, until=until
    )
    audit.record("agreed to a story", by=by, person=person.pk, about=f"consent:{made.pk}")
    return made


def in_force(consent: Consent, on: dt.date) -> bool:
    """Whether the story may be told on that day; on the last day agreed it still may."""
    ended = consent.withdrawn_on is not None and consent.withdrawn_on <= on
    over = consent.until is not None and consent.until < on
    return consent.from_date <= on and not ended and not over


def stories_of(person: Person) -> QuerySet[Consent]:
    """What a person agreed to, the latest first."""
    return Consent.objects.filter(person=person, use=USE).order_by("-from_date", "-id")


def offered_to(report: Report) -> QuerySet[Consent]:
    """The stories that may be told in a report today: of people with whom a team of the authority works or worked."""
    today = clock.today()
    below = UnitWithin.objects.filter(within=report.unit_id).values("unit")
    return (
        Consent.objects.filter(
            use=USE,
            person__responsibilities__unit__in=below,
            from_date__lte=today,
            withdrawn_on__isnull=True,
        )
        .filter(Q(until__isnull=True) | Q(until__gte=today))
        .distinct()
        .order_by("from_date", "id")
    )


def told_in(report: Report) -> list[Story]:
    """The stories in a report whose consent is in force today, in order."""
    rows = Story.objects.filter(report=report, taken_out_at__isnull=True).select_related("consent")
    today = clock.today()
    return [row for row in rows.order_by("recorded_at", "id") if in_force(row.consent, today)]


@transaction.atomic
def tell(
    *, report: Report, section: str, consent: str, title: str = "", language: str = "en", by: Account | None
) -> Story:
    """Tell a story in a section, in the words of its consent. Raises Refusals, NotYours."""
    check_writes(by, report.unit_id)
    check_open(report)
    check_section(report, section)
    found = offered_to(report).filter(pk=consent).first()
    refuse_any([says.NO_CONSENT()] if found is None else [])
    assert found is not None
    made = Story.objects.create(
        report=report, section=section, consent=found, title=title, language=language, **written_down(by)
    )
    audit.record(
        "story told", by=by, person=found.person_id, about=f"report:{report.pk}", details={"section": section}
    )
    return made


@transaction.atomic
def take_out(*, story: str, by: Account | None) -> Story:
    """Take a story out of a report that is a draft. Raises Refusals, NotYours."""
    found = Story.objects.select_related("report").filter(pk=story, taken_out_at__isnull=True).first()
    if found is None:
        raise NotYours
    check_writes(by, found.report.unit_id)
    check_open(found.report)
    found.taken_out_at = clock.now()
    found.save(update_fields=["taken_out_at"])
    audit.record("story taken out", by=by, about=f"report:{found.report_id}")
    return found
