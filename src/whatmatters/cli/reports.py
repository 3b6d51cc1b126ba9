"""The verbs of the annual report: list, check, render, reproduce, honour."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from whatmatters.cli.app import analytics, app, database_open, say, stop

if TYPE_CHECKING:
    from whatmatters.records.annual_reports.models import Edition, Report

report = typer.Typer(
    no_args_is_help=True,
    help="""Annual performance reports: what is missing, what was published, and whether it comes out the same again.

Writing, approving and publishing are done on the pages; these verbs look, and honour consents that are over.

For example: `whatmatters report reproduce 6335f4a4 --edition 1`""",
)
app.add_typer(report, name="report")

ReportId = Annotated[
    str, typer.Argument(metavar="REPORT", help="A report's id, or how it begins.", show_default=False)
]
Number = Annotated[
    int | None, typer.Option("--edition", help="Its number; else the latest.", show_default="latest")
]
Folder = Annotated[Path | None, typer.Option("--to", help="A folder to write the files to.")]


@report.command("list")
def list_() -> None:
    """Every report with its authority, year, state and latest edition."""
    database_open()
    with analytics():
        from whatmatters.records.annual_reports.models import Report
        from whatmatters.records.annual_reports.publishing import current_edition
        from whatmatters.records.annual_reports.state import state_of
        from whatmatters.reports.phrases import years

        for row in Report.objects.select_related("unit").order_by("unit__name", "from_date"):
            edition = current_edition(row)
            told = f"edition {edition.number} of {edition.published_on}" if edition else "not published"
            typer.echo(f"{row.pk}  {row.unit.name}, {years(row.from_date, row.to)}: {state_of(row)}, {told}")


@report.command()
def check(report: ReportId) -> None:
    """What the checklist asks for and the report does not have (E3). Exit status 1 where something is missing."""
    row = _report(report)
    from whatmatters.records.annual_reports.state import workspace
    from whatmatters.rules.annual_reports import check_complete
    from whatmatters.rules.refusals import Refusals

    work = workspace(row)
    try:
        check_complete(work.kind, work.held)
    except Refusals as missing:
        for message in missing:
            typer.echo(str(message))
        raise typer.Exit(1) from None
    typer.echo("Everything it has to hold is there or explained.")


@report.command()
def render(report: ReportId, to: Folder = None, edition: Number = None) -> None:
    """Write the files of a published edition, as they were kept, to a folder: a site of its own with its downloads."""
    found = _edition(report, edition)
    if to is None:
        stop("Say where to: --to FOLDER.")
    kept = [file for file in found.files.order_by("path") if file.taken_out_on is None]
    for file in kept:
        _write(to, file.path, bytes(file.content))
    gone = found.files.count() - len(kept)
    typer.echo(f"{len(kept)} files of edition {found.number} written to {to}.")
    if gone:
        say(f"{gone} files are not there: they told a story whose consent was taken back. (F3)")


@report.command()
def reproduce(report: ReportId, edition: Number = None, to: Folder = None) -> None:
    """Draw a published edition again from its kept data, and hold it against what was published, byte for byte (E4).

    Exit status 0: every file is the same, withdrawn words apart. 1: some differ; they are named, with what draws them
    otherwise than then. With --to the files as drawn now are written to a folder.
    """
    found = _edition(report, edition)
    from whatmatters.records.annual_reports.reproducing import reproduce as again

    def tell(what: str, done: int, of: int) -> None:
        if sys.stderr.isatty():
            say(f"{done} of {of}: {what}")

    came = again(found, tell)
    for file in came.files if to is not None else ():
        _write(to, file.path, file.content)  # type: ignore[arg-type]
    if came.without_story:
        say(
            f"{len(came.without_story)} files are held against themselves without a story whose consent was taken back. (F3)"
        )
    if came.same:
        typer.echo(f"Edition {found.number}: all {len(came.files)} files are the same, byte for byte.")
        return
    for path in came.differ:
        typer.echo(f"differs: {path}")
    for path in came.missing:
        typer.echo(f"not made: {path}")
    if came.other_renderer:
        typer.echo("What draws it now is not what drew it then: " + "; ".join(came.other_renderer) + ".")
        typer.echo(
            "Install those versions to draw it as it was; what was published is kept as it is either way."
        )
    raise typer.Exit(1)


@report.command()
def honour() -> None:
    """Take stories whose consent is over out of what is published: a redacted edition takes each one's place (F3).

    Taking consent back on a person's page does this at once, and so does the public address; run this each night for
    consents that end on a day.
    """
    database_open()
    with analytics():
        from whatmatters.records.annual_reports.redacting import honour as honoured

        made = honoured(by=None)
    typer.echo(f"{len(made)} redacted editions were made." if made else "Every story told has its consent.")


def _report(begins: str) -> "Report":
    database_open()
    with analytics():
        from whatmatters.records.annual_reports.models import Report

        found = list(Report.objects.select_related("unit").filter(pk__startswith=begins)[:2])
    if len(found) != 1:
        stop(
            f"{'No report' if not found else 'More than one report'} begins with {begins!r}. See: whatmatters report list"
        )
    return found[0]


def _edition(begins: str, number: int | None) -> "Edition":
    row = _report(begins)
    editions = row.editions.order_by("-number")
    found = editions.first() if number is None else editions.filter(number=number).first()
    if found is None:
        stop("This report has no such edition." if number else "This report is not published yet.")
    return found


def _write(folder: Path, path: str, content: bytes) -> None:
    place = folder / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content)
