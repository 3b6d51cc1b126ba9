"""What is understood together: words lifted from a conversation, views side by side, negotiated risk, what plans call on."""

from django.db import models

from whatmatters.records.conversations.models import Conversation
from whatmatters.records.facts import Fact, Identified, a_day, coded, free_text
from whatmatters.records.outcomes.models import Action, Outcome, Risk
from whatmatters.records.people.models import Person, Relationship, Strength
from whatmatters.records.plans.models import Need


class Lift(Fact):
    """Words lifted out of one version of a conversation, and what was made of them (A1, A2, G3).

    `start` and `end` count code points in that version's narrative; `words` are what stands there. Barriers and
    circumstances are nothing but the lifted words; everything else has a row of its own.
    """

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="lifts")
    becomes = coded()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    words = models.TextField()
    outcome = models.ForeignKey(Outcome, models.SET_NULL, null=True, blank=True, related_name="lifts")
    strength = models.ForeignKey(Strength, models.SET_NULL, null=True, blank=True, related_name="lifts")
    risk = models.ForeignKey(Risk, models.SET_NULL, null=True, blank=True, related_name="lifts")
    action = models.ForeignKey(Action, models.SET_NULL, null=True, blank=True, related_name="lifts")
    need = models.ForeignKey(Need, models.SET_NULL, null=True, blank=True, related_name="lifts")
    put_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        app_label = "understanding"
        constraints = [
            models.CheckConstraint(condition=models.Q(end__gt=models.F("start")), name="lift_has_words"),
        ]


class Matter(Identified):
    """Something that several people see in their own way: an outcome, a risk, or anything else by name (A6)."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="matters")
    outcome = models.ForeignKey(Outcome, models.CASCADE, null=True, blank=True, related_name="matters")
    risk = models.ForeignKey(Risk, models.CASCADE, null=True, blank=True, related_name="matters")
    about = free_text()
    opened_on = models.DateField()

    class Meta:
        app_label = "understanding"


class View(Fact):
    """How one voice sees a matter, in their words. A later view of the same voice takes its place; both stay (A6)."""

    matter = models.ForeignKey(Matter, models.CASCADE, related_name="views")
    on = models.DateField()
    by = coded()
    who = free_text()
    words = models.TextField()
    language = coded(35)

    class Meta:
        app_label = "understanding"


class CommonGround(Fact):
    """Where the views of a matter meet, and where they differ, as it stood on a day (A6)."""

    matter = models.ForeignKey(Matter, models.CASCADE, related_name="common_ground")
    on = models.DateField()
    meet = free_text()
    differ = free_text()

    class Meta:
        app_label = "understanding"


class RiskAgreement(Fact):
    """What was agreed about a risk on a day, by whom, what made it worth taking, when to look again (A8)."""

    risk = models.ForeignKey(Risk, models.CASCADE, related_name="agreements")
    on = models.DateField()
    worth_taking = free_text()
    agreed = free_text()
    agreed_by = free_text()
    look_again_on = a_day()
    over = models.BooleanField(default=False)

    class Meta:
        app_label = "understanding"


class CallingOn(Identified):
    """Somebody or something in a person's life that an outcome's plan calls on, and for what (A7)."""

    outcome = models.ForeignKey(Outcome, models.CASCADE, related_name="calling_on")
    strength = models.ForeignKey(Strength, models.CASCADE, null=True, blank=True, related_name="called_on")
    relationship = models.ForeignKey(
        Relationship, models.CASCADE, null=True, blank=True, related_name="called_on"
    )
    how = free_text()
    since = models.DateField()

    class Meta:
        app_label = "understanding"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(strength__isnull=True) ^ models.Q(relationship__isnull=True),
                name="calls_on_one_thing",
            ),
        ]
