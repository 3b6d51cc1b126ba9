"""What an authority wrote and published that an inspection reads: what was heard and changed, how teams look at their own
practice, published reports and who signed them (E5). About nobody in particular."""

import datetime as dt
from dataclasses import dataclass

from whatmatters.records.annual_reports.models import Edition, StepTaken
from whatmatters.records.annual_reports.publishing import current_edition
from whatmatters.records.learned.access import latest_versions
from whatmatters.records.learned.models import Learned, LearnedVersion
from whatmatters.records.organisations.models import Unit, UnitWithin
from whatmatters.records.reflection.models import PracticeCheck


@dataclass(frozen=True)
class Published:
    """A published report, in its latest edition, with every step of its sign-off."""

    edition: Edition
    steps: tuple[StepTaken, ...]


@dataclass(frozen=True)
class Written:
    """All of it, of one unit."""

    heard: tuple[LearnedVersion, ...]
    practice: tuple[PracticeCheck, ...]
    reports: tuple[Published, ...]


def written(unit: Unit, *, first: dt.date, to: dt.date) -> Written:
    """What a unit and those below it wrote: what was changed and how practice was looked at in a period, and every report
    of the authority or of one it lies in."""
    below = UnitWithin.objects.filter(within=unit).values("unit")
    above = UnitWithin.objects.filter(unit=unit).values("within")
    heard = [
        version
        for version in latest_versions(Learned.objects.filter(unit__in=below))
        if first <= (version.changed_on or version.recorded_at.date()) <= to
    ]
    checks = PracticeCheck.objects.filter(unit__in=below, on__range=(first, to)).select_related("unit")
    own = Edition.objects.filter(report__unit__in=above) | Edition.objects.filter(report__unit__in=below)
    reports = {edition.report_id: edition.report for edition in own.select_related("report__unit").distinct()}
    published = []
    for report in sorted(reports.values(), key=lambda report: (report.from_date, report.pk), reverse=True):
        edition = current_edition(report)
        if edition is not None:
            published.append(Published(edition, tuple(report.steps.order_by("number"))))
    return Written(tuple(heard), tuple(checks.order_by("-on", "pk")), tuple(published))
