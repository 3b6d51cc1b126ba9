"""Writing many rows at once: `executemany` on SQLite, COPY on PostgreSQL."""

from collections.abc import Iterable, Iterator
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from django.db import connection

from whatmatters.exchange.canonical import DAY_OF, reading
from whatmatters.exchange.stores import Place, Store

AT_A_TIME = 20_000
LITERALS: dict[object, str] = {None: "NULL", "": "''", False: "0", True: "1"}


def insert(kept: Store, rows: pa.Table) -> None:
    """Add rows in canonical form to where they are kept. Inside a transaction."""
    if rows.num_rows == 0:
        return
    if connection.vendor == "postgresql":
        _copy(kept, rows)
    else:
        _insert_on_sqlite(kept, rows)


def write(table: str, columns: list[str], rows: Iterable[tuple[object, ...]]) -> None:
    """Add rows of values to a database table."""
    names = ", ".join(f'"{column}"' for column in columns)
    with connection.cursor() as cursor, connection.wrap_database_errors:
        if connection.vendor == "postgresql":
            with cursor.copy(f'COPY "{table}" ({names}) FROM STDIN') as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            # Django's own executemany would hold every row in memory.
            places = ", ".join("?" * len(columns))
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


def _insert_on_sqlite(kept: Store, rows: pa.Table) -> None:
    """Every value that is the same in all rows stands in the statement: binding values is what takes the time."""
    same = dict(kept.constants)
    changing = []
    for place in kept.places:
        if place.column == "recorded_at" or pc.any(pc.not_equal(rows[place.column], "")).as_py():
            changing.append(place)
        else:
            same[place.kept_in] = "" if place.kind == "text" else None
    names = ", ".join(f'"{name}"' for name in [*(place.kept_in for place in changing), *same])
    values = ", ".join(["?"] * len(changing) + [LITERALS[value] for value in same.values()])
    with connection.wrap_database_errors:
        connection.connection.executemany(
            f'INSERT INTO "{kept.kept_in}" ({names}) VALUES ({values})',
            _selected(rows, [_value(kept.name, place) for place in changing]),
        )


def _copy(kept: Store, rows: pa.Table) -> None:
    """The lines of COPY's text format, made by DuckDB; a value that is not there is \\N."""
    cells = [
        f"coalesce(for_copy(CAST({_value(kept.name, place)} AS VARCHAR)), '\\N')" for place in kept.places
    ]
    constants: dict[object, str] = {None: "\\N", "": "", False: "f", True: "t"}
    cells += [f"'{constants[value]}'" for value in kept.constants.values()]
    names = ", ".join(f'"{name}"' for name in [*(place.kept_in for place in kept.places), *kept.constants])
    line = f"concat_ws(chr(9), {', '.join(cells)}) || chr(10)"
    into = f'COPY "{kept.kept_in}" ({names}) FROM STDIN'
    with connection.cursor() as cursor, connection.wrap_database_errors, cursor.copy(into) as copy:
        for some in _selected_together(rows, [line]):
            copy.write("".join(text for (text,) in some))


def _selected(rows: pa.Table, expressions: list[str]) -> Iterator[tuple[Any, ...]]:
    for some in _selected_together(rows, expressions):
        yield from some


def _selected_together(rows: pa.Table, expressions: list[str]) -> Iterator[list[tuple[Any, ...]]]:
    with reading() as con:
        con.register("rows", rows)
        found = con.execute(f"SELECT {', '.join(expressions)} FROM rows")
        while some := found.fetchmany(AT_A_TIME):
            yield some


def _stored(place: Place, text: str) -> str:
    if place.kind == "moment":
        return text.replace("T", " ").replace("Z", "" if connection.vendor == "sqlite" else "+00")
    return text


def _value(table: str, place: Place) -> str:
    cell = f'"{place.column}"'
    if place.kind in ("reference", "day"):
        return f"nullif({cell}, '')"
    if place.kind == "number":
        return f"as_whole({cell})"
    if place.kind == "truth":
        return f"CAST(as_truth({cell}) AS INTEGER)" if connection.vendor == "sqlite" else f"as_truth({cell})"
    if place.kind == "moment":
        moment = f"as_moment({cell})"
        if place.column == "recorded_at" and table in DAY_OF:
            moment = f'coalesce({moment}, CAST(as_day("{DAY_OF[table]}") AS TIMESTAMP))'
        zone = "" if connection.vendor == "sqlite" else " || '+00'"
        return f"moment_for_database({moment}){zone}"
    return cell
