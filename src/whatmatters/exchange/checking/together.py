"""Rows of one outcome beside each other: its wordings, mappings and goals (B1, B4, B5, C12)."""

import duckdb

from whatmatters.exchange.checking.findings import Findings
from whatmatters.exchange.reading import Pack
from whatmatters.rules.messages import recording, scoring

MOMENT = "CASE WHEN recorded_at = '' THEN CAST(as_day({day}) AS TIMESTAMP) ELSE as_moment(recorded_at) END"

REWORDED = f"""
    WITH again AS (
        SELECT "@outcome" FROM wordings_cells WHERE kind IN ('', 'own', 'interpreted')
        GROUP BY "@outcome" HAVING count(*) > 1),
    version AS (
        SELECT *, row_number() OVER (PARTITION BY "@outcome" ORDER BY day, recorded, row) AS number
        FROM (SELECT row, "@outcome", reason, as_day("on") AS day, {MOMENT.format(day='"on"')} AS recorded
              FROM wordings_cells SEMI JOIN again USING ("@outcome") WHERE kind IN ('', 'own', 'interpreted'))
        WHERE day IS NOT NULL AND recorded IS NOT NULL)
    SELECT row FROM version WHERE number > 1 AND NOT says(reason)"""

GOALS = f"""
    WITH again AS (SELECT "@outcome" FROM goals_cells GROUP BY "@outcome" HAVING count(*) > 1),
    goal AS (
        SELECT *, row_number() OVER (PARTITION BY "@outcome" ORDER BY day, recorded, row) AS number,
               lag((day, recorded)) OVER (PARTITION BY "@outcome" ORDER BY day, recorded, row)
                   IS NOT DISTINCT FROM (day, recorded) AS at_once
        FROM (SELECT row, "@outcome", reason, as_day(set_on) AS day, {MOMENT.format(day="set_on")} AS recorded
              FROM goals_cells SEMI JOIN again USING ("@outcome"))
        WHERE day IS NOT NULL AND recorded IS NOT NULL)
    SELECT row, number > 1 AND NOT says(reason), at_once FROM goal
    WHERE at_once OR (number > 1 AND NOT says(reason))"""

MAPPED_TWICE = f"""
    WITH again AS (
        SELECT "@outcome" FROM mappings_cells WHERE choice IN ('', 'chosen')
        GROUP BY "@outcome" HAVING count(*) > 1),
    chosen AS (
        SELECT row, "@outcome", framework, as_day(set_on) AS day, {MOMENT.format(day="set_on")} AS recorded
        FROM mappings_cells SEMI JOIN again USING ("@outcome") WHERE choice IN ('', 'chosen'))
    SELECT row FROM chosen WHERE day IS NOT NULL AND recorded IS NOT NULL
    QUALIFY row_number() OVER (PARTITION BY "@outcome", framework, day, recorded ORDER BY row) > 1"""

UNKNOWN_CODES = """
    WITH unknown AS (
        SELECT row, framework, version FROM mappings_cells ANTI JOIN known_code USING (framework, version, code))
    SELECT row, CASE WHEN framework NOT IN (SELECT framework FROM known_code) THEN 'framework'
                     WHEN NOT EXISTS (SELECT 1 FROM known_code k
                                      WHERE k.framework = u.framework AND k.version = u.version) THEN 'version'
                     ELSE 'code' END
    FROM unknown u"""


def judge_together(con: duckdb.DuckDBPyConnection, pack: Pack, findings: Findings) -> None:
    """Note B1, B4, B5 and C12 on the rows at fault."""
    if "wordings" not in pack.incomplete:
        for (row,) in con.execute(REWORDED).fetchall():
            findings.add("wordings.csv", row, recording.WHY_REWORDED, "reason")
    if "goals" not in pack.incomplete:
        for row, unexplained, at_once in con.execute(GOALS).fetchall():
            if unexplained:
                findings.add("goals.csv", row, scoring.GOAL_CHANGED_WITHOUT_REASON, "reason")
            if at_once:
                findings.add("goals.csv", row, scoring.TWO_GOALS_AT_ONCE, "recorded_at")
    if "mappings" not in pack.incomplete:
        for (row,) in con.execute(MAPPED_TWICE).fetchall():
            findings.add("mappings.csv", row, recording.MAPPED_TWICE_AT_ONCE, "recorded_at")
        for row, column in con.execute(UNKNOWN_CODES).fetchall():
            findings.add("mappings.csv", row, recording.UNKNOWN_CODE, column)
