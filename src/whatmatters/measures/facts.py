"""The facts that measures read, as typed Arrow tables (docs/reference/measures-definitions.md, "Facts the measures read")."""

from dataclasses import dataclass, fields
from typing import Final

import pyarrow as pa

TEXT, DAY, MOMENT = pa.string(), pa.date32(), pa.timestamp("us")

SCHEMAS: dict[str, pa.Schema] = {
    "units": pa.schema({"id": TEXT, "parent": TEXT, "level": TEXT, "area_code": TEXT, "nation": TEXT}),
    "people": pa.schema(
        {"id": TEXT, "date_of_birth": DAY, "gender": TEXT, "language": TEXT, "deprivation_quintile": pa.int32()}
    ),
    "plans": pa.schema({"id": TEXT, "kind": TEXT, "unit": TEXT}),
    "outcomes": pa.schema(
        {
            "id": TEXT, "person": TEXT, "plan": TEXT, "type": TEXT,
            "opened_on": DAY, "ended_on": DAY, "end_reason": TEXT,
        }
    ),
    "deferrals": pa.schema({"outcome": TEXT, "from": DAY, "until": DAY, "resolved_on": DAY}),
    "mappings": pa.schema(
        {"outcome": TEXT, "choice": TEXT, "framework": TEXT, "code": TEXT, "set_on": DAY, "recorded_at": MOMENT}
    ),
    "goals": pa.schema({"outcome": TEXT, "set_on": DAY, "score": pa.int32(), "recorded_at": MOMENT}),
    "scores": pa.schema(
        {
            "outcome": TEXT, "on": DAY, "kind": TEXT, "by": TEXT, "who": TEXT, "value": pa.int32(),
            "refuses": pa.bool_(), "not_scored_kind": TEXT, "recorded_at": MOMENT, "retracted_at": MOMENT,
        }
    ),
}  # fmt: skip


# Below this many rows one thread is done before two have agreed who does what.
NOT_WORTH_SHARING: Final = 100_000


@dataclass(frozen=True)
class Facts:
    """What the measures are made from. Rows are in the order they were written; a blank text is empty, never
    null; a day, number or moment that is not there is null; `recorded_at` is never null (UTC, the day itself
    where nothing is known).

    `scores.refuses` marks a row with a reason for not scoring and no value (C6).
    """

    units: pa.Table
    people: pa.Table
    plans: pa.Table
    outcomes: pa.Table
    deferrals: pa.Table
    mappings: pa.Table
    goals: pa.Table
    scores: pa.Table

    def __post_init__(self) -> None:
        """Raises ValueError for a table that has not the columns and types of `SCHEMAS`."""
        for field in fields(self):
            have, want = getattr(self, field.name).schema, SCHEMAS[field.name]
            if not have.equals(want):
                raise ValueError(f"{field.name}: expected {want.to_string()}, got {have.to_string()}")

    @property
    def small(self) -> bool:
        """Whether they are so few that an engine had better not share the work among threads."""
        tables: list[pa.Table] = [getattr(self, field.name) for field in fields(self)]
        return sum(int(table.num_rows) for table in tables) < NOT_WORTH_SHARING
