"""Views side by side: none takes the place of another's (A6)."""

import datetime as dt

from django.db import transaction

from whatmatters.records import clock
from whatmatters.records.accounts.models import Account
from whatmatters.records.audit import actions as audit
from whatmatters.records.outcomes.actions.opening import check_not_in_the_future
from whatmatters.records.outcomes.models import Outcome, Risk
from whatmatters.records.people.access import NotYours, check_may_change
from whatmatters.records.people.models import Person
from whatmatters.records.understanding.models import CommonGround, Matter, View
from whatmatters.records.writing import written_down
from whatmatters.rules import views as rule


@transaction.atomic
def matter(
    *, person: Person, about: str = "", outcome: str = "", risk: str = "", by: Account | None
) -> Matter:
    """The matter that several see in their own way: of an outcome or a risk there is one. Raises Refusals."""
    check_may_change(by, person.pk)
    if outcome and not Outcome.objects.filter(pk=outcome, person=person).exists():
        raise NotYours
    if risk and not Risk.objects.filter(pk=risk, person=person).exists():
        raise NotYours
    if outcome or risk:
        known = Matter.objects.filter(outcome=outcome or None, risk=risk or None, person=person).first()
        if known is not None:
            return known
    else:
        rule.check_matter(about)
    row = Matter.objects.create(
        person=person, about=about, outcome_id=outcome or None, risk_id=risk or None, opened_on=clock.today()
    )
    audit.record("matter opened", by=by, person=person.pk, about=f"matter:{row.pk}")
    return row


@transaction.atomic
def add_view(
    *,
    matter: str,
    voice: str,
    words: str,
    who: str = "",
    language: str = "",
    on: dt.date,
    by: Account | None,
) -> View:
    """Write down how one voice sees a matter. An earlier view of the same voice stays under it. Raises Refusals."""
    held = _held(matter, by)
    check_not_in_the_future(on)
    rule.View(by=voice, who=who, on=on, words=words)
    row = View.objects.create(
        matter=held, by=voice, who=who, words=words, language=language, on=on, **written_down(by)
    )
    audit.record("view written down", by=by, person=held.person_id, about=f"matter:{held.pk}")
    return row


@transaction.atomic
def say_common_ground(
    *, matter: str, meet: str = "", differ: str = "", on: dt.date, by: Account | None
) -> CommonGround:
    """Say where the views meet and where they differ. The views stay as they are. Raises Refusals."""
    held = _held(matter, by)
    check_not_in_the_future(on)
    rule.check_common_ground(meet=meet, differ=differ)
    row = CommonGround.objects.create(matter=held, on=on, meet=meet, differ=differ, **written_down(by))
    audit.record("common ground written down", by=by, person=held.person_id, about=f"matter:{held.pk}")
    return row


def _held(matter: str, by: Account | None) -> Matter:
    row = Matter.objects.filter(pk=matter).first()
    if row is None:
        raise NotYours
    check_may_change(by, row.person_id)
    return row
