"""The SSIA grid worked out the long way round, straight from the rows, sharing nothing with `reports` or `rules.voices`."""

SUPPORTERS = (
    "attorney", "guardian", "independent_advocate", "advocate", "unpaid_carer", "family", "friend",
)  # fmt: skip
KINDS = ("baseline", "informal", "review", "end")


def standing(rows):
    """Rows that nobody retracted and no later row of the same voice on the same occasion replaced."""
    kept = []
    for place, row in enumerate(rows):
        replaced = any(
            (other.on, other.kind, other.by, other.who) == (row.on, row.kind, row.by, row.who)
            and (other.recorded, later) > (row.recorded, place)
            for later, other in enumerate(rows)
            if other.retracted_at is None
        )
        if row.retracted_at is None and not replaced:
            kept.append(row)
    return kept


def counted(rows):
    """(value, whose) of one occasion, or None."""
    own = [row for row in rows if row.by == "person"]
    for row in own:
        if row.value is not None:
            return row.value, "person"
    if any(row.not_scored_reason and row.not_scored_kind in ("", "declined") for row in own):
        return None
    for voice in SUPPORTERS:
        said = sorted(
            (row for row in rows if row.by == voice and row.value is not None),
            key=lambda row: (row.recorded, row.who),
        )
        if said:
            return said[0].value, voice
    return None


def cells(rows, kinds, as_of):
    """(day, kind, (value, whose) or None) of each occasion of these kinds, in order."""
    held = [row for row in standing(rows) if row.on <= as_of]
    days = sorted({(row.on, KINDS.index(row.kind), row.kind) for row in held if row.kind in kinds})
    return [
        (on, kind, counted([row for row in held if (row.on, row.kind) == (on, kind)]))
        for on, _order, kind in days
    ]


def grid_row(outcome, as_of):
    """What must stand in the row of an outcome: its baseline, its reviews, its goal and the goals before it."""
    asked = cells(outcome.scores, ("baseline",), as_of)
    scored = [cell for cell in asked if cell[2]]
    goals = [goal for goal in outcome.goals if goal.set_on <= as_of]
    goals.sort(key=lambda goal: (goal.set_on, goal.recorded))
    return {
        "baseline": scored[0] if scored else asked[-1] if asked else None,
        "reviews": cells(outcome.scores, ("review", "end"), as_of),
        "goal": goals[-1].score if goals else None,
        "goals_before": [goal.score for goal in goals[:-1]],
        "in_between": len(cells(outcome.scores, ("informal",), as_of)),
    }
