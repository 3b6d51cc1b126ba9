"""Rules on an outcome that look at its plan, need, words and scores (B1, B2, C14)."""

import duckdb

from whatmatters.exchange.checking.findings import Findings
from whatmatters.exchange.reading import Pack
from whatmatters.rules.messages import form, recording, scoring

FILE = "outcomes.csv"

NOT_WORDED = """
    SELECT row FROM outcomes_cells WHERE id <> '' AND "@id" = row AND row NOT IN (
        SELECT "@outcome" FROM wordings_cells
        WHERE kind NOT IN ('translation', 'plain') AND "@outcome" IS NOT NULL)"""

# What cannot be read, or is not known, is taken to be as it should.
WITHOUT_PLAN_OR_NEED = """
    WITH unscored AS (
        SELECT o, outside FROM life LEFT JOIN need USING (n)
        WHERE outside OR (life.p IS NOT NULL AND CASE WHEN without_need THEN true
                                                      WHEN life.n IS NULL THEN false
                                                      WHEN eligible = false THEN true
                                                      ELSE coalesce(need.p <> life.p, false) END))
    SELECT DISTINCT o, outside FROM holding SEMI JOIN unscored USING (o) JOIN unscored USING (o) WHERE valued"""

OF_ANOTHER = """
    SELECT o, plan_person <> life.person, need.person <> life.person FROM life LEFT JOIN need USING (n)
    WHERE is_first AND (plan_person <> life.person OR need.person <> life.person)"""

# A day that is there and cannot be read is not judged.
NOT_ENDED_WITH_PLAN = """
    SELECT o, closed IS NOT NULL AND (is_open OR ended > closed) AS left_open FROM life
    WHERE is_first AND (is_open OR ended IS NOT NULL) AND (outside OR plan_is_open OR closed IS NOT NULL)
      AND ((closed IS NOT NULL AND (is_open OR ended > closed))
           OR (end_reason = 'plan_closed' AND ended IS DISTINCT FROM closed))"""

# A broken row may be the answer that is asked for.
NOT_ANSWERED = """
    SELECT o FROM life
    WHERE is_first AND end_reason = 'plan_closed' AND ended IS NOT NULL AND (outside OR p IS NOT NULL)
      AND o NOT IN (SELECT o FROM holding WHERE kind = 4 AND voice <> 8 AND (valued OR refuses))
      AND o NOT IN (SELECT o FROM score WHERE o IS NOT NULL AND NOT (sound AND whole) AND voice <> 8
                    AND kind IN (0, 4) AND retracted IS NULL)"""


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
        for row, left_open in con.execute(NOT_ENDED_WITH_PLAN).fetchall():
            if left_open:
                findings.add(FILE, row, scoring.OPEN_IN_A_CLOSED_PLAN, "ended_on")
            else:
                findings.add(FILE, row, scoring.PLAN_NOT_CLOSED, "end_reason")
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
