"""The verb facts: lay out what measures read as Parquet; and where a question's facts come from."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from whatmatters.cli.app import analytics, app, at_work, database_open, read, say, stop

if TYPE_CHECKING:
    from whatmatters.measures import Facts
    from whatmatters.measures.states import Source


@app.command()
def facts(
    out: Annotated[Path, typer.Argument(metavar="FOLDER", help="A new folder to write into.")],
    pack: Annotated[
        Path | None, typer.Argument(metavar="[PACK]", help="A case pack; or the records with --database.")
    ] = None,
    database: Annotated[bool, typer.Option("--database", help="Of the records instead of a pack.")] = False,
    parts: Annotated[
        int, typer.Option(help="Into how many files each table goes; 0: one for every 100,000 people.")
    ] = 0,
) -> None:
    """Lay out the facts that measures read as Parquet, for an engine elsewhere: a folder a table, in parts by person.

    They hold dates, scores and ids, no names and no words; they are personal data all the same, and go only where the records
    may go. That they were laid out is logged.

    For example:

    `whatmatters facts nation exports/march --parts 8`

    `whatmatters measures --parquet nation --as-of 2026-03-31 --by national_outcome --spark spark://host:7077`
    """
    if database == (pack is not None):
        stop("Give a PACK, or --database; one of the two.")
    with analytics():
        from whatmatters.measures.parquet import write
    found = facts_asked(pack)
    try:
        with at_work("Laying out"):
            rows = write(found, out, parts)
    except (FileExistsError, OSError) as wrong:
        stop(str(wrong) if isinstance(wrong, FileExistsError) else f"{out}: {wrong.strerror}")
    if database:
        from whatmatters.records.audit.actions import record

        record("exported", by=None, about="facts", details={"rows": rows})
    say(", ".join(f"{count:,} {name}" for name, count in rows.items()))


@contextmanager
def asked_of(
    pack: Path | None, parquet: str = "", spark: str = "", stored: bool = True, extracts: Sequence[str] = ()
) -> Iterator["Facts | Source"]:
    """Where the facts of a question come from: a pack, Parquet or extracts here or on a cluster, else the records: from their
    store of states, if that can answer it (`stored`)."""
    if extracts and not spark:
        from whatmatters.measures.extracts.source import Extracts

        yield Extracts(extracts)
        return
    if pack is None and not parquet and not extracts and stored:
        database_open()
        from whatmatters.answers.snapshot import CannotShow, snapshot

        try:
            with snapshot() as now:
                yield now.store
        except CannotShow as cannot:
            stop(str(cannot), status=1)
        return
    if not parquet and not extracts:
        yield facts_asked(pack)
        return
    if not spark:
        from whatmatters.measures.parquet import OnParquet

        yield OnParquet(Path(parquet))
        return
    try:
        from whatmatters.measures.cluster import session
        from whatmatters.measures.on_spark import OnSpark

        with session(spark) as started:
            if extracts:
                from whatmatters.measures.extracts.on_spark import ExtractsOnSpark

                yield ExtractsOnSpark(extracts, started)
            else:
                yield OnSpark(parquet, started)
    except ModuleNotFoundError as missing:
        if missing.name not in ("pyspark", "sqlglot"):
            raise
        stop("This needs the extra `spark`: python -m pip install 'whatmatters[spark]', and Java 17 or 21.")


def facts_asked(pack: Path | None) -> "Facts":
    """The facts of a pack, with a word where it has breaches; without one, of the records."""
    if pack is None:
        database_open()
        from whatmatters.exchange.kept import facts_kept
        from whatmatters.records.moment import one_moment

        with one_moment():
            return facts_kept()
    from whatmatters.exchange.checking import check_pack
    from whatmatters.exchange.facts import facts_of

    given = read(pack)
    with at_work("Checking the pack"):
        breaches = check_pack(given)
    if breaches:
        say(
            f"This pack has {len(breaches)} breaches, so its figures may mislead. See: whatmatters check {pack}"
        )
    return facts_of(given)
