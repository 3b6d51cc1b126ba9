"""Personal outcomes and what hangs on them. Words, goals, mappings and scores are facts: a change is a new row (B1, C12)."""

from django.db import models

from whatmatters.records.facts import Fact, Identified, a_day, coded, free_text
from whatmatters.records.ids import LENGTH
from whatmatters.records.organisations.models import Unit, UnitOutcome
from whatmatters.records.people.models import Person
from whatmatters.records.personal_data import CARE, IDENTITY, NONE, WORDS, WORK, holds
from whatmatters.records.plans.models import Need, Plan


class Outcome(Identified):
    """A personal outcome: who it is of, where it came from, how it ended. Its words, goals and scores are rows of their own."""

    person = holds(IDENTITY, models.ForeignKey(Person, models.CASCADE, related_name="outcomes"))
    plan = holds(
        CARE, models.ForeignKey(Plan, models.CASCADE, null=True, blank=True, related_name="outcomes")
    )
    need = holds(
        CARE, models.ForeignKey(Need, models.PROTECT, null=True, blank=True, related_name="outcomes")
    )
    number = coded(CARE)
    conversation = holds(CARE, models.CharField(max_length=LENGTH, blank=True, default=""))
    problem_statement = free_text(WORDS)
    continues = holds(CARE, models.CharField(max_length=LENGTH, blank=True, default=""))
    type = coded(CARE)
    defined_by = coded(CARE)
    defined_by_note = free_text(WORDS)
    opened_on = holds(CARE, models.DateField())
    ended_on = a_day(CARE)
    end_reason = coded(CARE)
    end_note = free_text(WORDS)
    replaced_by = holds(
        CARE, models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="replaces")
    )
    end_evaluation = free_text(WORDS)

    class Meta:
        app_label = "outcomes"


class Wording(Fact):
    """The words of an outcome, one version in one language; a translation or plain version stands beside (B1)."""

    outcome = holds(IDENTITY, models.ForeignKey(Outcome, models.CASCADE, related_name="wordings"))
    on = holds(CARE, models.DateField())
    language = coded(CARE, 35)
    words = holds(WORDS, models.TextField())
    kind = coded(CARE)
    by = coded(CARE)
    why = free_text(WORDS)
    reason = free_text(WORDS)

    class Meta:
        app_label = "outcomes"


class Mapping(Fact):
    """The most relevant national outcome, or a candidate that was considered (B4)."""

    outcome = holds(IDENTITY, models.ForeignKey(Outcome, models.CASCADE, related_name="mappings"))
    choice = coded(CARE)
    framework = coded(CARE, 80)
    version = coded(CARE)
    code = coded(CARE, 80)
    rationale = free_text(WORDS)
    set_on = holds(CARE, models.DateField())

    class Meta:
        app_label = "outcomes"


class Goal(Fact):
    """A goal score with what it means, and what 10 and 0 mean to the person (C2, C12)."""

    outcome = holds(IDENTITY, models.ForeignKey(Outcome, models.CASCADE, related_name="goals"))
    set_on = holds(CARE, models.DateField())
    score = holds(CARE, models.PositiveSmallIntegerField())
    meaning = free_text(WORDS)
    ten_means = free_text(WORDS)
    zero_means = free_text(WORDS)
    set_by = coded(CARE)
    reason = free_text(WORDS)

    class Meta:
        app_label = "outcomes"
        constraints = [
            models.CheckConstraint(condition=models.Q(score__lte=10), name="goal_0_to_10"),
        ]


class Score(Fact):
    """What one voice said on one occasion: a value with its narrative, or that they chose not to score (C1-C9)."""

    outcome = holds(IDENTITY, models.ForeignKey(Outcome, models.CASCADE, related_name="scores"))
    on = holds(CARE, models.DateField())
    kind = coded(CARE)
    by = coded(CARE)
    who = free_text(IDENTITY)
    value = holds(CARE, models.PositiveSmallIntegerField(null=True, blank=True))
    narrative = free_text(WORDS)
    language = coded(CARE, 35)
    not_scored_reason = free_text(WORDS)
    not_scored_kind = coded(CARE)
    concurs = holds(CARE, models.BooleanField(null=True, blank=True))
    tool = coded(CARE, 80)
    raw = coded(CARE, 80)
    proxy_reason = free_text(WORDS)
    difference_reason = free_text(WORDS)
    retracted_at = holds(CARE, models.DateTimeField(null=True, blank=True))
    retracted_reason = free_text(WORDS)

    class Meta:
        app_label = "outcomes"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(value__isnull=True) | models.Q(value__lte=10),
                name="score_0_to_10",
            ),
            models.CheckConstraint(
                condition=models.Q(value__isnull=True) | ~models.Q(narrative=""),
                name="no_score_without_narrative",
            ),
            models.CheckConstraint(
                condition=models.Q(value__isnull=True) | models.Q(not_scored_reason=""),
                name="a_value_or_a_reason_not_both",
            ),
        ]


class Action(Identified):
    """Who does what towards an outcome, by when, and whether it was done (B8)."""

    outcome = holds(IDENTITY, models.ForeignKey(Outcome, models.CASCADE, related_name="actions"))
    what = free_text(WORDS)
    who_kind = coded(CARE)
    who = free_text(IDENTITY)
    due_on = a_day(CARE)
    done_on = a_day(CARE)
    output = free_text(WORDS)
    not_done_reason = free_text(WORDS)

    class Meta:
        app_label = "outcomes"


class Deferral(Identified):
    """Outcomes, or the identifying of outcomes, put off for safeguarding, with the day to return to it (A9)."""

    person = holds(IDENTITY, models.ForeignKey(Person, models.CASCADE, related_name="deferrals"))
    plan = holds(
        CARE, models.ForeignKey(Plan, models.CASCADE, null=True, blank=True, related_name="deferrals")
    )
    outcome = holds(
        CARE, models.ForeignKey(Outcome, models.CASCADE, null=True, blank=True, related_name="deferrals")
    )
    from_date = holds(CARE, models.DateField(db_column="from"))
    until = holds(CARE, models.DateField())
    resolved_on = a_day(CARE)
    reason = free_text(WORDS)

    class Meta:
        app_label = "outcomes"


class Risk(Identified):
    """A negotiated risk: each party's view, what was agreed, when to look again (A8)."""

    person = holds(IDENTITY, models.ForeignKey(Person, models.CASCADE, related_name="risks"))
    outcome = holds(
        CARE, models.ForeignKey(Outcome, models.CASCADE, null=True, blank=True, related_name="risks")
    )
    risk = free_text(WORDS)
    risk_to = coded(CARE)
    views = free_text(WORDS)
    agreed = free_text(WORDS)
    agreed_by = free_text(WORDS)
    agreed_on = a_day(CARE)
    look_again_on = a_day(CARE)

    class Meta:
        app_label = "outcomes"


class Contribution(Identified):
    """An agency that contributes to an outcome (B9)."""

    outcome = holds(IDENTITY, models.ForeignKey(Outcome, models.CASCADE, related_name="contributions"))
    unit = holds(CARE, models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+"))
    agency = free_text(CARE)
    role = free_text(WORDS)

    class Meta:
        app_label = "outcomes"


class Provision(Identified):
    """A service a person had, and when: an output, never an outcome (B8)."""

    person = holds(IDENTITY, models.ForeignKey(Person, models.CASCADE, related_name="provisions"))
    outcome = holds(
        CARE, models.ForeignKey(Outcome, models.CASCADE, null=True, blank=True, related_name="provisions")
    )
    service = free_text(CARE)
    unit = holds(CARE, models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+"))
    from_date = holds(CARE, models.DateField(db_column="from"))
    to = a_day(CARE)

    class Meta:
        app_label = "outcomes"


class OutcomeLink(Identified):
    """The line of sight: what a personal or unit outcome feeds (D11)."""

    from_outcome = holds(
        IDENTITY, models.ForeignKey(Outcome, models.CASCADE, null=True, blank=True, related_name="links")
    )
    from_unit_outcome = holds(
        NONE, models.ForeignKey(UnitOutcome, models.CASCADE, null=True, blank=True, related_name="links")
    )
    to_unit_outcome = holds(
        NONE,
        models.ForeignKey(UnitOutcome, models.CASCADE, null=True, blank=True, related_name="linked_from"),
    )
    to_framework = coded(NONE, 80)
    to_code = coded(NONE, 80)
    since = a_day(NONE)

    class Meta:
        app_label = "outcomes"


class Decision(Fact):
    """A decision with its maker and reason, where the guidance asks for one and no other table holds it.

    `kind`: `scoring_use` (the authority decides whether scoring is used with this person, B2), `taking_part` (whether
    they can take part without help, B11), `support` (how an outcome will be supported, or why not, B3),
    `review_choice` (what was agreed for an outcome at a review, C7), `led_as_expert` (the practitioner led as expert: a
    conscious choice, noted as one, G1a).
    """

    person = holds(IDENTITY, models.ForeignKey(Person, models.CASCADE, related_name="decisions"))
    plan = holds(
        CARE, models.ForeignKey(Plan, models.CASCADE, null=True, blank=True, related_name="decisions")
    )
    outcome = holds(
        CARE, models.ForeignKey(Outcome, models.CASCADE, null=True, blank=True, related_name="decisions")
    )
    on = holds(CARE, models.DateField())
    kind = coded(CARE)
    decision = coded(CARE)
    by = free_text(WORK)
    reason = free_text(WORDS)

    class Meta:
        app_label = "outcomes"
