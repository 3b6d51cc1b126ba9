#!/usr/bin/env bash
# What one would expect: people counted as whole numbers and added up by DuckDB are whole numbers in a Parquet file, as they are in DuckDB.
# What happens: sum() of integers is a HUGEINT, which Parquet has no type for, and DuckDB writes it as DOUBLE without a word. Whoever reads the
#   file (Arrow, Spark, pandas) has 12.0 people; past 2^53 the number is another one. count() of the same rows stays an integer, so a
#   table with both has two types for figures of one kind, and a join of them with another publisher's whole numbers fails or converts.
# Versions: duckdb 1.5.5, pyarrow 26.0.0. Seen on 2026-11-28.
# Why it matters here: figures of many authorities are added up by one engine and read by another. What leaves this software as Parquet are facts and
#   states, never sums; who adds them up in DuckDB and passes the sums on has to cast them to BIGINT.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check duckdb==1.5.5 pyarrow==26.0.0
cd "$folder"
"$folder/venv/bin/python" - <<'PY'
import duckdb
import pyarrow.parquet as parquet

con = duckdb.connect()
con.execute("CREATE TABLE cells AS SELECT * FROM (VALUES ('adult', 5), ('adult', 7), ('carer', 9007199254740993)) t(kind, people)")
question = "SELECT kind, sum(people) AS people, count(*) AS cells FROM cells GROUP BY kind ORDER BY kind"
within = con.execute(question).fetchall()
con.execute(f"COPY ({question}) TO 'figures.parquet' (FORMAT parquet)")
read = parquet.read_table("figures.parquet")
print("in DuckDB:", within)
print("in the file:", read.schema.field("people").type, read["people"].to_pylist(), "and", read.schema.field("cells").type)
assert within == [("adult", 12, 2), ("carer", 9007199254740993, 1)]
assert str(read.schema.field("people").type) == "double" and str(read.schema.field("cells").type) == "int64"
assert int(read["people"].to_pylist()[1]) == 9007199254740992
PY
