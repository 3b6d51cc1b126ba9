"""What one row of scores must satisfy by itself (C1, C4, C6, C7, C9, C10)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from whatmatters.rules.messages import scoring as says
from whatmatters.rules.refusals import Refusal
from whatmatters.rules.scale import is_on_scale
from whatmatters.rules.shapes import ScoreShape
from whatmatters.rules.tools import Tool
from whatmatters.rules.vocabulary import PRACTITIONER, SUPPORTERS
from whatmatters.rules.words_said import blank


def gives_value(row: ScoreShape) -> bool:
    """Whether a number, even an impossible one, was written down."""
    return row.value is not None


def is_refusal(row: ScoreShape) -> bool:
    """A not-scored row: a reason and no value (measures, "For one outcome")."""
    return row.value is None and not blank(row.not_scored_reason)


def score_by_itself(row: ScoreShape) -> Iterator[Refusal]:
    """All that one row must satisfy without looking at any other."""
    yield from on_the_scale(row)
    yield from with_narrative(row)
    yield from score_or_refusal(row)
    yield from retracted_with_reason(row)
    yield from supporter_with_reason(row)
    yield from tool_and_answer_together(row)


def on_the_scale(row: ScoreShape) -> Iterator[Refusal]:
    """C1, W § What scale should be used."""
    if gives_value(row) and not is_on_scale(row.value):
        yield says.NOT_ON_THE_SCALE(given=row.value)


def with_narrative(row: ScoreShape) -> Iterator[Refusal]:
    """C4: every value, a practitioner's too, has its words; a refusal needs none. W § What scale should be
    used.
    """
    if gives_value(row) and blank(row.narrative):
        yield says.NO_NARRATIVE()


def score_or_refusal(row: ScoreShape) -> Iterator[Refusal]:
    """C6: a value or a reason for not scoring, not both; a supporter may give a narrative alone, a
    practitioner may concur alone. W § What happens if a person doesn't want to engage in the scoring?
    """
    refuses = not blank(row.not_scored_reason)
    if gives_value(row) and refuses:
        yield says.SCORE_AND_REFUSAL()
    if gives_value(row) or refuses:
        return
    # Of a voice that cannot be read it is not known what it may leave out.
    tells = not blank(row.narrative) and row.by not in ("person", PRACTITIONER)
    concurs = bool(row.concurs) and row.by != "person" and row.by not in SUPPORTERS
    if not (tells or concurs):
        yield says.NEITHER_SCORE_NOR_REFUSAL()


def retracted_with_reason(row: ScoreShape) -> Iterator[Refusal]:
    """C7: what is taken back says why."""
    if row.retracted_at is not None and blank(row.retracted_reason):
        yield says.RETRACTED_WITHOUT_REASON()


def supporter_with_reason(row: ScoreShape) -> Iterator[Refusal]:
    """C9: a supporter's value or narrative says why it was appropriate; a refusal needs none. W § Who should
    measure the progress?
    """
    speaks = gives_value(row) or (not blank(row.narrative) and not is_refusal(row))
    if row.by in SUPPORTERS and speaks and blank(row.proxy_reason):
        yield says.WHY_A_SUPPORTER()


def tool_and_answer_together(row: ScoreShape) -> Iterator[Refusal]:
    """C10: a tool and the answer on it come together, with a value."""
    if bool(row.tool) != bool(row.raw):
        yield says.TOOL_AND_ANSWER_APART(column="raw" if row.tool else "tool")
    elif row.tool and not gives_value(row):
        yield says.TOOL_AND_ANSWER_APART(column="value")


def carried_over(row: ScoreShape, tools: Mapping[str, Tool]) -> Iterator[Refusal]:
    """C10: the tool is known, the answer is one of its points, and its transfer gives the value. W § What
    tool.
    """
    if not row.tool:
        return
    tool = tools.get(row.tool)
    if tool is None:
        yield says.UNKNOWN_TOOL(given=row.tool)
    elif not row.raw:
        return  # said by `tool_and_answer_together`
    elif row.raw not in tool.points:
        yield says.NOT_A_POINT(given=row.raw)
    elif is_on_scale(row.value) and tool.value_of(row.raw) != row.value:
        yield says.TRANSFER_DIFFERS(given=row.value)
