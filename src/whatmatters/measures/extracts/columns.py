"""What an extract holds, column by column, and what it never does (E7).

No score, goal or baseline value, no narrative, name, id of the deployment or free text; no date of birth, postcode or data
zone. Days stay days: how long things took is what a longitudinal extract is for.
"""

from dataclasses import dataclass
from typing import Any, Final

import pyarrow as pa

from whatmatters.measures.dimensions import AGE_BANDS
from whatmatters.rules.vocabulary import STATUSES

TEXT, DAY, TRUTH = pa.string(), pa.date32(), pa.bool_()
# Another number where a column is added, left out or comes to mean something else.
FORMAT: Final = "whatmatters-extract/1"
BANDS: Final = (*(band for _, band in AGE_BANDS), "85+")
PSEUDONYM: Final = {"pattern": "^[0-9a-f]{32}$", "required": True}


@dataclass(frozen=True)
class Column:
    """One column: its type, what it means, and its constraints as Frictionless has them."""

    name: str
    type: pa.DataType
    means: str
    constraints: dict[str, Any]

    def as_json(self) -> dict[str, Any]:
        """As a field of a Frictionless table schema."""
        kinds = {TEXT: "string", DAY: "date", TRUTH: "boolean", pa.int32(): "integer"}
        told: dict[str, Any] = {"name": self.name, "type": kinds[self.type], "description": self.means}
        return told | ({"constraints": self.constraints} if self.constraints else {})


_PERSON = Column("person", TEXT, "The person's pseudonym, for this recipient alone.", PSEUDONYM)
_OUTCOME = Column("outcome", TEXT, "The outcome's pseudonym, for this recipient alone.", PSEUDONYM)
_OPENED = Column("opened_on", DAY, "The day the outcome was opened.", {"required": True})
_ENDED = Column("ended_on", DAY, "The day it ended; empty where it had not by the day of the extract.", {})

TABLES: Final[dict[str, tuple[Column, ...]]] = {
    "states": (
        _OUTCOME,
        _PERSON,
        Column("authority", TEXT, "The authority's official code.", {"required": True, "pattern": "^S37[0-9]{6}$"}),
        Column("plan_kind", TEXT, "The kind of plan it is in.",
               {"enum": ["adult", "child", "carer", "young_carer"]}),
        Column("national_outcome", TEXT, "The code of the national outcome it was mapped to; empty where to none.", {}),
        _OPENED,
        _ENDED,
        Column("from", DAY, "The first day of this state.", {"required": True}),
        Column("to", DAY, "The first day of the next; empty where it still held on the day of the extract.", {}),
        Column("status", TEXT, "How the outcome stood (definitions: measures).",
               {"required": True, "enum": list(STATUSES)}),
        Column("achieved", TRUTH, "Whether the later score had reached the goal in force.", {"required": True}),
        Column("clear_change", TRUTH, "Whether the change was beyond likely noise.", {"required": True}),
        Column("later_score", TRUTH, "Whether there was a score after the baseline.", {"required": True}),
        Column("baseline_on", DAY, "The day of the baseline, never its value; empty before it.", {}),
        Column("first_achieved_on", DAY, "The first day on which the goal of that day was reached.", {}),
        Column("deferred_since", DAY, "Since when it was put off.", {}),
    ),
    "people": (
        _PERSON,
        Column("age_band", TEXT, "The band of the age on the day of the extract; never a date of birth.",
               {"enum": list(BANDS)}),
        Column("gender", TEXT, "Gender as recorded; empty where not.", {}),
        Column("language", TEXT, "Preferred language, a BCP 47 code; empty where not recorded.", {}),
        Column("deprivation_quintile", pa.int32(), "1 the most deprived fifth, 5 the least; empty where not recorded.",
               {"minimum": 1, "maximum": 5}),
    ),
    "outside_a_plan": (_OUTCOME, _PERSON, _OPENED, _ENDED),
}  # fmt: skip
MEANS: Final = {
    "states": "Every state an outcome in a plan was in, from a day until before a day. Reviews that changed nothing of it are "
    "not in it.",
    "people": "The people whose outcomes these are, with coarse characteristics.",
    "outside_a_plan": "Outcomes outside any plan, which are counted apart (B2).",
}
KEYS: Final = {"states": ["outcome", "from"], "people": ["person"], "outside_a_plan": ["outcome"]}


def schema(table: str) -> pa.Schema:
    """The Arrow schema of a table."""
    return pa.schema([(one.name, one.type) for one in TABLES[table]])
