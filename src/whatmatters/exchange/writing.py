"""Writing many rows at once: `executemany` on SQLite, COPY on PostgreSQL."""

from collections.abc import Iterable, Iterator

import pyarrow as pa
from django.db import connection

from whatmatters.exchange.canonical import DAY_OF, reading
from whatmatters.exchange.stores import Place, Store

AT_A_TIME = 20_000


def insert(kept: Store, rows: pa.Table) -> None:
    """Add rows in canonical form to where they are kept. Inside a transaction."""
    if rows.num_rows:
        columns = [*(place.kept_in for place in kept.places), *kept.constants]
        write(kept.kept_in, columns, _values(kept, rows))


def write(table: str, columns: list[str], rows: Iterable[tuple[object, ...]]) -> None:
    """Add rows of values to a database table."""
    names = ", ".join(f'"{column}"' for column in columns)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f'COPY "{table}" ({names}) FROM STDIN') as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            # Django's own executemany would hold every row in memory.
            places = ", ".join("?" * len(columns))
            with connection.wrap_database_errors:
                connection.connection.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({places})', rows)


def fill_in(kept: Store, filled: Iterable[tuple[str, str, str]]) -> None:
    """Fill empty columns of rows that are kept: (id, column, text) each."""
    places = {place.column: place for place in kept.places}
    by_column: dict[str, list[tuple[str, str]]] = {}
    for id, column, text in filled:
        by_column.setdefault(column, []).append((_stored(places[column], text), id))
    with connection.cursor() as cursor:
        for column, pairs in by_column.items():
            cursor.executemany(
                f'UPDATE "{kept.kept_in}" SET "{places[column].kept_in}" = %s WHERE id = %s', pairs
            )


def _stored(place: Place, text: str) -> str:
    if place.kind == "moment":
        return text.replace("T", " ").replace("Z", "" if connection.vendor == "sqlite" else "+00")
    return text


def _values(kept: Store, rows: pa.Table) -> Iterator[tuple[object, ...]]:
    columns = ", ".join(f"{_value(kept.name, place)}" for place in kept.places)
    constants = tuple(kept.constants.values())
    with reading() as con:
        con.register("rows", rows)
        found = con.execute(f"SELECT {columns} FROM rows")
        while some := found.fetchmany(AT_A_TIME):
            if constants:
                yield from (row + constants for row in some)
            else:
                yield from some


def _value(table: str, place: Place) -> str:
    cell = f'"{place.column}"'
    if place.kind in ("reference", "day"):
        return f"nullif({cell}, '')"
    if place.kind == "number":
        return f"as_whole({cell})"
    if place.kind == "truth":
        return f"CAST(as_truth({cell}) AS INTEGER)" if connection.vendor == "sqlite" else f"as_truth({cell})"
    if place.kind == "moment":
        return _moment(table, place)
    return cell


def _moment(table: str, place: Place) -> str:
    """As Django writes it: to the second, with six digits more where there are any."""
    cell = f'"{place.column}"'
    moment = f"as_moment({cell})"
    if place.column == "recorded_at":
        moment = f'coalesce({moment}, CAST(as_day("{DAY_OF[table]}") AS TIMESTAMP))'
    zone = "" if connection.vendor == "sqlite" else " || '+00'"
    return f"moment_for_database({moment}){zone}"
