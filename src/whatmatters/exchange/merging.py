"""What of a pack is new beside what is kept already, what it fills in, and where the two do not agree."""

from dataclasses import dataclass, field

import duckdb
import pyarrow as pa

from whatmatters.exchange.descriptor import Table, descriptor

# Facts stay as they were written; only these of their columns may be filled in later (B1).
MAY_BE_FILLED = {
    "wordings": (), "goals": (), "mappings": (), "decisions": (), "scores": ("retracted_at", "retracted_reason"), "conversations": ("plan",), "views": (), "common_ground": (), "risk_agreements": (),
    "fair_facts": (), "fair_rights": (), "fair_reviews": (), "lifts": ("put_back_at",),
}  # fmt: skip


@dataclass(frozen=True)
class Disagreement:
    """A row of the pack (from 1) that says otherwise than the record of the same id, and in which column."""

    table: str
    row: int
    column: str

    def __str__(self) -> str:
        return f"{self.table}.csv, row {self.row}, {self.column}"


@dataclass(frozen=True)
class Merged:
    """`new`: the rows to add, with the `row` they have in the pack. `filled`: rows of (id, column, text) to
    fill in. `union`: what the records would then hold of these people, kept rows first, and how many of them
    those are."""

    new: dict[str, pa.Table]
    filled: dict[str, list[tuple[str, str, str]]]
    union: dict[str, pa.Table]
    kept_rows: dict[str, int]
    disagreements: list[Disagreement] = field(default_factory=list)

    @property
    def changes_nothing(self) -> bool:
        """Whether all of the pack is here already."""
        return not any(rows.num_rows for rows in self.new.values()) and not any(self.filled.values())


def merge(pack: dict[str, pa.Table], kept: dict[str, pa.Table]) -> Merged:
    """Put a pack and what is kept of the same people together. Both in canonical form."""
    new: dict[str, pa.Table] = {}
    union: dict[str, pa.Table] = {}
    filled: dict[str, list[tuple[str, str, str]]] = {}
    kept_rows: dict[str, int] = {}
    wrong: list[Disagreement] = []
    with duckdb.connect() as con:
        for name, table in descriptor().tables.items():
            if kept[name].num_rows == 0:
                new[name] = union[name] = _numbered(pack[name])
                filled[name], kept_rows[name] = [], 0
                continue
            con.register("kept", kept[name])
            con.register("sent", _numbered(pack[name]))
            new[name] = con.execute(
                f"SELECT {_columns(table)}, row FROM sent ANTI JOIN kept USING (id) ORDER BY row"
            ).to_arrow_table()
            filled[name] = _filled(con, table, wrong)
            kept_rows[name] = kept[name].num_rows
            union[name] = pa.concat_tables(
                [_filled_in(kept[name], filled[name]), new[name].drop_columns(["row"])]
            )
    return Merged(new, filled, union, kept_rows, wrong)


def _numbered(rows: pa.Table) -> pa.Table:
    return rows.append_column("row", pa.array(range(1, rows.num_rows + 1), pa.int32()))


def _columns(table: Table) -> str:
    return ", ".join(f'"{name}"' for name in ("id", *(name for name in table.names if name != "id")))


def _filled(
    con: duckdb.DuckDBPyConnection, table: Table, wrong: list[Disagreement]
) -> list[tuple[str, str, str]]:
    """What the pack fills in. An empty cell of the pack says nothing; a filled one that is kept otherwise is noted."""
    names = [name for name in table.names if name != "id"]
    pairs = ", ".join(f's."{name}", k."{name}"' for name in names)
    differs = " OR ".join(f'(s."{name}" <> \'\' AND s."{name}" <> k."{name}")' for name in names)
    query = f"SELECT s.id, s.row, {pairs} FROM sent s JOIN kept k USING (id) WHERE {differs} ORDER BY s.row"
    filled = []
    for id, row, *cells in con.execute(query).fetchall():
        for name, sent, kept in zip(names, cells[::2], cells[1::2], strict=True):
            if kept == "" != sent and name in MAY_BE_FILLED.get(table.name, table.names):
                filled.append((id, name, sent))
            elif sent not in ("", kept):
                wrong.append(Disagreement(table.name, row, name))
    return filled


def _filled_in(kept: pa.Table, filled: list[tuple[str, str, str]]) -> pa.Table:
    by_column: dict[str, dict[str, str]] = {}
    for id, column, text in filled:
        by_column.setdefault(column, {})[id] = text
    for column, texts in by_column.items():
        ids = kept["id"].to_pylist()
        cells = [texts.get(id, was) for id, was in zip(ids, kept[column].to_pylist(), strict=True)]
        kept = kept.set_column(kept.column_names.index(column), column, pa.array(cells, pa.string()))
    return kept
