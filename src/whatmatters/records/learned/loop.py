"""Message what was heard and what was changed, reading it, and telling people of it (D9)."""

import datetime as dt

from django.db import transaction
from django.db.models import F, Value
from django.db.models.functions import Length

from whatmatters.records import clock
from whatmatters.records.accounts.models import Account
from whatmatters.records.audit import actions as audit
from whatmatters.records.learned.access import check_may_say, learned_with
from whatmatters.records.learned.models import Learned, LearnedVersion, Seen, Told
from whatmatters.records.organisations.models import Unit, UnitWithin
from whatmatters.records.people.access import NotYours, check_may_change
from whatmatters.records.people.models import Person
from whatmatters.records.writing import written_down
from whatmatters.rules.learned import check_learned
from whatmatters.rules.messages.learned import NAMES_SOMEBODY
from whatmatters.rules.refusals import Refusals

SHORTEST_NAME = 6


@transaction.atomic
def say(*, unit: Unit, heard: str, changed: str, by: Account | None, **more: object) -> LearnedVersion:
    """Say what a unit heard and what it changed or will do. Raises Refusals, NotYours.

    `more`: changed_on, language, heard_beside, changed_beside, themes, and the question: from_date, to, by_, series, basis.
    """
    check_may_say(by, unit)
    _check(unit, heard, changed, more)
    return _write(Learned.objects.create(unit=unit), heard, changed, by, more)


@transaction.atomic
def say_anew(*, learned: str, heard: str, changed: str, by: Account | None, **more: object) -> LearnedVersion:
    """A new version; the earlier one stays. Whoever has read the earlier is told of the new. Raises Refusals, NotYours."""
    row = Learned.objects.select_related("unit").filter(pk=learned).first()
    if row is None:
        raise NotYours
    check_may_say(by, row.unit)
    _check(row.unit, heard, changed, more)
    return _write(row, heard, changed, by, more)


def _check(unit: Unit, heard: str, changed: str, more: dict[str, object]) -> None:
    check_learned(heard, changed)
    told = "\n".join(
        [heard, changed, *(str(more.get(name, "")) for name in ("heard_beside", "changed_beside", "themes"))]
    )
    if _names_somebody(unit, told):
        raise Refusals([NAMES_SOMEBODY()])


def _names_somebody(unit: Unit, text: str) -> bool:
    """Whether the full name of somebody the unit works or worked with stands in it; a first name alone is also a word."""
    below = UnitWithin.objects.filter(within=unit).values("unit")
    return (
        Person.objects.filter(responsibilities__unit__in=below, name__contains=" ")
        .annotate(text=Value(text), long=Length("name"))
        .filter(long__gte=SHORTEST_NAME, text__icontains=F("name"))
        .exists()
    )


def _write(
    row: Learned, heard: str, changed: str, by: Account | None, more: dict[str, object]
) -> LearnedVersion:
    question = {("by" if name == "by_" else name): value for name, value in more.items()}
    made = LearnedVersion.objects.create(
        learned=row,
        heard=heard,
        changed=changed,
        **question,
        **written_down(by),
    )
    audit.record("heard and changed", by=by, about=f"learned:{row.pk}", details={"unit": row.unit_id})
    return made


@transaction.atomic
def seen(*, version: LearnedVersion, by: Account) -> None:
    """They have read it."""
    Seen.objects.get_or_create(version=version, account=by, defaults={"at": clock.now()})


@transaction.atomic
def told(*, version: str, person: Person, on: dt.date | None = None, by: Account | None) -> Told:
    """A person was told of it. Raises NotYours for what does not come of their team's learning."""
    check_may_change(by, person.pk)
    if version not in {row.pk for row in learned_with(person)}:
        raise NotYours
    made = Told.objects.create(version_id=version, person=person, on=on or clock.today(), **written_down(by))
    audit.record("told what was changed", by=by, person=person.pk, about=f"learned:{made.version.learned_id}")
    return made
