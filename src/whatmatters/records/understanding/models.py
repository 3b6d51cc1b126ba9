"""What is understood together: words lifted from a conversation, views side by side, negotiated risk, what plans call on."""

from django.db import models

from whatmatters.records.conversations.models import Conversation
from whatmatters.records.facts import Fact, Identified, a_day, coded, free_text
from whatmatters.records.outcomes.models import Action, Outcome, Risk
from whatmatters.records.people.models import Person, Relationship, Strength
from whatmatters.records.personal_data import CARE, IDENTITY, WORDS, holds
from whatmatters.records.plans.models import Need


class Lift(Fact):
    """Words lifted out of one version of a conversation, and what was made of them (A1, A2, G3).

    `start` and `end` count code points in that version's narrative; `words` are what stands there. Barriers and
    circumstances are nothing but the lifted words; everything else has a row of its own.
    """

    conversation = holds(IDENTITY, models.ForeignKey(Conversation, models.CASCADE, related_name="lifts"))
    becomes = coded(CARE)
    start = holds(CARE, models.PositiveIntegerField())
    end = holds(CARE, models.PositiveIntegerField())
    words = holds(WORDS, models.TextField())
    outcome = holds(
        CARE, models.ForeignKey(Outcome, models.SET_NULL, null=True, blank=True, related_name="lifts")
    )
    strength = holds(
        CARE, models.ForeignKey(Strength, models.SET_NULL, null=True, blank=True, related_name="lifts")
    )
    risk = holds(CARE, models.ForeignKey(Risk, models.SET_NULL, null=True, blank=True, related_name="lifts"))
    action = holds(
        CARE, models.ForeignKey(Action, models.SET_NULL, null=True, blank=True, related_name="lifts")
    )
    need = holds(CARE, models.ForeignKey(Need, models.SET_NULL, null=True, blank=True, related_name="lifts"))
    put_back_at = holds(CARE, models.DateTimeField(null=True, blank=True))

    class Meta:
        app_label = "understanding"
        constraints = [
            models.CheckConstraint(condition=models.Q(end__gt=models.F("start")), name="lift_has_words"),
        ]


class Matter(Identified):
    """Something that several people see in their own way: an outcome, a risk, or anything else by name (A6)."""

    person = holds(IDENTITY, models.ForeignKey(Person, models.CASCADE, related_name="matters"))
    outcome = holds(
        CARE, models.ForeignKey(Outcome, models.CASCADE, null=True, blank=True, related_name="matters")
    )
    risk = holds(CARE, models.ForeignKey(Risk, models.CASCADE, null=True, blank=True, related_name="matters"))
    about = free_text(WORDS)
    opened_on = holds(CARE, models.DateField())

    class Meta:
        app_label = "understanding"


class View(Fact):
    """How one voice sees a matter, in their words. A later view of the same voice takes its place; both stay (A6)."""

    matter = holds(IDENTITY, models.ForeignKey(Matter, models.CASCADE, related_name="views"))
    on = holds(CARE, models.DateField())
    by = coded(CARE)
    who = free_text(IDENTITY)
    words = holds(WORDS, models.TextField())
    language = coded(CARE, 35)

    class Meta:
        app_label = "understanding"


class CommonGround(Fact):
    """Where the views of a matter meet, and where they differ, as it stood on a day (A6)."""

    matter = holds(IDENTITY, models.ForeignKey(Matter, models.CASCADE, related_name="common_ground"))
    on = holds(CARE, models.DateField())
    meet = free_text(WORDS)
    differ = free_text(WORDS)

    class Meta:
        app_label = "understanding"


class RiskAgreement(Fact):
    """What was agreed about a risk on a day, by whom, what made it worth taking, when to look again (A8)."""

    risk = holds(IDENTITY, models.ForeignKey(Risk, models.CASCADE, related_name="agreements"))
    on = holds(CARE, models.DateField())
    worth_taking = free_text(WORDS)
    agreed = free_text(WORDS)
    agreed_by = free_text(WORDS)
    look_again_on = a_day(CARE)
    over = holds(CARE, models.BooleanField(default=False))

    class Meta:
        app_label = "understanding"


class CallingOn(Identified):
    """Somebody or something in a person's life that an outcome's plan calls on, and for what (A7)."""

    outcome = holds(IDENTITY, models.ForeignKey(Outcome, models.CASCADE, related_name="calling_on"))
    strength = holds(
        CARE, models.ForeignKey(Strength, models.CASCADE, null=True, blank=True, related_name="called_on")
    )
    relationship = holds(
        CARE, models.ForeignKey(Relationship, models.CASCADE, null=True, blank=True, related_name="called_on")
    )
    how = free_text(WORDS)
    since = holds(CARE, models.DateField())

    class Meta:
        app_label = "understanding"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(strength__isnull=True) ^ models.Q(relationship__isnull=True),
                name="calls_on_one_thing",
            ),
        ]
