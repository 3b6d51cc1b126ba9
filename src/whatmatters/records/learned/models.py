"""What a team or service heard, and what it changed; who has seen it, and who was told (D9).

P § Principles underpinning organisational change: staff need to know that the information they gather will influence
services; communication is two way.
"""

from django.conf import settings
from django.db import models

from whatmatters.records.facts import Fact, Identified, a_day, coded, free_text
from whatmatters.records.organisations.models import Unit
from whatmatters.records.people.models import Person
from whatmatters.records.personal_data import CARE, IDENTITY, NONE, WORK, holds


class Learned(Identified):
    """One thing that a unit learned. What it says are its versions: the latest holds, the earlier stay."""

    unit = holds(NONE, models.ForeignKey(Unit, models.PROTECT, related_name="learned"))

    class Meta:
        app_label = "learned"


class LearnedVersion(Fact):
    """What was heard and what was changed, in one language and perhaps another beside it, and the question it came from.

    `from_date`, `to`, `by`, `series` and `basis` are the question on the learning page; `changed_on` is the day of the
    change, in the future where it is to come.
    """

    learned = holds(NONE, models.ForeignKey(Learned, models.CASCADE, related_name="versions"))
    heard = holds(NONE, models.TextField())
    changed = holds(NONE, models.TextField())
    changed_on = a_day(NONE)
    language = coded(NONE, 35)
    heard_beside = free_text(NONE)
    changed_beside = free_text(NONE)
    themes = free_text(NONE)
    from_date = a_day(NONE)
    to = a_day(NONE)
    by = coded(NONE)
    series = coded(NONE)
    basis = coded(NONE)

    class Meta:
        app_label = "learned"


class Seen(models.Model):
    """A practitioner has read a version, so that they are not told of it again."""

    version = holds(WORK, models.ForeignKey(LearnedVersion, models.CASCADE, related_name="seen"))
    account = holds(WORK, models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+"))
    at = holds(WORK, models.DateTimeField())

    class Meta:
        app_label = "learned"
        constraints = [models.UniqueConstraint(fields=["version", "account"], name="seen_once")]


class Told(Fact):
    """A person was told what was changed because of what they and others said."""

    version = holds(NONE, models.ForeignKey(LearnedVersion, models.CASCADE, related_name="told"))
    person = holds(IDENTITY, models.ForeignKey(Person, models.CASCADE, related_name="told_of"))
    on = holds(CARE, models.DateField())

    class Meta:
        app_label = "learned"
