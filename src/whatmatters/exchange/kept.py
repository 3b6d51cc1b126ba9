"""What the records hold, as the tables of a pack: all of it, or what is of certain people."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import pyarrow as pa
from django.db import connection

from whatmatters.exchange.canonical import canonical
from whatmatters.exchange.descriptor import descriptor
from whatmatters.exchange.facts import facts_of
from whatmatters.exchange.reading import Pack
from whatmatters.exchange.stores import MODELS, Place, Store, store
from whatmatters.measures.facts import SCHEMAS, Facts

AT_A_TIME = 50_000
ASKED_FOR = "people_asked_for"

_PLANS = f"SELECT id FROM plans_plan WHERE person_id IN (SELECT id FROM {ASKED_FOR})"
_OUTCOMES = f"SELECT id FROM outcomes_outcome WHERE person_id IN (SELECT id FROM {ASKED_FOR})"
_OF_PERSON = f"WHERE person_id IN (SELECT id FROM {ASKED_FOR})"
# Which rows of a table are somebody's. Units are everybody's.
OF_PEOPLE = {
    "people": f"id IN (SELECT id FROM {ASKED_FOR})",
    "needs": f"plan_id IN ({_PLANS})",
    "reviews": f"plan_id IN ({_PLANS})",
    "outcome_links": f"from_outcome_id IN ({_OUTCOMES}) OR from_outcome_id IS NULL",
    **{
        name: f"outcome_id IN ({_OUTCOMES})"
        for name in ("wordings", "mappings", "goals", "scores", "actions", "contributions", "calling_on")
    },
    "lifts": f"conversation_id IN (SELECT id FROM conversations_conversation {_OF_PERSON})",
    "risk_agreements": f"risk_id IN (SELECT id FROM outcomes_risk {_OF_PERSON})",
    **{
        name: f"matter_id IN (SELECT id FROM understanding_matter {_OF_PERSON})"
        for name in ("views", "common_ground")
    },
    **{
        name: f"fair_id IN (SELECT id FROM fair_fair {_OF_PERSON})"
        for name in ("fair_facts", "fair_rights", "fair_responsibilities", "fair_reviews")
    },
    **{
        name: f"person_id IN (SELECT id FROM {ASKED_FOR})"
        for name in (
            "relationships", "plans", "conversations", "outcomes", "deferrals", "strengths", "risks", "advocacy",
            "consents", "provisions", "decisions", "matters", "fair",
        )
    },
}  # fmt: skip


def everything_kept() -> dict[str, pa.Table]:
    """Every table in canonical form, ids worked out from content included."""
    return canonical({name: _texts(store(name)) for name in MODELS})


def kept_of(people: Iterable[str]) -> dict[str, pa.Table]:
    """What the records hold of these people, with all units. Inside a transaction."""
    with _asked_for(people):
        return canonical({name: _texts(store(name), OF_PEOPLE.get(name, "")) for name in MODELS})


@contextmanager
def _asked_for(people: Iterable[str]) -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMPORARY TABLE {ASKED_FOR} (id varchar(200) PRIMARY KEY)")
        cursor.executemany(f"INSERT INTO {ASKED_FOR} VALUES (%s)", [(person,) for person in people])
        yield
        cursor.execute(f"DROP TABLE {ASKED_FOR}")


def people_kept(among: Iterable[str]) -> list[str]:
    """Those of these people who have a record."""
    asked = sorted(among)
    found = []
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM people_person LIMIT 1")
        if cursor.fetchone() is None:
            return []
        for start in range(0, len(asked), 500):
            some = asked[start : start + 500]
            cursor.execute(
                f"SELECT id FROM people_person WHERE id IN ({', '.join(['%s'] * len(some))})", some
            )
            found += [id for (id,) in cursor.fetchall()]
    return found


def facts_kept(people: Iterable[str] | None = None) -> Facts:
    """The facts of the records, for the measures: all of them, or those of these people with all units. Inside a transaction,
    so that they are of one moment."""
    if people is None:
        tables = {name: _texts(store(name)) for name in SCHEMAS}
    else:
        with _asked_for(people):
            tables = {name: _texts(store(name), OF_PEOPLE.get(name, "")) for name in SCHEMAS}
    blank = {
        name: pa.table({column: pa.array([], pa.string()) for column in descriptor().tables[name].names})
        for name in MODELS
    }
    return facts_of(Pack(blank | tables))


def _texts(kept: Store, where: str = "") -> pa.Table:
    """The rows of one table, every cell as a pack has it."""
    columns = ", ".join(_as_text(place) for place in kept.places)
    names = [place.column for place in kept.places]
    batches = []
    schema = pa.schema([(name, pa.string()) for name in names])
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT {columns} FROM "{kept.kept_in}"' + (f" WHERE {where}" if where else ""))
        while rows := cursor.fetchmany(AT_A_TIME):
            batches.append(
                pa.record_batch(
                    [pa.array(cells, pa.string()) for cells in zip(*rows, strict=True)], schema=schema
                )
            )
    return pa.Table.from_batches(batches, schema)


def _as_text(place: Place) -> str:
    cell = f'"{place.kept_in}"'
    if place.kind == "truth":
        return f"CASE WHEN {cell} IS NULL THEN '' WHEN {cell} THEN 'true' ELSE 'false' END"
    if place.kind == "moment":
        written = f"replace({cell}, ' ', 'T') || 'Z'"
        if connection.vendor != "sqlite":
            written = f"""to_char({cell} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')"""
        return f"coalesce({written}, '')"
    return f"coalesce(CAST({cell} AS TEXT), '')"
