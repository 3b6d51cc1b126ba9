"""What points at one another: successors of outcomes (B10) and units above units."""

from collections.abc import Iterable

import duckdb

from whatmatters.exchange.checking.cycles import rings
from whatmatters.exchange.checking.findings import Findings
from whatmatters.exchange.reading import Pack
from whatmatters.rules.messages import form, recording
from whatmatters.rules.refusals import N_, Message

REPLACED_TWICE = Message(
    "schema",
    "replaces",
    N_("Another version replaces this one already."),
    N_("Let each version replace the one before."),
)
REPLACED_IN_A_RING = Message(
    "schema",
    "replaces",
    N_("These versions replace one another in a ring."),
    N_("Let the first replace none."),
)
# Every `replaced` outcome whose successor is known.
SUCCESSORS = """
    SELECT l.o, s.o, s.person <> l.person, s.opened < l.ended
    FROM life l JOIN life s ON s.o = l.successor WHERE l.is_first AND l.end_reason = 'replaced'"""
UNITS = """SELECT row, "@parent" FROM units_cells WHERE "@id" = row AND "@parent" IS NOT NULL"""

VERSIONS = (
    """SELECT row, "@replaces" FROM conversations_cells WHERE "@id" = row AND "@replaces" IS NOT NULL"""
)


def judge_rings(con: duckdb.DuckDBPyConnection, pack: Pack, findings: Findings) -> None:
    """Note B10 on successors, and units that are not a tree. Of a ring the last row is at fault."""
    if "outcomes" not in pack.incomplete:
        _judge_successors(con, findings)
    for ring in rings(_named(con.execute(UNITS).fetchall())):
        findings.add("units.csv", max(map(int, ring)), form.UNITS_IN_A_RING, "parent")
    _judge_versions(con, findings)


def _judge_versions(con: duckdb.DuckDBPyConnection, findings: Findings) -> None:
    """What was written down of a conversation is replaced by one later version, and never by itself in the end."""
    versions = sorted(con.execute(VERSIONS).fetchall())
    replaced: set[int] = set()
    for row, earlier in versions:
        if earlier in replaced:
            findings.add("conversations.csv", row, REPLACED_TWICE, "replaces")
        replaced.add(earlier)
    for ring in rings(_named(versions)):
        findings.add("conversations.csv", max(map(int, ring)), REPLACED_IN_A_RING, "replaces")


def _judge_successors(con: duckdb.DuckDBPyConnection, findings: Findings) -> None:
    followed = []
    for row, successor, of_another, too_early in con.execute(SUCCESSORS).fetchall():
        wrong = (
            (row == successor, recording.SUCCESSOR_IS_ITSELF),
            (of_another, recording.SUCCESSOR_OF_ANOTHER),
            (too_early and row != successor, recording.SUCCESSOR_TOO_EARLY),
        )
        for holds, says in wrong:
            if holds:
                findings.add("outcomes.csv", row, says, "replaced_by")
        if row != successor:
            followed.append((row, successor))
    for ring in rings(_named(followed)):
        findings.add("outcomes.csv", max(map(int, ring)), recording.SUCCESSORS_IN_A_RING, "replaced_by")


def _named(pairs: Iterable[tuple[int, int]]) -> dict[str, str]:
    return {str(row): str(leads_to) for row, leads_to in pairs}
