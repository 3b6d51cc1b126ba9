"""The verbs of case packs: check, load, export."""

from pathlib import Path
from typing import Annotated

import typer

from whatmatters.cli.app import AsFormat, Format, PackPath, analytics, app, at_work, database_open, read, stop


@app.command()
def check(pack: PackPath, output: AsFormat = Format.text) -> None:
    """Judge a case pack: every breach of the rules at once. Changes nothing.

    Each breach names the file, the row (the header is row 0), the column, the rule and the way out. No
    person's words are repeated. Exit status 0 without breaches, 1 with, 2 when the pack cannot be read at
    all.

    For example:

    `whatmatters check exports/march`

    `whatmatters check march.zip --format json`
    """
    with analytics():
        from whatmatters.exchange.breaches import as_json
        from whatmatters.exchange.checking import check_pack
        from whatmatters.exchange.summaries import describe_breaches
    given = read(pack, output)
    with at_work("Checking the pack"):
        breaches = check_pack(given)
    typer.echo(as_json(breaches) if output is Format.json else describe_breaches(breaches, given))
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
    output: AsFormat = Format.text,
) -> None:
    """Take a case pack into the records: all of it, or nothing.

    It is checked first, together with what the records hold of the same people. Loading the same pack twice
    changes nothing. What is here is never overwritten: a later pack may add rows, and fill in what was empty
    (a plan that has closed, a score taken back).

    For example:

    `whatmatters load exports/march`

    `whatmatters load march.zip --source north`
    """
    with analytics():
        given = read(pack, output)
    database_open()
    from whatmatters.exchange.loading import NotLoaded, load_pack
    from whatmatters.exchange.summaries import describe_load, describe_refusal

    try:
        with at_work("Loading the pack"):
            report = load_pack(given, source=source)
    except NotLoaded as refused:
        typer.echo(refused.as_json() if output is Format.json else describe_refusal(refused, given))
        raise typer.Exit(1) from None
    typer.echo(report.as_json() if output is Format.json else describe_load(report))


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
    database_open()
    with analytics():
        from whatmatters.exchange.exporting import NotExported, export_pack
    try:
        with at_work("Writing the pack"):
            rows = export_pack(folder)
    except NotExported as refused:
        stop(str(refused))
    except OSError as wrong:
        stop(f"{folder} cannot be written: {wrong.strerror}. Give another place.")
    typer.echo(f"{sum(rows.values()):,} rows in {sum(map(bool, rows.values()))} tables written to {folder}.")
