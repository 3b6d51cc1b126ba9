"""Rules on an outcome that look at its plan, need, words and scores (B1, B2, C14)."""

import duckdb

from whatmatters.exchange.checking.findings import Findings
from whatmatters.exchange.reading import Pack
from whatmatters.rules.refusals import Saying
from whatmatters.rules.sayings import form, recording, scoring

FILE = "outcomes.csv"

NOT_WORDED = """
    SELECT row FROM outcomes_first
    WHERE id NOT IN (SELECT outcome FROM wordings_cells WHERE kind NOT IN ('translation', 'plain'))"""

# What cannot be read, or is not known, is taken to be as it should.
SCORED = """
    SELECT l.o, l.plan = '' AS outside, l.p,
           CASE WHEN l.need = '' THEN false
                WHEN n.id IS NULL THEN true
                WHEN n.eligible = false THEN false
                ELSE n.plan = l.plan OR n.plan NOT IN (SELECT id FROM plan) END AS eligible
    FROM life l LEFT JOIN need n ON n.id = l.need
    WHERE l.plan = '' OR l.p IS NOT NULL"""
WITHOUT_PLAN_OR_NEED = f"""
    SELECT DISTINCT s.o, outside FROM holding s JOIN ({SCORED}) USING (o)
    WHERE s.valued AND (outside OR NOT eligible)"""

OF_ANOTHER = """
    SELECT l.o, l.plan_person <> l.person AS plan, n.person <> l.person AS need
    FROM life l LEFT JOIN need n ON n.id = l.need
    WHERE l.plan_person <> l.person OR n.person <> l.person"""

NOT_ENDED_WITH_PLAN = """
    SELECT o, CASE WHEN is_open OR ended > closed THEN 'open' ELSE 'not
    closed' END FROM (SELECT *, end_reason = 'plan_closed' AS with_plan FROM life
          -- a day that is there and cannot be read is not judged
          WHERE (is_open OR ended IS NOT NULL) AND (plan = '' OR plan_is_open OR closed IS NOT NULL))
    WHERE (closed IS NOT NULL AND (is_open OR ended > closed))
       OR (with_plan AND ended IS DISTINCT FROM closed)"""

# A broken row may be the answer that is asked for.
NOT_ANSWERED = """
    SELECT o FROM life WHERE end_reason = 'plan_closed' AND ended IS NOT NULL AND (plan = '' OR p IS NOT
    NULL)
      AND o NOT IN (SELECT o FROM holding WHERE kind = 4 AND voice <> 8 AND (valued OR refuses))
      AND o NOT IN (SELECT o FROM score WHERE o IS NOT NULL AND NOT (sound AND whole) AND voice <> 8
                    AND kind IN (0, 4) AND retracted IS NULL)"""

ENDS: dict[str, tuple[Saying, str]] = {
    "open": (scoring.OPEN_IN_A_CLOSED_PLAN, "ended_on"),
    "not closed": (scoring.PLAN_NOT_CLOSED, "end_reason"),
}


def judge_outcomes(con: duckdb.DuckDBPyConnection, pack: Pack, findings: Findings) -> None:
    """Note B1, B2 and C14 on outcomes."""
    if "wordings" not in pack.incomplete:
        for (row,) in con.execute(NOT_WORDED).fetchall():
            findings.add(FILE, row, recording.OUTCOME_WITHOUT_WORDS, None)
    if "outcomes" in pack.incomplete:
        return
    scored = "scores" not in pack.incomplete and pack.tables["scores"].num_rows > 0
    if scored:
        _judge_plan_and_need(con, pack, findings)
    if "plans" not in pack.incomplete:
        for row, plan, need in con.execute(OF_ANOTHER).fetchall():
            if plan:
                findings.add(FILE, row, form.PLAN_OF_ANOTHER, "plan")
            if need and not findings.has(FILE, row, "B2"):
                findings.add(FILE, row, form.NEED_OF_ANOTHER, "need")
        for row, how in con.execute(NOT_ENDED_WITH_PLAN).fetchall():
            findings.add(FILE, row, *ENDS[how])
        if "scores" not in pack.incomplete:
            _judge_end_scores(con, pack, findings)


def _judge_plan_and_need(con: duckdb.DuckDBPyConnection, pack: Pack, findings: Findings) -> None:
    for row, outside in con.execute(WITHOUT_PLAN_OR_NEED).fetchall():
        if outside:
            findings.add(FILE, row, recording.NEEDS_A_PLAN, "plan")
        elif "needs" not in pack.incomplete:
            findings.add(FILE, row, recording.NEEDS_AN_ELIGIBLE_NEED, "need")


def _judge_end_scores(con: duckdb.DuckDBPyConnection, pack: Pack, findings: Findings) -> None:
    for (row,) in con.execute(NOT_ANSWERED).fetchall():
        findings.add(FILE, row, scoring.NO_END_SCORE, None)
