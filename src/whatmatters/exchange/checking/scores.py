"""The rows of `scores`: each by itself, against the life of its outcome, and beside the other voices of its
occasion."""

from collections.abc import Sequence
from pathlib import Path

import duckdb

from whatmatters.exchange.checking.conditions import Condition
from whatmatters.exchange.checking.findings import Findings
from whatmatters.exchange.checking.judging import any_of, note, which_of
from whatmatters.exchange.checking.rows import NEITHER
from whatmatters.exchange.reading import Pack
from whatmatters.rules.messages import scoring
from whatmatters.rules.refusals import Message

FILE = "scores.csv"
KEPT = """row, o, day, kind, voice, who, points, valued, refuses, by_choice, explained, recorded, retracted,
          sound, whole"""
HERE = Path(__file__).parent


def judge_scores(
    con: duckdb.DuckDBPyConnection, pack: Pack, conditions: Sequence[Condition], findings: Findings
) -> None:
    """Note C1 to C10 and what the form forbids; leaves the read rows behind as `score` for the rules on
    outcomes."""
    spoken = (HERE / "spoken.sql").read_text("utf-8").replace("{NEITHER}", NEITHER)
    wrong = f"CASE WHEN {any_of(conditions)} THEN {which_of(conditions)} END" if conditions else "NULL"
    con.execute(f"CREATE TEMP TABLE score AS SELECT {KEPT}, {wrong} AS wrong FROM ({spoken})")
    note(
        con.execute("SELECT row, wrong FROM score WHERE wrong IS NOT NULL").fetchall(),
        FILE,
        conditions,
        findings,
    )
    if "scores" not in pack.incomplete:
        con.execute((HERE / "holding.sql").read_text("utf-8"))
        _note(con, "baselines.sql", scoring.SECOND_BASELINE, findings)
        _note(con, "twice.sql", scoring.SAME_VOICE_TWICE, findings)
        _note(con, "differences.sql", scoring.DIFFERENCE_WITHOUT_REASON, findings)


def _note(con: duckdb.DuckDBPyConnection, query: str, says: Message, findings: Findings) -> None:
    for (row,) in con.execute((HERE / query).read_text("utf-8")).fetchall():
        findings.add(FILE, row, says, says.column)
