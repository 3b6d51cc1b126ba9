"""What one row must satisfy beside its form, by itself and against the life of its outcome.

The conditions on `scores` are written over `spoken.sql`, all others over the cells of their table; `life` is
the outcome's.
"""

from whatmatters.exchange.checking.conditions import Condition, in_order
from whatmatters.rules.messages import form, recording, scoring

SUPPORTER = "voice BETWEEN 2 AND 7"
# Of a voice that cannot be read (0) it is not known what it may leave out.
NEITHER = """NOT valued AND NOT gives_reason AND NOT (narrated AND voice NOT IN (1, 8))
             AND NOT (concurring AND voice IN (0, 8))"""
# Tables whose rows are judged against the end of their outcome.
WITH_LIFE = ("goals", "mappings")

SCORES = (
    Condition(
        scoring.NO_GOAL_YET,
        "value",
        "valued AND o IS NOT NULL AND day < coalesce(goal_since, DATE '9999-12-31')",
        reads=("goals",),
    ),
    Condition(scoring.NO_NARRATIVE, "narrative", "valued AND NOT narrated"),
    Condition(scoring.SCORE_AND_REFUSAL, "not_scored_reason", "valued AND gives_reason"),
    Condition(scoring.NEITHER_SCORE_NOR_REFUSAL, "value", NEITHER),
    Condition(scoring.OUTSIDE_OUTCOME, "on", "day < opened OR day > ended", reads=("outcomes",)),
    Condition(scoring.OUTSIDE_PLAN, "on", "day < started OR day > closed", reads=("outcomes", "plans")),
    Condition(
        scoring.RETRACTED_WITHOUT_REASON,
        "retracted_reason",
        "retraction_unexplained",
    ),
    Condition(
        scoring.WHY_A_SUPPORTER,
        "proxy_reason",
        f"{SUPPORTER} AND (valued OR (narrated AND NOT gives_reason)) AND NOT proxied",
    ),
    Condition(scoring.TOOL_AND_ANSWER_APART, "raw", "tool <> '' AND raw = ''"),
    Condition(scoring.TOOL_AND_ANSWER_APART, "tool", "tool = '' AND raw <> ''"),
    Condition(scoring.TOOL_AND_ANSWER_APART, "value", "tool <> '' AND raw <> '' AND NOT valued"),
    Condition(scoring.UNKNOWN_TOOL, "tool", "tool <> '' AND NOT tool_is_known"),
    Condition(scoring.NOT_A_POINT, "raw", "tool_is_known AND raw <> '' AND carried_over IS NULL"),
    Condition(scoring.TRANSFER_DIFFERS, "value", "carried_over <> points"),
)

# By table; each looks into `life` where it reads outcomes.
RULES: dict[str, tuple[Condition, ...]] = {
    "people": (
        Condition(form.NOT_AN_IDENTIFIER, "identifier", "identifier <> '' AND NOT is_identifier(identifier)"),
    ),
    "plans": (
        Condition(scoring.NO_EVALUATION, "closure_evaluation", "closed_on <> '' AND NOT says(closure_evaluation)"),
        in_order("started_on", "closed_on"),
    ),
    "outcomes": (
        Condition(
            recording.WHY_NOT_THE_PERSON,
            "defined_by_note",
            "voice(defined_by) BETWEEN 2 AND 7 AND NOT says(defined_by_note)",
        ),
        Condition(
            recording.END_WITHOUT_DAY, "ended_on", "end_reason IN ('withdrawn', 'replaced') AND ended_on = ''"
        ),
        Condition(
            recording.END_WITHOUT_NOTE, "end_note", "end_reason IN ('withdrawn', 'replaced') AND NOT says(end_note)"
        ),
        Condition(recording.NO_SUCCESSOR, "replaced_by", "end_reason = 'replaced' AND replaced_by = ''"),
        Condition(form.END_WITHOUT_DATE, "ended_on", "end_reason NOT IN ('', 'withdrawn', 'replaced') AND ended_on = ''"),
        Condition(form.END_WITHOUT_REASON, "end_reason", "ended_on <> '' AND end_reason = ''"),
        in_order("opened_on", "ended_on"),
    ),
    "deferrals": (
        Condition(recording.RETURN_BEFORE_START, "until", 'as_day("until") <= as_day("from")'),
        in_order("from", "resolved_on"),
    ),
    "goals": (
        Condition(scoring.GOAL_AFTER_END, "set_on", "as_day(set_on) > ended", reads=("outcomes",)),
    ),
    "mappings": (
        Condition(recording.MAPPED_AFTER_END, "set_on", "as_day(set_on) > ended", reads=("outcomes",)),
    ),
    "actions": (
        Condition(recording.BODY_WITHOUT_NAME, "who", "who_kind = 'other_body' AND NOT says(who)"),
    ),
    "consents": (in_order("from", "until"), in_order("from", "withdrawn_on")),
    "provisions": (in_order("from", "to"),),
    "unit_outcomes": (in_order("from", "to"),),
}  # fmt: skip
