"""Personal outcomes and what hangs on them. Words, goals, mappings and scores are facts: a change is a new row (B1, C12)."""

from django.db import models

from whatmatters.records.facts import Fact, Identified, a_day, coded, free_text
from whatmatters.records.ids import LENGTH
from whatmatters.records.organisations.models import Unit, UnitOutcome
from whatmatters.records.people.models import Person
from whatmatters.records.plans.models import Need, Plan


class Outcome(Identified):
    """A personal outcome: who it is of, where it came from, how it ended. Its words, goals and scores are rows of their own."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="outcomes")
    plan = models.ForeignKey(Plan, models.CASCADE, null=True, blank=True, related_name="outcomes")
    need = models.ForeignKey(Need, models.PROTECT, null=True, blank=True, related_name="outcomes")
    number = coded()
    conversation = models.CharField(max_length=LENGTH, blank=True, default="")
    problem_statement = free_text()
    continues = models.CharField(max_length=LENGTH, blank=True, default="")
    type = coded()
    defined_by = coded()
    defined_by_note = free_text()
    opened_on = models.DateField()
    ended_on = a_day()
    end_reason = coded()
    end_note = free_text()
    replaced_by = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="replaces")
    end_evaluation = free_text()

    class Meta:
        app_label = "outcomes"


class Wording(Fact):
    """The words of an outcome, one version in one language; a translation or plain version stands beside (B1)."""

    outcome = models.ForeignKey(Outcome, models.CASCADE, related_name="wordings")
    on = models.DateField()
    language = coded(35)
    words = models.TextField()
    kind = coded()
    by = coded()
    why = free_text()
    reason = free_text()

    class Meta:
        app_label = "outcomes"


class Mapping(Fact):
    """The most relevant national outcome, or a candidate that was considered (B4)."""

    outcome = models.ForeignKey(Outcome, models.CASCADE, related_name="mappings")
    choice = coded()
    framework = coded(80)
    version = coded()
    code = coded(80)
    rationale = free_text()
    set_on = models.DateField()

    class Meta:
        app_label = "outcomes"


class Goal(Fact):
    """A goal score with what it means, and what 10 and 0 mean to the person (C2, C12)."""

    outcome = models.ForeignKey(Outcome, models.CASCADE, related_name="goals")
    set_on = models.DateField()
    score = models.PositiveSmallIntegerField()
    meaning = free_text()
    ten_means = free_text()
    zero_means = free_text()
    set_by = coded()
    reason = free_text()

    class Meta:
        app_label = "outcomes"
        constraints = [
            models.CheckConstraint(condition=models.Q(score__lte=10), name="goal_0_to_10"),
        ]


class Score(Fact):
    """What one voice said on one occasion: a value with its narrative, or that they chose not to score (C1-C9)."""

    outcome = models.ForeignKey(Outcome, models.CASCADE, related_name="scores")
    on = models.DateField()
    kind = coded()
    by = coded()
    who = free_text()
    value = models.PositiveSmallIntegerField(null=True, blank=True)
    narrative = free_text()
    language = coded(35)
    not_scored_reason = free_text()
    not_scored_kind = coded()
    concurs = models.BooleanField(null=True, blank=True)
    tool = coded(80)
    raw = coded(80)
    proxy_reason = free_text()
    difference_reason = free_text()
    retracted_at = models.DateTimeField(null=True, blank=True)
    retracted_reason = free_text()

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

    outcome = models.ForeignKey(Outcome, models.CASCADE, related_name="actions")
    what = free_text()
    who_kind = coded()
    who = free_text()
    due_on = a_day()
    done_on = a_day()
    output = free_text()
    not_done_reason = free_text()

    class Meta:
        app_label = "outcomes"


class Deferral(Identified):
    """Outcomes, or the identifying of outcomes, put off for safeguarding, with the day to return to it (A9)."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="deferrals")
    plan = models.ForeignKey(Plan, models.CASCADE, null=True, blank=True, related_name="deferrals")
    outcome = models.ForeignKey(Outcome, models.CASCADE, null=True, blank=True, related_name="deferrals")
    from_date = models.DateField(db_column="from")
    until = models.DateField()
    resolved_on = a_day()
    reason = free_text()

    class Meta:
        app_label = "outcomes"


class Risk(Identified):
    """A negotiated risk: each party's view, what was agreed, when to look again (A8)."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="risks")
    outcome = models.ForeignKey(Outcome, models.CASCADE, null=True, blank=True, related_name="risks")
    risk = free_text()
    risk_to = coded()
    views = free_text()
    agreed = free_text()
    agreed_by = free_text()
    agreed_on = a_day()
    look_again_on = a_day()

    class Meta:
        app_label = "outcomes"


class Contribution(Identified):
    """An agency that contributes to an outcome (B9)."""

    outcome = models.ForeignKey(Outcome, models.CASCADE, related_name="contributions")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    agency = free_text()
    role = free_text()

    class Meta:
        app_label = "outcomes"


class Provision(Identified):
    """A service a person had, and when: an output, never an outcome (B8)."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="provisions")
    outcome = models.ForeignKey(Outcome, models.CASCADE, null=True, blank=True, related_name="provisions")
    service = free_text()
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    from_date = models.DateField(db_column="from")
    to = a_day()

    class Meta:
        app_label = "outcomes"


class OutcomeLink(Identified):
    """The line of sight: what a personal or unit outcome feeds (D11)."""

    from_outcome = models.ForeignKey(Outcome, models.CASCADE, null=True, blank=True, related_name="links")
    from_unit_outcome = models.ForeignKey(
        UnitOutcome, models.CASCADE, null=True, blank=True, related_name="links"
    )
    to_unit_outcome = models.ForeignKey(
        UnitOutcome, models.CASCADE, null=True, blank=True, related_name="linked_from"
    )
    to_framework = coded(80)
    to_code = coded(80)
    since = a_day()

    class Meta:
        app_label = "outcomes"


class Decision(Fact):
    """A decision with its maker and reason, where the guidance asks for one and no other table holds it.

    `kind`: `scoring_use` (the authority decides whether scoring is used with this person, B2), `taking_part` (whether
    they can take part without help, B11), `support` (how an outcome will be supported, or why not, B3),
    `review_choice` (what was agreed for an outcome at a review, C7), `led_as_expert` (the practitioner led as expert: a
    conscious choice, noted as one, G1a).
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="decisions")
    plan = models.ForeignKey(Plan, models.CASCADE, null=True, blank=True, related_name="decisions")
    outcome = models.ForeignKey(Outcome, models.CASCADE, null=True, blank=True, related_name="decisions")
    on = models.DateField()
    kind = coded()
    decision = coded()
    by = free_text()
    reason = free_text()

    class Meta:
        app_label = "outcomes"
