"""The command line's application, and what its verbs share: reading, saying, stopping."""

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


PackPath = Annotated[
    Path, typer.Argument(metavar="PACK", help="A case pack: a folder or a zip.", show_default=False)
]
AsFormat = Annotated[Format, typer.Option("--format", help="For people (text) or for programs (json).")]


def read(path: Path, output: Format = Format.text) -> "Pack":
    from whatmatters.exchange.folder import UnreadablePack
    from whatmatters.exchange.reading import read_pack

    try:
        with at_work("Reading the pack"):
            return read_pack(path)
    except UnreadablePack as unreadable:
        if output is Format.json:
            typer.echo(
                json.dumps({"ok": False, "breaches": [], "unreadable": str(unreadable)}, ensure_ascii=False)
            )
        stop(str(unreadable))


def database_open() -> None:
    """Get the records ready; their tables are made where there are none."""
    from whatmatters.config.start import database_ready, django_ready

    try:
        django_ready()
    except ValueError as wrong:
        stop(str(wrong))
    except Exception as missing:
        if "psycopg" not in str(missing):
            raise
        stop("PostgreSQL needs the extra `postgres`: pip install 'whatmatters[postgres]'.")
    try:
        database_ready()
    except OSError as unreachable:
        stop(f"The database cannot be reached: {type(unreachable).__name__}. Check WHATMATTERS_DATABASE_URL.")


@contextmanager
def analytics() -> Iterator[None]:
    """Packs and measures need DuckDB, Arrow and HiGHS, which the core does without."""
    try:
        yield
    except ModuleNotFoundError as missing:
        if missing.name not in ("duckdb", "pyarrow", "highspy", "numpy"):
            raise
        stop(
            "This needs the extra `analytics` (DuckDB, Arrow and HiGHS): python -m pip install 'whatmatters[analytics]'"
        )


@contextmanager
def at_work(what: str) -> Iterator[None]:
    """Show on a terminal that something is being done; elsewhere say nothing."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(f"{what} …"):
        yield


def say(text: str) -> None:
    typer.echo(text, err=True)


def stop(text: str, status: int = 2) -> NoReturn:
    say(text)
    raise typer.Exit(status)
