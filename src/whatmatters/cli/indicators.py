"""The verbs of indicators: import, list, show."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from whatmatters.cli.app import AsFormat, Format, app, at_work, database_open, stop
from whatmatters.cli.measures import day, moment

if TYPE_CHECKING:
    from whatmatters.measures.indicators import IndicatorValue

indicators = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode="markdown",
    help="""Indicators (E2): the core suite of integration indicators, local measures, contextual data.

Values come from publishers' own spreadsheets, and are kept publication by publication: a revision never overwrites.""",
)
app.add_typer(indicators, name="indicators")


@indicators.command("import")
def import_(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A CSV, XLSX, XLS or ODS file.", show_default=False)
    ],
    source: Annotated[str, typer.Option(help="Who published it, if the file does not say.")] = "",
    published: Annotated[
        str, typer.Option(help="When it was published, like 2022-03-01, if the file does not say.")
    ] = "",
    answer: Annotated[
        list[str] | None,
        typer.Option(help='An answer to a question the file raises: "ID=ANSWER". As often as needed.'),
    ] = None,
    as_suggested: Annotated[
        bool,
        typer.Option("--as-suggested", help="Answer every other question as suggested, where an answer is."),
    ] = False,
    preview: Annotated[
        bool, typer.Option("--preview", help="Say what would be taken in, and change nothing.")
    ] = False,
    output: AsFormat = Format.text,
) -> None:
    """Take in a publisher's spreadsheet as it is: all of it, or nothing.

    It says first what it understands: which indicators, areas and years, what is missing, what is left out and why. Where
    something is in doubt it asks, and takes nothing in until it is answered. The same file twice changes nothing; a later
    publication of a year stands beside the earlier one as a revision. Exit status 1 while a question is open.

    For example:

    `whatmatters indicators import lgbf.csv --preview`

    `whatmatters indicators import lgbf.csv --source "Improvement Service, LGBF" --published 2022-03-01 --answer "zeros:lgbf:SW2=missing"`
    """
    database_open()
    from whatmatters.publications.sheets import UnreadableFile, read_file
    from whatmatters.publications.summaries import as_json, describe_preview, describe_taken
    from whatmatters.publications.taking_in import preview as look
    from whatmatters.publications.taking_in import suggested, take_file
    from whatmatters.rules.refusals import Refusals

    answers = dict(_pair(given) for given in answer or [])
    when = day(published, "--published") if published else None
    try:
        content, _sheets = read_file(file)
        with at_work("Reading the file"):
            made = look(content, file.name, answers, source=source, published_on=when)
            # An answer may raise the next question; each is asked once.
            while as_suggested and (more := suggested(made.doubts)):
                answers |= more
                made = look(content, file.name, answers, source=source, published_on=when)
    except UnreadableFile as unreadable:
        stop(str(unreadable))
    if preview:
        typer.echo(as_json(made) if output is Format.json else describe_preview(made))
        raise typer.Exit(1 if made.doubts else 0)
    try:
        with at_work("Taking it in"):
            taken = take_file(content, file.name, answers, source=source, published_on=when, by=None)
    except Refusals as refused:
        typer.echo(as_json(made) if output is Format.json else describe_preview(made))
        stop("\nNothing was taken in. " + " ".join(str(refusal) for refusal in refused), status=1)
    typer.echo(
        as_json(made, taken)
        if output is Format.json
        else f"{describe_preview(made)}\n\n{describe_taken(taken)}"
    )


@indicators.command("list")
def list_(
    suite: Annotated[
        str, typer.Option(help="Only one suite: core-suite, lgbf, or the deployment's own.")
    ] = "",
    output: AsFormat = Format.text,
) -> None:
    """Every indicator that is declared, with how many values are held of it, and what is missing.

    For example: `whatmatters indicators list --suite core-suite`
    """
    database_open()
    from django.db.models import Count

    from whatmatters.frameworks import indicators as declared
    from whatmatters.records.indicators.models import Value

    counts = dict(Value.objects.values_list("indicator").annotate(Count("id")))
    rows = [
        {
            "id": indicator.id,
            "version": indicator.version,
            "name": indicator.name.en,
            "unit": indicator.unit,
            "better": indicator.direction,
            "kind": indicator.kind,
            "reported_nationally": indicator.reported,
            "values": counts.get(indicator.id, 0),
        }
        for indicator in declared(suite or None)
    ]
    if not rows:
        stop(f"No indicators are declared in a suite {suite!r}. See: whatmatters indicators list")
    if output is Format.json:
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for row in rows:
        held = (
            f"{row['values']:,} values"
            if row["values"]
            else "no values yet"
            if row["reported_nationally"]
            else "not reported nationally"
        )
        typer.echo(f"{row['id']:<18} {row['name']} [{row['unit']}]: {held}")


@indicators.command()
def show(
    indicator: Annotated[str, typer.Argument(help="Its id, like core-suite:14.", show_default=False)],
    area: Annotated[str, typer.Option(help="An area by name or code.")] = "Scotland",
    revisions: Annotated[
        bool, typer.Option("--revisions", help="Every publication of every period.")
    ] = False,
    known_at: Annotated[
        str, typer.Option("--known-at", help="As known here then, like 2025-01-15T00:00:00Z.")
    ] = "",
    output: AsFormat = Format.text,
) -> None:
    """The values of one indicator in one area, each with its source; what is missing is said.

    For example:

    `whatmatters indicators show core-suite:14 --area "Argyll & Bute"`

    `whatmatters indicators show core-suite:14 --area S37000032 --revisions --format json`
    """
    database_open()
    from whatmatters.frameworks import areas
    from whatmatters.frameworks import indicator as declared
    from whatmatters.frameworks.places import place
    from whatmatters.records.indicators.queries import revisions as all_revisions
    from whatmatters.records.indicators.queries import series

    try:
        what = declared(indicator)
    except KeyError:
        stop(f"No indicator is declared as {indicator!r}. See: whatmatters indicators list")
    where = place(area)
    if where is None:
        stop(f"No area is called {area!r}. Give its name or its code, like S37000032.")
    at = moment(known_at) if known_at else None
    if revisions:
        values = [
            revision.value
            for revised in all_revisions(what.id, where.code, known_at=at).values()
            for revision in revised
        ]
    else:
        values = list(series(what.id, where.code, known_at=at))
    if output is Format.json:
        typer.echo(json.dumps([_plain(value) for value in values], ensure_ascii=False, indent=1))
        return
    typer.echo(f"{what.id} {what.name.en} [{what.unit}], {areas()[where.code].name.en}")
    if not values:
        typer.echo(
            "Nothing is held."
            if what.reported
            else f"Nothing is held. {what.not_reported and what.not_reported.en}"
        )
    for value in values:
        said = str(value.value) if value.value is not None else f"missing: {value.missing}"
        limits = (
            f" ({value.lower} to {value.upper})"
            if value.lower is not None and value.upper is not None
            else ""
        )
        marks = [value.status] * (value.status != "final") + [
            "calendar year in place of a financial year"
        ] * value.calendar_year_proxy
        marks += [f"not comparable with earlier: {b.why.en}" for b in what.breaks if b.first == value.first]
        typer.echo(
            f"{value.label:<8} {said}{limits}{''.join(f' [{mark}]' for mark in marks)}  {value.source}, {value.published_on}"
            + (f"; {value.note}" if value.note else "")
        )


def _pair(given: str) -> tuple[str, str]:
    name, equals, value = given.rpartition("=")
    if not equals:
        stop(f'--answer: {given!r} has no "=". Write it as ID=ANSWER.')
    return name, value


def _plain(value: "IndicatorValue") -> dict[str, object]:
    return {
        name: value if isinstance(value, bool) or value is None else str(value)
        for name, value in asdict(value).items()
    }
