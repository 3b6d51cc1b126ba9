"""People who use care and support, and their carers, who are people here too (A6)."""

from django.conf import settings
from django.db import models

from whatmatters.records.facts import Identified, a_day, coded, free_text
from whatmatters.records.inspections.models import Sample
from whatmatters.records.organisations.models import Unit


class Person(Identified):
    """An adult, a child or a carer. `language` is a BCP 47 code; `identifier` an NHS or CHI number."""

    name = free_text()
    preferred_name = free_text()
    date_of_birth = a_day()
    gender = coded()
    language = coded(35)
    communication_needs = free_text()
    identifier = coded(db_index=True)
    deprivation_quintile = models.PositiveSmallIntegerField(null=True, blank=True)
    data_zone = coded()
    example = models.BooleanField(default=False)

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

    person = models.ForeignKey(Person, models.CASCADE, related_name="relationships")
    other = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="related_to")
    name = free_text()
    role = coded()
    note = free_text()

    class Meta:
        app_label = "people"


class Strength(Identified):
    """An ability, achievement, person, place or community that helps (A7)."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="strengths")
    kind = coded()
    description = free_text()
    noted_on = a_day()

    class Meta:
        app_label = "people"


class Advocacy(Identified):
    """Advocacy considered, offered, declined or arranged, and why (B11)."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="advocacy")
    on = models.DateField()
    decision = coded()
    kind = coded()
    reason = free_text()

    class Meta:
        app_label = "people"


class Consent(Identified):
    """What a person agreed to, and took back (F3)."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="consents")
    use = coded()
    wording = free_text()
    audience = free_text()
    from_date = models.DateField(db_column="from")
    until = a_day()
    withdrawn_on = a_day()

    class Meta:
        app_label = "people"


class Responsibility(models.Model):
    """The team that works with a person, and the practitioner who answers for it there. What a caseload is made of."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="responsibilities")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="responsibilities")
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="responsibilities",
    )
    since = models.DateField()
    until = a_day()

    class Meta:
        app_label = "people"
        indexes = [
            models.Index(fields=["unit", "person"]),
            models.Index(fields=["account", "until"]),
        ]


class Opening(models.Model):
    """A record opened by somebody outside the person's team: why, until when, and what a manager made of it (F2)."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="openings")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="openings")
    reason = models.TextField()
    at = models.DateTimeField()
    until = models.DateTimeField()
    reviewed_at = models.DateTimeField(null=True, blank=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="openings_reviewed",
    )
    review_note = free_text()
    justified = models.BooleanField(null=True, blank=True)

    class Meta:
        app_label = "people"
        indexes = [models.Index(fields=["account", "until"])]


class SampledRecord(models.Model):
    """A record that was drawn for an inspection: open to its inspectors while it lasts, unless it is taken out (E5)."""

    sample = models.ForeignKey(Sample, models.CASCADE, related_name="records")
    person = models.ForeignKey(Person, models.CASCADE, related_name="sampled")
    place = models.PositiveIntegerField()
    taken_out_at = models.DateTimeField(null=True, blank=True)
    taken_out_why = free_text()
    taken_out_by = coded()

    class Meta:
        app_label = "people"
        constraints = [models.UniqueConstraint(fields=["sample", "person"], name="sampled_once")]
