"""The state of an outcome a second time, slow and obvious: day by day, as somebody would go through the paper
file.

Written straight from docs/reference/measures-definitions.md, "For one outcome", sharing no code with `whatmatters.rules`.
"""

from datetime import UTC, date, datetime, timedelta

ORDER_OF_SUPPORTERS = ["attorney", "guardian", "advocate", "unpaid_carer", "family", "friend"]
IN_ORDER_OF_THE_DAY = ["baseline", "informal", "review", "end"]


def slow_state(outcome, as_of, basis="formal", known_at=None):
    """Every fact of the state as a dict."""
    baseline = baseline_on = None
    anybody_refused = False
    meetings = []  # of the kinds that count: day, score of record, was anyone heard, did anyone refuse
    day = min([score.on for score in outcome.scores], default=as_of)
    while day <= as_of:
        for kind in IN_ORDER_OF_THE_DAY:
            rows = what_stands(outcome.scores, day, kind, known_at)
            heard = [row for row in rows if row.by != "practitioner"]
            refused = any(row.value is None and row.not_scored_reason for row in heard)
            anybody_refused = anybody_refused or refused
            score = whose_score_counts(rows)
            if kind == "baseline":
                if baseline is None and score is not None:
                    baseline, baseline_on = score.value, day
            elif rows and (kind != "informal" or basis == "any"):
                meetings.append((day, score, bool(heard), refused))
        day += timedelta(days=1)

    if baseline_on is not None:
        meetings = [meeting for meeting in meetings if meeting[0] > baseline_on]

    current = current_on = scored_by = first_achieved_on = None
    last_answer_was_a_refusal = False
    for on, score, heard, refused in meetings:
        if heard:
            last_answer_was_a_refusal = refused
        if baseline is not None and score is not None:
            current, current_on, scored_by = score.value, on, score.by
            goal_then = goal_on(outcome.goals, on, known_at)
            if first_achieved_on is None and goal_then is not None and score.value >= goal_then:
                first_achieved_on = on

    goal = goal_on(outcome.goals, as_of, known_at)
    ended = outcome.ended_on is not None and not as_of < outcome.ended_on
    if ended and outcome.end_reason in ["withdrawn", "replaced"]:
        status = "withdrawn"
    elif not ended and any(put_off(deferral, as_of) for deferral in outcome.deferrals):
        status = "deferred"
    elif (
        baseline is None
        and anybody_refused
        or baseline is not None
        and current is None
        and last_answer_was_a_refusal
    ):
        status = "not_scored"
    elif baseline is None:
        status = "awaiting_baseline"
    elif current is None:
        status = "awaiting_review"
    elif current > baseline:
        status = "improved"
    elif current < baseline:
        status = "worsened"
    else:
        status = "maintained"

    achieved = status in ["improved", "maintained", "worsened"] and goal is not None and current >= goal
    intent = None
    if goal is not None and baseline is not None:
        intent = "improve" if goal > baseline else "slow_decline" if goal < baseline else "maintain"
    return {
        "outcome": outcome.id,
        "as_of": as_of,
        "basis": basis,
        "status": status,
        "baseline": baseline,
        "baseline_on": baseline_on,
        "current": current,
        "current_on": current_on,
        "scored_by": scored_by,
        "goal": goal,
        "achieved": achieved,
        "clear_change": baseline is not None and current is not None and not -3 < current - baseline < 3,
        "intent": intent,
        "held_as_intended": achieved and intent != "improve",
        "first_achieved_on": first_achieved_on,
    }


def slow_person(statuses):
    """D1, over the statuses of one person's outcomes."""
    better, worse = statuses.count("improved"), statuses.count("worsened")
    if better and worse:
        return "mixed"
    if better:
        return "improving"
    if worse:
        return "worsening"
    return "steady" if statuses.count("maintained") else "not_yet_known"


def when_written(fact, day):
    """Empty means the day itself at 00:00 UTC."""
    return fact.recorded_at or datetime(day.year, day.month, day.day, tzinfo=UTC)


def what_stands(scores, day, kind, known_at):
    """Turns the pages in the order they were written: a page is laid over the earlier one of its voice, or
    taken out.
    """
    happenings = []
    for score in scores:
        if score.on == day and score.kind == kind:
            happenings.append((when_written(score, day), 0, "laid", score))
            if score.retracted_at is not None:
                happenings.append((score.retracted_at, 1, "taken out", score))
    piles = {}
    for moment, _, what, score in sorted(happenings, key=lambda one: one[:2]):
        if known_at is not None and moment > known_at:
            break
        pile = piles.setdefault((score.by, score.who), [])
        if what == "laid":
            pile.append(score)
        elif score in pile:
            pile.remove(score)
    return [pile[-1] for pile in piles.values() if pile]


def whose_score_counts(rows):
    """The person's; or nobody's, if the person chose so; or the first supporter's in the order; never a
    practitioner's.
    """
    for row in rows:
        if row.by == "person":
            if row.value is not None:
                return row
            if row.not_scored_kind in ["", "declined"]:
                return None
    for supporter in ORDER_OF_SUPPORTERS:
        theirs = [row for row in rows if row.by == supporter and row.value is not None]
        if theirs:
            return sorted(theirs, key=lambda row: (when_written(row, row.on), row.who))[0]
    return None


def goal_on(goals, day, known_at):
    """Goes through the goals as they were written and keeps the one of the latest date so far."""
    best = None
    for goal in sorted(goals, key=lambda goal: when_written(goal, goal.set_on)):
        written = when_written(goal, goal.set_on)
        too_late = known_at is not None and written > known_at
        if goal.set_on <= day and not too_late and (best is None or goal.set_on >= best.set_on):
            best = goal
    return None if best is None else best.score


def put_off(deferral, day: date):
    """From its first day, before the day to return and before it was resolved."""
    over = deferral.until <= day or (deferral.resolved_on is not None and deferral.resolved_on <= day)
    return deferral.from_ <= day and not over
