"""The command line: one plain function per verb. What is heavy is imported by the verb that needs it.

Exit status: 0 fine; 1 the answer is no (breaches, a question that is refused); 2 it could not be tried
(nothing there to read, an option that makes no sense, an extra that is not installed).
"""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from whatmatters.exchange.reading import Pack

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_show_locals=False,  # what is in hand may be somebody's words
    rich_markup_mode="markdown",
    help="""What Matters: personal outcomes in people's own words.

The records are where `WHATMATTERS_DATABASE_URL` says: `sqlite:///var/whatmatters.sqlite3` unless set, or
`postgres://user@host/name`. PACK is a case pack: a folder or a zip with `datapackage.json` and CSV files.

Try: `whatmatters demo`, then `whatmatters serve`.""",
)


class Format(StrEnum):
    text = "text"
    json = "json"


class Basis(StrEnum):
    formal = "formal"
    any = "any"


PackPath = Annotated[
    Path, typer.Argument(metavar="PACK", help="A case pack: a folder or a zip.", show_default=False)
]
AsFormat = Annotated[Format, typer.Option("--format", help="For people (text) or for programs (json).")]


@app.command()
def check(pack: PackPath, format: AsFormat = Format.text) -> None:
    """Judge a case pack: every breach of the rules at once. Changes nothing.

    Each breach names the file, the row (the header is row 0), the column, the rule and the way out. No
    person's words are repeated. Exit status 0 without breaches, 1 with, 2 when the pack cannot be read at
    all.

    For example:

    `whatmatters check exports/march`

    `whatmatters check march.zip --format json`
    """
    with _analytics():
        from whatmatters.exchange.breaches import as_json
        from whatmatters.exchange.checking import check_pack
        from whatmatters.exchange.telling import tell_breaches
    read = _read(pack, format)
    with _at_work("Checking the pack"):
        breaches = check_pack(read)
    typer.echo(as_json(breaches) if format is Format.json else tell_breaches(breaches, read))
    raise typer.Exit(1 if breaches else 0)


@app.command()
def load(
    pack: PackPath,
    source: Annotated[
        str,
        typer.Option(
            help="Name the system it comes from: all its ids become SOURCE:id, and clash with no other's."
        ),
    ] = "",
    format: AsFormat = Format.text,
) -> None:
    """Take a case pack into the records: all of it, or nothing.

    It is checked first, together with what the records hold of the same people. Loading the same pack twice
    changes nothing. What is here is never overwritten: a later pack may add rows, and fill in what was empty
    (a plan that has closed, a score taken back).

    For example:

    `whatmatters load exports/march`

    `whatmatters load march.zip --source north`
    """
    with _analytics():
        read = _read(pack, format)
    _database()
    from whatmatters.exchange.loading import NotLoaded, load_pack
    from whatmatters.exchange.telling import tell_load, tell_refusal

    try:
        with _at_work("Loading the pack"):
            report = load_pack(read, source=source)
    except NotLoaded as refused:
        typer.echo(refused.as_json() if format is Format.json else tell_refusal(refused, read))
        raise typer.Exit(1) from None
    typer.echo(report.as_json() if format is Format.json else tell_load(report))


@app.command()
def export(
    folder: Annotated[
        Path, typer.Argument(help="A folder to write the pack into, or a name that ends in .zip.")
    ],
) -> None:
    """Write all records out as a case pack, readable by any other system. The audit trail notes that it was
    done.

    The same records always give the same bytes. A pack of that name is replaced; a folder that holds
    something else is left alone.

    For example:

    `whatmatters export exports/today`

    `whatmatters export today.zip`
    """
    _database()
    with _analytics():
        from whatmatters.exchange.exporting import NotExported, export_pack
    try:
        with _at_work("Writing the pack"):
            rows = export_pack(folder)
    except NotExported as refused:
        _stop(str(refused))
    except OSError as wrong:
        _stop(f"{folder} cannot be written: {wrong.strerror}. Give another place.")
    typer.echo(f"{sum(rows.values()):,} rows in {sum(map(bool, rows.values()))} tables written to {folder}.")


@app.command()
def measures(
    pack: Annotated[
        Path | None, typer.Argument(metavar="[PACK]", help="A case pack; or ask the records with --database.")
    ] = None,
    as_of: Annotated[str, typer.Option("--as-of", help="The day to look from, like 2026-03-31.")] = ...,  # type: ignore[assignment]
    from_: Annotated[
        str, typer.Option("--from", help="The first day of the period; without it there is none.")
    ] = "",
    by: Annotated[
        str, typer.Option(help="Dimensions, with commas between them. '' is one cell over all.")
    ] = "",
    within: Annotated[str, typer.Option(help="Only plans with this unit or one below it.")] = "",
    framework: Annotated[
        str, typer.Option(help="National outcomes of this framework; else the nation's own.")
    ] = "",
    basis: Annotated[
        Basis, typer.Option(help="Reviews and end scores (formal), or informal ones too (any).")
    ] = Basis.formal,
    known_at: Annotated[
        str, typer.Option("--known-at", help="As known then, like 2025-01-15T00:00:00Z.")
    ] = "",
    exact: Annotated[
        bool, typer.Option("--exact", help="Exact counts, for those who may see the records.")
    ] = False,
    database: Annotated[bool, typer.Option("--database", help="Ask the records instead of a pack.")] = False,
    format: AsFormat = Format.text,
) -> None:
    """Count outcomes and people by how life has moved: improved, maintained, worsened, achieved, not scored.

    Scores are never added, averaged or compared between people, and authorities are never set side by side.
    Dimensions: national_outcome, unit, plan_kind, outcome_type, intent, scored_by, age_band, gender,
    language, deprivation_quintile.

    For example:

    `whatmatters measures exports/march --as-of 2026-03-31 --by national_outcome --exact`

    `whatmatters measures --database --as-of 2026-03-31 --from 2025-04-01 --by plan_kind,language --exact`
    """
    if not exact:
        _stop(
            "Figures that leave a team must be disclosure-controlled, so that nobody can be made out in them. That is not "
            "built yet. Those who may see the records can ask for exact counts: --exact.",
            status=1,
        )
    if database == (pack is not None):
        _stop("Give a PACK, or --database; one of the two.")
    with _analytics():
        from whatmatters.measures import Refused, measure
        from whatmatters.measures.telling import tell_measure
    asked = {
        "as_of": _day(as_of, "--as-of"),
        "from_": _day(from_, "--from") if from_ else None,
        "known_at": _moment(known_at) if known_at else None,
        "framework": framework or None,
        "within": within or None,
    }
    facts = _facts(pack)
    try:
        with _at_work("Counting"):
            found = measure(facts, by=by, basis=basis.value, **asked)  # type: ignore[arg-type]
    except Refused as refused:
        _stop(str(refused), status=1)
    typer.echo(
        json.dumps(found.as_json(), ensure_ascii=False, indent=1)
        if format is Format.json
        else tell_measure(found)
    )


@app.command()
def demo(
    stories_only: bool = typer.Option(False, "--stories-only", help="Without the two sample packs."),
) -> None:
    """Load the demonstration: invented people whose stories show what the product does. Twice changes
    nothing."""
    _database()
    from whatmatters.demo import load_demo

    report = load_demo(lambda text: typer.echo(text, err=True), packs=not stories_only)
    typer.echo(f"{report.people} people. " + ("Made now." if report.made else "They were here already."))


@app.command()
def administrator(
    username: Annotated[str, typer.Argument(help="The name to sign in with.", show_default=False)],
    name: Annotated[str, typer.Option(help="Full name.", prompt="Full name")],
    organisation: Annotated[str, typer.Option(help="The organisation's name.", prompt="Organisation")],
    nation: Annotated[str, typer.Option(help="wales or scotland.", prompt="Nation (wales, scotland)")],
    password: Annotated[
        str,
        typer.Option(help="12 characters or more.", prompt=True, hide_input=True, confirmation_prompt=True),
    ],
) -> None:
    """Make the first administrator, who makes everybody else's account on the page Accounts.

    The organisation is found by its name, or made where there is none yet. For example:

    `whatmatters administrator carys --organisation "Three Valleys County Council" --nation wales`
    """
    _database()
    from whatmatters.records.accounts.actions import first_administrator

    try:
        first_administrator(
            username=username, name=name, organisation=organisation, nation=nation, password=password
        )
    except ValueError as wrong:
        _stop(str(wrong))
    typer.echo(f"{username} can sign in, and make accounts and units for {organisation}.")


@app.command()
def serve(
    host: str = typer.Option("127.0.0.1", help="The address to listen on."),
    port: int = typer.Option(8000, help="The port to listen on."),
) -> None:
    """Serve the pages until stopped, and say where they are and who can sign in."""
    _database()
    from whatmatters.config.server import can_listen
    from whatmatters.config.server import serve as run
    from whatmatters.demo import demonstrated, sign_ins

    if not can_listen(host, port):
        _stop(f"{host}:{port} cannot be listened on; something else may be using it. Give another --port.")
    typer.echo(f"\nWhat Matters is at http://{host}:{port}\n")
    if demonstrated():
        typer.echo("Sign in as any of these (all invented):\n")
        for what, username, password in sign_ins():
            typer.echo(f"  {username:<10} {password}   {what}")
        typer.echo("")
    typer.echo("Stop it with Ctrl-C.")
    run(host, port)


def _facts(pack: Path | None):  # type: ignore[no-untyped-def]
    if pack is None:
        _database()
        from whatmatters.exchange.kept import facts_kept

        return facts_kept()
    from whatmatters.exchange.checking import check_pack
    from whatmatters.exchange.facts import facts_of

    read = _read(pack)
    with _at_work("Checking the pack"):
        breaches = check_pack(read)
    if breaches:
        _say(
            f"This pack has {len(breaches)} breaches, so its figures may mislead. See: whatmatters check {pack}"
        )
    return facts_of(read)


def _read(path: Path, format: Format = Format.text) -> "Pack":
    from whatmatters.exchange.folder import UnreadablePack
    from whatmatters.exchange.reading import read_pack

    try:
        with _at_work("Reading the pack"):
            return read_pack(path)
    except UnreadablePack as unreadable:
        if format is Format.json:
            typer.echo(
                json.dumps({"ok": False, "breaches": [], "unreadable": str(unreadable)}, ensure_ascii=False)
            )
        _stop(str(unreadable))


def _database() -> None:
    """Get the records ready; their tables are made where there are none."""
    from whatmatters.config.start import database_ready, django_ready

    try:
        django_ready()
    except ValueError as wrong:
        _stop(str(wrong))
    except Exception as missing:
        if "psycopg" not in str(missing):
            raise
        _stop("PostgreSQL needs the extra `postgres`: pip install 'whatmatters[postgres]'.")
    try:
        database_ready()
    except OSError as unreachable:
        _stop(
            f"The database cannot be reached: {type(unreachable).__name__}. Check WHATMATTERS_DATABASE_URL."
        )


def _day(given: str, option: str):  # type: ignore[no-untyped-def]
    from datetime import date

    try:
        return date.fromisoformat(given)
    except ValueError:
        _stop(f"{option}: {given!r} is not a date that exists. Write it as year-month-day: 2026-03-31.")


def _moment(given: str):  # type: ignore[no-untyped-def]
    from datetime import UTC, datetime

    try:
        moment = datetime.fromisoformat(given)
    except ValueError:
        _stop(f"--known-at: {given!r} is not a time. Write it in UTC as 2025-01-15T00:00:00Z.")
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


@contextmanager
def _analytics() -> Iterator[None]:
    """Packs and measures need DuckDB and Arrow, which the core does without."""
    try:
        yield
    except ModuleNotFoundError as missing:
        if missing.name not in ("duckdb", "pyarrow"):
            raise
        _stop(
            "This needs the extra `analytics` (DuckDB and Arrow): python -m pip install 'whatmatters[analytics]'"
        )


@contextmanager
def _at_work(what: str) -> Iterator[None]:
    """Show on a terminal that something is being done; elsewhere say nothing."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(f"{what} …"):
        yield


def _say(text: str) -> None:
    typer.echo(text, err=True)


def _stop(text: str, status: int = 2) -> NoReturn:
    _say(text)
    raise typer.Exit(status)


def main() -> None:
    """The entry point."""
    app()


if __name__ == "__main__":
    main()
