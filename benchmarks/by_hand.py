"""The same measure as somebody would write it by hand, on one engine after the other: outcomes improved, maintained,
worsened and achieved as of a day, by nation and national outcome, from the Parquet that `whatmatters simulate` writes.

Each returns {(nation, code): (improved, maintained, worsened, achieved)}; `benchmarks.engine` holds them equal.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

Answer = dict[tuple[str, str | None], tuple[int, int, int, int]]
VOICES = ["person", "attorney", "guardian", "advocate", "unpaid_carer", "family", "friend"]
FRAMEWORK = {"wales": "wales-wellbeing", "scotland": "scotland-nhwo"}


def duckdb_by_hand(folder: Path, day: date) -> Answer:
    """Windows and joins, as they come to mind."""
    import duckdb

    def table(name: str) -> str:
        return f"read_parquet('{folder / name}/*.parquet')"

    rows = (
        duckdb.connect()
        .execute(
            f"""
        WITH held AS (
            SELECT outcome, "on", kind, "by", who, arg_max(value, recorded_at) AS value,
                   arg_max(refuses AND not_scored_kind IN ('', 'declined'), recorded_at) AS chose, max(recorded_at) AS recorded
            FROM {table("scores")} WHERE "on" <= $day AND retracted_at IS NULL AND "by" <> 'practitioner'
            GROUP BY ALL),
        record AS (
            SELECT outcome, "on", kind, value FROM held
            WHERE value IS NOT NULL OR "by" = 'person' AND chose
            QUALIFY row_number() OVER (PARTITION BY outcome, "on", kind ORDER BY list_position({VOICES}, "by"), recorded, who) = 1),
        baseline AS (SELECT outcome, min("on") AS day, arg_min(value, "on") AS value FROM record
                     WHERE kind = 'baseline' AND value IS NOT NULL GROUP BY outcome),
        latest AS (SELECT r.outcome, arg_max(r.value, (r."on", r.kind = 'end')) AS value
                   FROM record r JOIN baseline b ON b.outcome = r.outcome AND r."on" > b.day
                   WHERE r.kind IN ('review', 'end') AND r.value IS NOT NULL GROUP BY r.outcome),
        goal AS (SELECT outcome, arg_max(score, (set_on, recorded_at)) AS score FROM {table("goals")} WHERE set_on <= $day GROUP BY outcome),
        code AS (SELECT outcome, framework, arg_max(code, (set_on, recorded_at)) AS code FROM {table("mappings")}
                 WHERE set_on <= $day AND choice <> 'candidate' GROUP BY ALL),
        off AS (SELECT DISTINCT outcome FROM {table("deferrals")} WHERE "from" <= $day AND $day < until AND ($day < resolved_on OR resolved_on IS NULL))
        SELECT u.nation, c.code, count(*) FILTER (l.value > b.value), count(*) FILTER (l.value = b.value),
               count(*) FILTER (l.value < b.value), count(*) FILTER (l.value >= g.score)
        FROM {table("outcomes")} o JOIN {table("plans")} p ON p.id = o.plan JOIN {table("units")} u ON u.id = p.unit
        JOIN latest l ON l.outcome = o.id JOIN baseline b ON b.outcome = o.id LEFT JOIN goal g ON g.outcome = o.id
        LEFT JOIN code c ON c.outcome = o.id AND c.framework = CASE u.nation WHEN 'wales' THEN 'wales-wellbeing' ELSE 'scotland-nhwo' END
        WHERE o.opened_on <= $day
          AND NOT (coalesce(o.ended_on <= $day, false) AND o.end_reason IN ('withdrawn', 'replaced'))
          AND NOT (coalesce(o.ended_on > $day, true) AND o.id IN (SELECT outcome FROM off))
        GROUP BY ALL""",
            {"day": day},
        )
        .fetchall()
    )
    return {(nation, code): tuple(counts) for nation, code, *counts in rows}


def polars_by_hand(folder: Path, day: date) -> Answer:
    """Lazy, on the streaming engine."""
    import polars as pl

    def table(name: str) -> pl.LazyFrame:
        return pl.scan_parquet(f"{folder / name}/*.parquet")

    c = pl.col
    held = (
        table("scores")
        .filter((c("on") <= day) & c("retracted_at").is_null() & (c("by") != "practitioner"))
        .group_by("outcome", "on", "kind", "by", "who")
        .agg(
            c("value", "refuses", "not_scored_kind").sort_by("recorded_at").last(),
            recorded=c("recorded_at").max(),
        )
    )
    chose = c("refuses") & c("not_scored_kind").is_in(["", "declined"])
    record = (
        held.filter(c("value").is_not_null() | ((c("by") == "person") & chose))
        .with_columns(claim=c("by").replace_strict(VOICES, list(range(7)), return_dtype=pl.Int8))
        .group_by("outcome", "on", "kind")
        .agg(c("value").sort_by("claim", "recorded", "who").first())
        .filter(c("value").is_not_null())
    )
    baseline = record.filter(c("kind") == "baseline").group_by("outcome").agg(
        base=c("value").sort_by("on").first(), base_on=c("on").min()
    )  # fmt: skip
    latest = (
        record.filter(c("kind").is_in(["review", "end"]))
        .join(baseline, on="outcome")
        .filter(c("on") > c("base_on"))
        .with_columns(last=c("kind") == "end")
        .group_by("outcome")
        .agg(c("value").sort_by("on", "last").last(), c("base").first())
    )
    goal = (
        table("goals")
        .filter(c("set_on") <= day)
        .group_by("outcome")
        .agg(c("score").sort_by("set_on", "recorded_at").last())
    )
    code = (
        table("mappings").filter((c("set_on") <= day) & (c("choice") != "candidate"))
        .group_by("outcome", "framework").agg(c("code").sort_by("set_on", "recorded_at").last())
    )  # fmt: skip
    off = table("deferrals").filter(
        (c("from") <= day) & (c("until") > day) & (c("resolved_on").is_null() | (c("resolved_on") > day))
    ).select("outcome").unique().with_columns(off=True)  # fmt: skip
    found = (
        table("outcomes").filter(c("opened_on") <= day)
        .join(table("plans").select("id", "unit"), left_on="plan", right_on="id")
        .join(table("units").select("id", "nation"), left_on="unit", right_on="id")
        .with_columns(framework=c("nation").replace_strict(FRAMEWORK))
        .join(latest, left_on="id", right_on="outcome")
        .join(goal, left_on="id", right_on="outcome", how="left")
        .join(code, left_on=["id", "framework"], right_on=["outcome", "framework"], how="left")
        .join(off, left_on="id", right_on="outcome", how="left")
        .with_columns(ended=(c("ended_on") <= day).fill_null(False))
        .filter(~(c("ended") & c("end_reason").is_in(["withdrawn", "replaced"])) & (c("ended") | c("off").is_null()))
        .group_by("nation", "code")
        .agg(
            (c("value") > c("base")).sum().alias("up"), (c("value") == c("base")).sum().alias("level"),
            (c("value") < c("base")).sum().alias("down"), (c("value") >= c("score")).sum().alias("achieved"),
        )
        .collect(engine="streaming")
    )  # fmt: skip
    return {(row[0], row[1]): (row[2], row[3], row[4], row[5]) for row in found.iter_rows()}


def pandas_by_hand(folder: Path, day: date) -> Answer:
    """Vectorised, with care, reading included."""
    import pandas as pd

    at = pd.Timestamp(day)

    def table(name: str, columns: list[str]) -> Any:
        found = pd.read_parquet(folder / name, columns=columns)
        for column in ("on", "set_on", "opened_on", "ended_on", "from", "until", "resolved_on"):
            if column in found:
                found[column] = pd.to_datetime(found[column])
        return found

    s = table(
        "scores",
        [
            "outcome",
            "on",
            "kind",
            "by",
            "who",
            "value",
            "refuses",
            "not_scored_kind",
            "recorded_at",
            "retracted_at",
        ],
    )
    s = s[(s["on"] <= at) & s.retracted_at.isna() & (s["by"] != "practitioner")].sort_values("recorded_at")
    s = s.drop_duplicates(["outcome", "on", "kind", "by", "who"], keep="last")
    s = s[s.value.notna() | (s["by"].eq("person") & s.refuses & s.not_scored_kind.isin(["", "declined"]))]
    s["claim"] = s["by"].map({voice: place for place, voice in enumerate(VOICES)})
    s = s.sort_values(["outcome", "on", "kind", "claim", "recorded_at", "who"]).drop_duplicates(
        ["outcome", "on", "kind"]
    )
    s = s[s.value.notna()]
    base = s[s.kind == "baseline"].sort_values("on").drop_duplicates("outcome")[["outcome", "on", "value"]]
    base = base.rename(columns={"on": "base_on", "value": "base"})
    later = s[s.kind.isin(["review", "end"])].merge(base, on="outcome")
    later = later[later["on"] > later.base_on].assign(last=lambda one: one.kind == "end")
    later = later.sort_values(["on", "last"]).drop_duplicates("outcome", keep="last")[
        ["outcome", "value", "base"]
    ]
    g = table("goals", ["outcome", "set_on", "score", "recorded_at"])
    g = g[g.set_on <= at].sort_values(["set_on", "recorded_at"]).drop_duplicates("outcome", keep="last")
    m = table("mappings", ["outcome", "framework", "code", "choice", "set_on", "recorded_at"])
    m = m[(m.set_on <= at) & (m.choice != "candidate")].sort_values(["set_on", "recorded_at"])
    m = m.drop_duplicates(["outcome", "framework"], keep="last")[["outcome", "framework", "code"]]
    d = table("deferrals", ["outcome", "from", "until", "resolved_on"])
    off = d[(d["from"] <= at) & (d.until > at) & (d.resolved_on.isna() | (d.resolved_on > at))].outcome
    o = table("outcomes", ["id", "plan", "opened_on", "ended_on", "end_reason"])
    o = o[o.opened_on <= at].merge(table("plans", ["id", "unit"]).rename(columns={"id": "plan"}), on="plan")
    o = o.merge(table("units", ["id", "nation"]).rename(columns={"id": "unit"}), on="unit").rename(
        columns={"id": "outcome"}
    )
    o["framework"] = o.nation.map(FRAMEWORK)
    o = o.merge(later, on="outcome").merge(g[["outcome", "score"]], on="outcome", how="left")
    o = o.merge(m, on=["outcome", "framework"], how="left")
    ended = o.ended_on <= at
    o = o[~(ended & o.end_reason.isin(["withdrawn", "replaced"])) & (ended | ~o.outcome.isin(off))]
    o = o.assign(
        up=o.value > o.base, level=o.value == o.base, down=o.value < o.base, achieved=o.value >= o.score
    )
    found = o.groupby(["nation", "code"], dropna=False)[["up", "level", "down", "achieved"]].sum()
    return {
        (nation, None if pd.isna(code) else code): tuple(int(one) for one in row)
        for (nation, code), row in zip(found.index, found.to_numpy(), strict=True)
    }


BY_HAND: dict[str, Callable[[Path, date], Answer]] = {
    "DuckDB by hand, from Parquet": duckdb_by_hand,
    "Polars by hand, streaming, from Parquet": polars_by_hand,
    "pandas by hand, from Parquet": pandas_by_hand,
}
