"""The same measures on a Spark cluster, for facts beyond one machine: every query of this package as it stands, put into
Spark's words by sqlglot.

Needs the extra `spark`. What cannot be put into other words is an error, never another answer.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa
import sqlglot
from sqlglot import exp

from whatmatters.measures.dimensions import Refused
from whatmatters.measures.facts import SCHEMAS
from whatmatters.measures.question import Question
from whatmatters.measures.states import HERE, IN_ORDER, WithUnits, find_states, nation_framework

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

SETTINGS: Final = {
    "spark.sql.session.timeZone": "UTC",
    # Moments in the facts are in UTC and have no zone.
    "spark.sql.parquet.inferTimestampNTZ.enabled": "true",
    "spark.sql.ansi.enabled": "true",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.adaptive.enabled": "true",
}
_TYPES: Final = {pa.string(): "STRING", pa.int32(): "INT", pa.int64(): "BIGINT", pa.date32(): "DATE"}


class OnSpark(WithUnits):
    """Facts as Parquet where the cluster can read them, asked on it. A source as facts in memory are.

    `folder` is a path or an address that every worker reads (a shared folder, HDFS, an object store).
    """

    def __init__(self, folder: str, spark: "SparkSession") -> None:
        self.folder = folder.rstrip("/")
        self.spark = spark

    @property
    def units(self) -> pa.Table:
        """The units, as the facts have them."""
        rows = self._table("units").collect()
        names = SCHEMAS["units"].names
        return pa.table({name: [row[name] for row in rows] for name in names}, schema=SCHEMAS["units"])

    @property
    def engine(self) -> str:
        """Spark, and where it runs."""
        return f"Spark {self.spark.version} on {self.spark.sparkContext.master}"

    @property
    def cut(self) -> str:
        """From the names and sizes of the files, and when they were written."""
        whole = hashlib.sha256()
        for name in SCHEMAS:
            files = self._table(name).selectExpr(
                "_metadata.file_path AS path", "_metadata.file_size AS size",
                "unix_micros(_metadata.file_modification_time) AS written",
            ).distinct()  # fmt: skip
            whole.update("".join(sorted(str(tuple(row)) for row in files.collect())).encode())
        return whole.hexdigest()[:16]

    def _table(self, name: str) -> "DataFrame":
        return self.spark.read.parquet(f"{self.folder}/{name}")

    @contextmanager
    def connect(self) -> Iterator["SparkConnection"]:
        """A connection in which the facts are views of their names. What it made is let go of at the end."""
        session = self.spark.newSession()
        con = SparkConnection(session)
        for name in SCHEMAS:
            table = session.read.parquet(f"{self.folder}/{name}")
            if name == "people":
                table = table.selectExpr("*", "id AS named")
            elif name in IN_ORDER:
                table = table.selectExpr("*", "_metadata.row_index AS row")
            table.createOrReplaceTempView(name)
        con.execute((HERE / "words.sql").read_text("utf-8"))
        con.register("nation_framework", nation_framework())
        try:
            yield con
        finally:
            con.close()

    def find_states(self, con: Any, question: Question, units: Sequence[str]) -> None:
        """As `states.find_states` does."""
        find_states(con, question, units)


class SparkRows:
    """What a query found."""

    def __init__(self, frame: "DataFrame | None") -> None:
        self._frame = frame

    def fetchall(self) -> list[tuple[Any, ...]]:
        """Every row."""
        return [] if self._frame is None else [tuple(row) for row in self._frame.collect()]

    def fetchone(self) -> tuple[Any, ...] | None:
        """The first row, None where there is none."""
        return None if self._frame is None or (row := self._frame.first()) is None else tuple(row)


class SparkConnection:
    """Answers the queries of this package as DuckDB's connection does."""

    def __init__(self, spark: "SparkSession") -> None:
        self._spark = spark
        self._macros: dict[str, exp.Expression] = {}
        self._held: dict[str, DataFrame] = {}

    def register(self, name: str, table: pa.Table) -> None:
        """A small table from memory."""
        types = ", ".join(f"`{field.name}` {_TYPES[field.type]}" for field in table.schema)
        rows = list(zip(*(column.to_pylist() for column in table.columns), strict=True))
        self._spark.createDataFrame(rows, types).createOrReplaceTempView(name)

    def execute(self, query: str, parameters: Any = None) -> SparkRows:
        """One or more statements in DuckDB's words. Raises Refused for what has none in Spark's."""
        frame = None
        for statement in sqlglot.parse(query, read="duckdb"):
            if statement is not None:
                frame = self._one(statement, parameters)
        return SparkRows(frame)

    def close(self) -> None:
        """Let go of what was kept in memory."""
        for frame in self._held.values():
            frame.unpersist()

    def _one(self, statement: Any, parameters: Any) -> "DataFrame | None":
        if isinstance(statement, exp.Create):
            if statement.args["kind"] == "MACRO":
                self._macros[statement.this.this.name] = statement
                return None
            frame = self._spark.sql(self._in_sparks_sql(statement.expression, parameters)).persist()
            name = statement.this.name
            if name in self._held:
                self._held.pop(name).unpersist()
            self._held[name] = frame
            frame.createOrReplaceTempView(name)
            return None
        return self._spark.sql(self._in_sparks_sql(statement, parameters))

    def _in_sparks_sql(self, query: Any, parameters: Any) -> str:
        """A query in Spark's words, with its parameters in place."""
        given: Mapping[str, object] = (
            parameters
            if isinstance(parameters, Mapping)
            else {str(place): value for place, value in enumerate(parameters or (), start=1)}
        )

        def other(node: exp.Expression) -> exp.Expression:
            if isinstance(node, exp.Placeholder):
                return _literal(given[node.name])
            if isinstance(node, exp.Anonymous) and node.name in self._macros:
                macro = self._macros[node.name]
                parameter = macro.this.expressions[0].name
                written: exp.Expression = macro.expression.copy().transform(
                    lambda inner: (
                        node.expressions[0].copy()
                        if isinstance(inner, (exp.Column, exp.Identifier)) and inner.name == parameter
                        else inner
                    )
                )
                return written
            return node

        written = query.transform(other).transform(_in_sparks_words)
        return str(written.sql("spark", unsupported_level=sqlglot.ErrorLevel.RAISE))


def _in_sparks_words(node: exp.Expression) -> exp.Expression:
    """What sqlglot leaves as it is and Spark says otherwise."""
    if isinstance(node, exp.Anonymous) and node.name.upper() == "LIST_POSITION":
        return exp.Anonymous(this="array_position", expressions=node.expressions)
    if isinstance(node, exp.Join) and node.args.get("kind") == "SEMI":
        node.set("side", "LEFT")
    return node


def _literal(value: object) -> exp.Expression:
    if value is None:
        return exp.Null()
    if isinstance(value, bool):
        return exp.Boolean(this=value)
    if isinstance(value, int):
        return exp.Literal.number(value)
    if isinstance(value, datetime):
        return exp.cast(exp.Literal.string(value.isoformat(" ")), "TIMESTAMP_NTZ", dialect="spark")
    if isinstance(value, date):
        return exp.cast(exp.Literal.string(value.isoformat()), "DATE")
    if isinstance(value, str):
        return exp.Literal.string(value)
    raise Refused(f"A cluster cannot be asked with a {type(value).__name__}.")
