"""The same measures over extracts on a Spark cluster, for a whole nation's. Needs the extra `spark`."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from whatmatters.measures.extracts.loaded import born, check, cut_of, loaded, units_of
from whatmatters.measures.extracts.source import find_extract_states, lay_out
from whatmatters.measures.on_spark import SparkConnection
from whatmatters.measures.question import Question
from whatmatters.measures.states import HERE, WithUnits, nation_framework

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


class ExtractsOnSpark(WithUnits):
    """Extracts in folders that every worker reads (a shared folder, HDFS, an object store), asked together."""

    def __init__(self, folders: Sequence[str], spark: "SparkSession") -> None:
        self.spark = spark
        self.extracts = loaded(folders, self._read)

    def _read(self, path: str) -> bytes:
        """A file's bytes, read where the cluster reads them. Raises OSError for one that is not there."""
        try:
            rows = self.spark.read.format("binaryFile").load(path).select("content").collect()
        except Exception as wrong:  # Spark says so in as many ways as there are file systems
            raise OSError(type(wrong).__name__) from None
        return bytes(rows[0][0])

    @property
    def units(self) -> pa.Table:
        """The authorities, below their nation."""
        return units_of(self.extracts)

    @property
    def engine(self) -> str:
        """Spark, and where it runs."""
        return f"Spark {self.spark.version} on {self.spark.sparkContext.master}, extracts"

    @property
    def cut(self) -> str:
        """From the hashes of their files: the same on any engine."""
        return cut_of(self.extracts)

    def check(self, question: Question) -> None:
        """Raises Refused for what extracts do not hold."""
        check(self.extracts, question)

    @contextmanager
    def connect(self) -> Iterator[SparkConnection]:
        """A connection as `Extracts` gives. What it made is let go of at the end."""
        session = self.spark.newSession()
        con = SparkConnection(session)
        for view, table in (("states", "states"), ("people", "people"), ("outside", "outside_a_plan")):
            session.read.parquet(*(one.file(table) for one in self.extracts)).createOrReplaceTempView(
                f"extract_{view}"
            )
        con.execute((HERE / "words.sql").read_text("utf-8"))
        con.register("nation_framework", nation_framework())
        con.register("units", self.units)
        lay_out(con, born(self.extracts))
        try:
            yield con
        finally:
            con.close()

    def find_states(self, con: Any, question: Question, units: Sequence[str]) -> None:
        """As `states.find_states` does."""
        find_extract_states(con, question, units)
