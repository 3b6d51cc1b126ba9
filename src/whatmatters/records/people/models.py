"""People who use care and support, and their carers, who are people here too (A6)."""

from django.conf import settings
from django.db import models

from whatmatters.records.facts import Identified, a_day, coded, free_text
from whatmatters.records.ids import LENGTH, new_id
from whatmatters.records.inspections.models import Sample
from whatmatters.records.organisations.models import Unit
from whatmatters.records.personal_data import CARE, IDENTITY, NONE, WORDS, WORK, holds


class Person(Identified):
    """An adult, a child or a carer. `language` is a BCP 47 code; `identifier` an NHS or CHI number."""

    id = holds(IDENTITY, models.CharField(primary_key=True, max_length=LENGTH, default=new_id))
    name = free_text(IDENTITY)
    preferred_name = free_text(IDENTITY)
    date_of_birth = a_day(IDENTITY)
    gender = coded(CARE)
    language = coded(CARE, 35)
    communication_needs = free_text(CARE)
    identifier = coded(IDENTITY, db_index=True)
    deprivation_quintile = holds(CARE, models.PositiveSmallIntegerField(null=True, blank=True))
    data_zone = coded(IDENTITY)
    example = holds(NONE, models.BooleanField(default=False))

    class Meta:
        app_label = "people"

    def __str__(self) -> str:
        return f"Person {self.id}"

    @property
    def known_as(self) -> str:
        """What to call them: the name they prefer, else their name, else the id of a pseudonymised record."""
        return self.preferred_name or self.name or self.id


class Relationship(Identified):
    """Who is who to a person. `other` where that somebody has a record of their own (a carer, A6)."""

    person = holds(IDENTITY, models.ForeignKey(Person, models.CASCADE, related_name="relationships"))
    other = holds(
        IDENTITY, models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="related_to")
    )
    name = free_text(IDENTITY)
    role = coded(CARE)
    note = free_text(WORDS)

    class Meta:
        app_label = "people"


class Strength(Identified):
    """An ability, achievement, person, place or community that helps (A7)."""

    person = holds(IDENTITY, models.ForeignKey(Person, models.CASCADE, related_name="strengths"))
    kind = coded(CARE)
    description = free_text(WORDS)
    noted_on = a_day(CARE)

    class Meta:
        app_label = "people"


class Advocacy(Identified):
    """Advocacy considered, offered, declined or arranged, and why (B11)."""

    person = holds(IDENTITY, models.ForeignKey(Person, models.CASCADE, related_name="advocacy"))
    on = holds(CARE, models.DateField())
    decision = coded(CARE)
    kind = coded(CARE)
    reason = free_text(WORDS)

    class Meta:
        app_label = "people"


class Consent(Identified):
    """What a person agreed to, and took back (F3)."""

    person = holds(IDENTITY, models.ForeignKey(Person, models.CASCADE, related_name="consents"))
    use = coded(CARE)
    wording = free_text(WORDS)
    audience = free_text(CARE)
    from_date = holds(CARE, models.DateField(db_column="from"))
    until = a_day(CARE)
    withdrawn_on = a_day(CARE)

    class Meta:
        app_label = "people"


class Responsibility(models.Model):
    """The team that works with a person, and the practitioner who answers for it there. What a caseload is made of."""

    person = holds(IDENTITY, models.ForeignKey(Person, models.CASCADE, related_name="responsibilities"))
    unit = holds(CARE, models.ForeignKey(Unit, models.PROTECT, related_name="responsibilities"))
    account = holds(
        WORK,
        models.ForeignKey(
            settings.AUTH_USER_MODEL,
            models.SET_NULL,
            null=True,
            blank=True,
            related_name="responsibilities",
        ),
    )
    since = holds(CARE, models.DateField())
    until = a_day(CARE)

    class Meta:
        app_label = "people"
        indexes = [
            models.Index(fields=["unit", "person"]),
            models.Index(fields=["account", "until"]),
        ]


class Opening(models.Model):
    """A record opened by somebody outside the person's team: why, until when, and what a manager made of it (F2)."""

    person = holds(IDENTITY, models.ForeignKey(Person, models.CASCADE, related_name="openings"))
    account = holds(
        WORK, models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="openings")
    )
    reason = holds(WORDS, models.TextField())
    at = holds(WORK, models.DateTimeField())
    until = holds(WORK, models.DateTimeField())
    reviewed_at = holds(WORK, models.DateTimeField(null=True, blank=True))
    reviewed_by = holds(
        WORK,
        models.ForeignKey(
            settings.AUTH_USER_MODEL,
            models.PROTECT,
            null=True,
            blank=True,
            related_name="openings_reviewed",
        ),
    )
    review_note = free_text(WORDS)
    justified = holds(WORK, models.BooleanField(null=True, blank=True))

    class Meta:
        app_label = "people"
        indexes = [models.Index(fields=["account", "until"])]


class SampledRecord(models.Model):
    """A record that was drawn for an inspection: open to its inspectors while it lasts, unless it is taken out (E5)."""

    sample = holds(NONE, models.ForeignKey(Sample, models.CASCADE, related_name="records"))
    person = holds(IDENTITY, models.ForeignKey(Person, models.CASCADE, related_name="sampled"))
    place = holds(NONE, models.PositiveIntegerField())
    taken_out_at = holds(WORK, models.DateTimeField(null=True, blank=True))
    taken_out_why = free_text(WORK)
    taken_out_by = coded(WORK)

    class Meta:
        app_label = "people"
        constraints = [models.UniqueConstraint(fields=["sample", "person"], name="sampled_once")]
