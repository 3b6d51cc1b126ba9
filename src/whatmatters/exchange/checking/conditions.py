"""What makes a row a breach, as SQL conditions on its cells."""

from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from typing import Any

from whatmatters.exchange.descriptor import Column, Table
from whatmatters.rules.messages import form, recording, scoring
from whatmatters.rules.refusals import N_, Message


@dataclass(frozen=True)
class Condition:
    """A row for which `sql` holds is a breach, said by `says` about `column`.

    `reads` names the other tables the condition looks into: where one of them is incomplete it is not judged.
    """

    says: Message
    column: str | None
    sql: str
    params: dict[str, Any] = field(default_factory=dict)
    reads: tuple[str, ...] = ()


# Cells for which a rulebook id and `schema` both fit: the id is reported.
NOT_BLANK = {
    ("wordings", "words"): recording.NO_WORDS,
    ("goals", "meaning"): scoring.GOAL_WITHOUT_MEANING,
    ("goals", "ten_means"): scoring.TEN_WITHOUT_MEANING,
    ("deferrals", "reason"): recording.DEFERRED_WITHOUT_REASON,
}
NOT_EMPTY = {("deferrals", "until"): recording.RETURN_BEFORE_START}
# B5 answers for these, blank or not.
CODES = {("mappings", "framework"), ("mappings", "version"), ("mappings", "code")}
NOT_KEPT = Message(
    "schema", None, N_("This holds a character that cannot be kept (NUL)."), N_("Take it out.")
)
ON_THE_SCALE = {
    ("scores", "value"): scoring.NOT_ON_THE_SCALE,
    ("goals", "score"): scoring.GOAL_NOT_ON_THE_SCALE,
}
READ_AS = {
    "date": ("as_day", form.NOT_A_DATE),
    "datetime": ("as_moment", form.NOT_A_TIME),
    "integer": ("as_whole", form.NOT_A_NUMBER),
    "boolean": ("as_truth", form.NOT_TRUE_OR_FALSE),
}


def of_the_form(table: Table) -> Iterator[Condition]:
    """What the descriptor asks of each cell: filled, readable, one of the words, within its range."""
    for column in table.columns:
        yield from _of_one_cell(table.name, column)


def _of_one_cell(table: str, column: Column) -> Iterator[Condition]:
    cell, place = f'"{column.name}"', (table, column.name)
    if place in ON_THE_SCALE:
        given = "true" if column.required else f"{cell} <> ''"
        yield Condition(ON_THE_SCALE[place], column.name, f"{given} AND as_score({cell}) IS NULL")
        return
    if place in NOT_BLANK:
        yield Condition(NOT_BLANK[place], column.name, f"NOT says({cell})")
    elif column.required and place not in CODES:
        yield Condition(NOT_EMPTY.get(place, form.MISSING), column.name, f"{cell} = ''")
    if column.type in READ_AS:
        read, message = READ_AS[column.type]
        yield Condition(message, column.name, f"{cell} <> '' AND {read}({cell}) IS NULL")
    if column.allowed:
        words = ", ".join(f"'{word}'" for word in ("", *column.allowed))
        allowed = {"allowed": ", ".join(column.allowed)}
        yield Condition(form.UNKNOWN_WORD, column.name, f"{cell} NOT IN ({words})", allowed)
    if column.least is not None:
        limits = {"least": column.least, "most": column.most}
        outside = f"as_whole({cell}) NOT BETWEEN {column.least} AND {column.most}"
        yield Condition(form.OUT_OF_RANGE, column.name, outside, limits)


def of_references(table: Table, incomplete: Container[str]) -> Iterator[Condition]:
    """Every reference leads somewhere; into a table that is incomplete it is not judged."""
    for column in table.columns:
        if column.refers_to and column.refers_to not in incomplete:
            lost = f'"{column.name}" <> \'\' AND "@{column.name}" IS NULL'
            yield Condition(form.UNKNOWN_REFERENCE, column.name, lost)


def of_keys() -> Condition:
    """An id is used once; the later row is at fault."""
    return Condition(form.KEY_TWICE, "id", "id <> '' AND \"@id\" <> row")


def without_nul(table: Table) -> Iterator[Condition]:
    """No cell holds a NUL, which no database keeps."""
    for column in table.columns:
        yield Condition(NOT_KEPT, column.name, f'contains("{column.name}", chr(0))')


def in_order(begins: str, ends: str) -> Condition:
    """Things do not end before they begin."""
    sql = f'as_day("{ends}") < as_day("{begins}")'
    return Condition(form.ENDS_BEFORE_IT_BEGINS, ends, sql)
