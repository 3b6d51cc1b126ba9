"""References resolved once: beside every column that refers to another table stands the row it leads to."""

import os
from array import array
from concurrent.futures import ThreadPoolExecutor

import pyarrow as pa
import pyarrow.compute as pc

from whatmatters.exchange.descriptor import Table, descriptor
from whatmatters.exchange.reading import Pack


def linked(pack: Pack) -> dict[str, pa.Table]:
    """Every table with `row`, and for each reference `x` a column `@x`: the row of the first that bears this id, or null.

    `@id` does so for a table's own ids, where it has any: it differs from `row` where an id is used twice.
    """
    longest = max(table.num_rows for table in pack.tables.values())
    rows = pa.Array.from_buffers(pa.int32(), longest, [None, pa.py_buffer(array("i", range(1, longest + 1)))])
    tables = descriptor().tables
    with ThreadPoolExecutor(os.cpu_count()) as workers:
        found = workers.map(lambda table: _linked(table, pack), tables.values())
        return {
            name: linked.append_column("row", rows.slice(0, linked.num_rows))
            for name, linked in zip(tables, found, strict=True)
        }


def _linked(table: Table, pack: Pack) -> pa.Table:
    cells = pack.tables[table.name]
    for column in table.columns:
        if column.refers_to:
            leads_to = _rows_of(cells[column.name], pack.tables[column.refers_to]["id"])
            cells = cells.append_column(f"@{column.name}", leads_to)
    if has_ids(pack, table):
        cells = cells.append_column("@id", _rows_of(cells["id"], cells["id"]))
    return cells


def has_ids(pack: Pack, table: Table) -> bool:
    """Whether any row of the table bears an id."""
    if "id" not in table.names:
        return False
    return table.must_have_id or bool(pc.any(pc.not_equal(pack.tables[table.name]["id"], "")).as_py())


def _rows_of(references: pa.ChunkedArray, ids: pa.ChunkedArray) -> pa.ChunkedArray:
    """The row of the first that bears each id, from 1. An empty reference leads nowhere, also where an id is empty."""
    nowhere = pa.scalar(None, pa.int32())
    if len(ids) == 0:
        return pa.nulls(len(references), pa.int32())
    rows = pc.add(pc.index_in(references, value_set=ids), pa.scalar(1, pa.int32()))
    return pc.if_else(pc.equal(references, ""), nowhere, rows)
