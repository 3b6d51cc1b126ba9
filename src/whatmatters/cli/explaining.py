"""The verb explain: from a figure to what it means and the records behind it."""

import json
from pathlib import Path
from typing import Annotated

import typer

from whatmatters.cli.app import AsFormat, Format, analytics, app, at_work, stop
from whatmatters.cli.facts import facts_asked
from whatmatters.cli.measures import Basis, day, moment


@app.command()
def explain(
    figure: Annotated[
        str,
        typer.Argument(
            metavar="FIGURE", help="As in the answer: outcomes, status.improved, people_state.mixed."
        ),
    ],
    pack: Annotated[Path | None, typer.Argument(metavar="[PACK]", help="A case pack; or --database.")] = None,
    *,
    as_of: Annotated[str, typer.Option("--as-of", help="The day to look from, like 2026-03-31.")],
    from_: Annotated[str, typer.Option("--from", help="The first day of the period.")] = "",
    cell: Annotated[
        list[str] | None,
        typer.Option(
            help="The key of the cell, like plan_kind=adult; once for each dimension. 'gender=' is not recorded."
        ),
    ] = None,
    within: Annotated[str, typer.Option(help="Only plans with this unit or one below it.")] = "",
    framework: Annotated[str, typer.Option(help="National outcomes of this framework.")] = "",
    basis: Annotated[Basis, typer.Option(help="formal, or any.")] = Basis.formal,
    known_at: Annotated[str, typer.Option("--known-at", help="As known then.")] = "",
    exact: Annotated[bool, typer.Option("--exact", help="For those who may see the records.")] = False,
    database: Annotated[bool, typer.Option("--database", help="Ask the records instead of a pack.")] = False,
    output: AsFormat = Format.text,
) -> None:
    """Explain a figure of `measures --exact`: what it counts, by which rule and source, of which facts, by which engine
    and query, and which records stand behind it.

    Behind a figure that is disclosure-controlled nobody is named, so without --exact it is refused.

    For example:

    `whatmatters explain status.improved exports/march --as-of 2026-03-31 --cell plan_kind=adult --exact`
    """
    if database == (pack is not None):
        stop("Give a PACK, or --database; one of the two.")
    with analytics():
        from whatmatters.measures import Question, Refused
        from whatmatters.measures.explaining import explain as explained
    key: dict[str, str | int | None] = {}
    for given in cell or []:
        name, equals, value = given.partition("=")
        if not equals:
            stop(f"--cell {given!r} has no '='. Write it as plan_kind=adult.")
        key[name.strip()] = value.strip() or None
    try:
        question = Question(
            day(as_of, "--as-of"),
            day(from_, "--from") if from_ else None,
            within=within or None,
            framework=framework or None,
            basis=basis.value,
            known_at=moment(known_at) if known_at else None,
        )
        with at_work("Looking behind it"):
            found = explained(facts_asked(pack), question, figure=figure, key=key, exact=exact)
    except Refused as refused:
        stop(str(refused), status=1)
    except ValueError:
        stop("--cell deprivation_quintile is a number from 1 to 5.")
    if output is Format.json:
        typer.echo(json.dumps(found.as_json(), ensure_ascii=False, indent=1))
        return
    meaning = found.meaning
    named = (
        ", ".join(f"{name} {'—' if value is None else value}" for name, value in found.key.items()) or "all"
    )
    lines = [
        f"{found.figure} ({named}): {found.value}", meaning.says, f"Rule {meaning.rule}. Source: {meaning.source}",
        f"As of {found.asked['as_of']}, basis {found.asked['basis']}. Facts {found.cut}. {found.engine}.",
        f"Query: {found.query}", "", f"{len(found.outcomes)} outcomes of {len(found.people)} people:", *found.outcomes,
    ]  # fmt: skip
    typer.echo("\n".join(lines))
