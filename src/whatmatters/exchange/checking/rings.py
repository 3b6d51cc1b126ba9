"""What points at one another: successors of outcomes (B10) and units above units."""

import duckdb

from whatmatters.exchange.checking.findings import Findings
from whatmatters.exchange.reading import Pack
from whatmatters.rules.casefile.rings import rings
from whatmatters.rules.sayings import form, recording

# Every `replaced` outcome whose successor is known.
SUCCESSORS = """
    SELECT l.o, l.id, s.id, s.id = l.id, s.person <> l.person, s.opened < l.ended, s.end_reason = 'replaced'
    FROM life l JOIN life s ON s.id = l.replaced_by WHERE l.end_reason = 'replaced'"""


def judge_rings(con: duckdb.DuckDBPyConnection, pack: Pack, findings: Findings) -> None:
    """Note B10 on successors, and units that are not a tree."""
    if "outcomes" not in pack.incomplete:
        _judge_successors(con, findings)
    above = con.execute("SELECT id, parent, row FROM units_first WHERE parent <> ''").fetchall()
    places = {id: row for id, _, row in above}
    for ring in rings({id: parent for id, parent, _ in above}):
        findings.add("units.csv", max(places[id] for id in ring), form.UNITS_IN_A_RING, "parent")


def _judge_successors(con: duckdb.DuckDBPyConnection, findings: Findings) -> None:
    places: dict[str, int] = {}
    followed: dict[str, str] = {}
    for row, id, successor, itself, of_another, too_early, _ in con.execute(SUCCESSORS).fetchall():
        wrong = (
            (itself, recording.SUCCESSOR_IS_ITSELF),
            (of_another, recording.SUCCESSOR_OF_ANOTHER),
            (too_early and not itself, recording.SUCCESSOR_TOO_EARLY),
        )
        for holds, says in wrong:
            if holds:
                findings.add("outcomes.csv", row, says, "replaced_by")
        places[id] = row
        if not itself:
            followed[id] = successor
    for ring in rings(followed):
        findings.add(
            "outcomes.csv", max(places[id] for id in ring), recording.SUCCESSORS_IN_A_RING, "replaced_by"
        )
