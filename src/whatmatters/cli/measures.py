"""The verb measures: counting, for those who see the records or for everybody."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from whatmatters.cli.app import AsFormat, Format, analytics, app, at_work, stop
from whatmatters.cli.facts import asked_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whatmatters.measures import Facts, Question, Table
    from whatmatters.measures.disclosure import Controlled
    from whatmatters.measures.disclosure.released import Released
    from whatmatters.measures.disclosure.releasing import Terms
    from whatmatters.measures.periods import Period
    from whatmatters.measures.states import Source


class Basis(StrEnum):
    formal = "formal"
    any = "any"


@app.command()
def measures(
    pack: Annotated[
        Path | None, typer.Argument(metavar="[PACK]", help="A case pack; or ask the records with --database.")
    ] = None,
    *,
    as_of: Annotated[str, typer.Option("--as-of", help="The day to look from, like 2026-03-31.")],
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
    margins: Annotated[
        bool, typer.Option("--margins", help='Totals too: cells with "*" for what they add over.')
    ] = False,
    shares: Annotated[
        bool,
        typer.Option(
            "--shares", help="Shares with 95 % intervals, and time to achievement, beside the counts."
        ),
    ] = False,
    coverage: Annotated[
        bool,
        typer.Option("--coverage", help="How many had a baseline and a later score, and what is left out."),
    ] = False,
    threshold: Annotated[
        int | None,
        typer.Option(help="Suppress figures behind which stand fewer people; 5 or higher.", show_default="5"),
    ] = None,
    round_: Annotated[
        int, typer.Option("--round", help="Round what is shown to this base: 5, or 0 for not at all.")
    ] = 0,
    beside_nation: Annotated[
        bool, typer.Option("--beside-nation", help="Set the unit of --within beside the national total.")
    ] = False,
    release: Annotated[
        str,
        typer.Option(
            "--release", help="Let it leave under this name, and write it into the ledger of releases."
        ),
    ] = "",
    to: Annotated[str, typer.Option("--to", help="Who is given the release.")] = "",
    ledger: Annotated[
        Path | None, typer.Option("--ledger", help="The ledger of a pack's releases: a file of JSON lines.")
    ] = None,
    database: Annotated[bool, typer.Option("--database", help="Ask the records instead of a pack.")] = False,
    parquet: Annotated[
        str,
        typer.Option("--parquet", help="Ask facts as Parquet: a folder that `facts` or `simulate` wrote."),
    ] = "",
    extracts: Annotated[
        list[str] | None,
        typer.Option("--extracts", help="Ask extracts: folders that `extract` wrote, named one by one."),
    ] = None,
    spark: Annotated[
        str,
        typer.Option(
            "--spark",
            help="Ask the Parquet on this Spark cluster, like spark://host:7077, which can read it too.",
        ),
    ] = "",
    output: AsFormat = Format.text,
) -> None:
    """Count outcomes and people by how life has moved: improved, maintained, worsened, achieved, not scored.

    What is printed is disclosure-controlled: a figure behind which stand fewer people than the threshold is
    suppressed, and so is what it could be worked out from. With --exact the counts are exact, for those who
    see the records anyway.

    With --release the table leaves beside all that left before: what is in the ledger (of the records with
    --database, else the file given with --ledger) is taken as known, and a table that gives way is not released.

    Scores are never added, averaged or compared between people, and authorities are never set side by side;
    one may stand beside its national total. Dimensions: national_outcome, unit, team, service, organisation,
    partnership, nation, plan_kind, outcome_type, intent, scored_by, age_band, gender, language,
    deprivation_quintile; and one of month, quarter, year (April to March), counted anew for each whole one
    from --from to --as-of.

    For example:

    `whatmatters measures exports/march --as-of 2026-03-31 --by national_outcome --margins`

    `whatmatters measures --database --as-of 2026-03-31 --from 2025-04-01 --by plan_kind,language --exact`

    `whatmatters measures --database --as-of 2026-03-31 --from 2024-04-01 --by quarter --shares --coverage`

    `whatmatters measures --extracts march/east --extracts march/west --as-of 2026-03-31 --by national_outcome`
    """
    if (pack is not None) + database + bool(parquet) + bool(extracts) != 1:
        stop("Give a PACK, --database, --parquet FOLDER, or --extracts FOLDER; one of them.")
    if spark and not (parquet or extracts):
        stop(
            "A cluster reads Parquet: --spark goes with --parquet FOLDER or --extracts FOLDER. Lay facts out with `whatmatters facts`."
        )
    if exact and release:
        stop("Exact counts are not released. Leave out --exact. (D6)", status=1)
    if release and (ledger is None) is not database:
        stop(
            "A release goes into a ledger: that of the records with --database, else a file with --ledger FILE."
        )
    with analytics():
        from whatmatters.measures import Question, Refused, measure
        from whatmatters.measures.answers import Answer, over_periods
        from whatmatters.measures.dimensions import words
        from whatmatters.measures.disclosure import control, refuse_settings
        from whatmatters.measures.disclosure.releasing import Terms, attack_alone
        from whatmatters.measures.periods import in_periods, split_period
    at_least = _threshold(threshold)
    try:
        refuse_settings(at_least, round_)
        every, rest = split_period(words(by))
        question = Question(
            day(as_of, "--as-of"),
            day(from_, "--from") if from_ else None,
            rest,
            within or None,
            framework or None,
            basis.value,
            moment(known_at) if known_at else None,
            beside_nation,
        )
        if every and release:
            raise Refused(
                f"Each {every} is released by itself, beside those before it: --from and --as-of. (D6)"
            )
        # What was known when, and what is released beside earlier tables, is worked out from the facts themselves.
        stored = not (known_at or framework or release)
        with asked_of(pack, parquet, spark, stored, extracts or ()) as facts, at_work("Counting"):
            answers = []
            whole: list[tuple[Period | None, Question]] = [(None, question)]
            for period, asked in in_periods(question, every) if every else whole:
                found = measure(facts, asked)
                safe = None
                if release:
                    terms = Terms(release, at_least, round_, by_whom="command line", to_whom=to)
                    safe = _released(facts, found, asked, terms, ledger)
                elif not exact:
                    safe = control(found, threshold=at_least, rounded_to=round_)
                    attack_alone(safe)
                answers.append(
                    Answer(
                        facts, asked, found, safe, period.label if period else None, shares, coverage, margins
                    )
                )
            all_periods = over_periods(words(by), every, [answer.as_json() for answer in answers])
            text = "\n\n".join(answer.as_text() for answer in answers) if output is Format.text else ""
    except Refused as refused:
        stop(str(refused), status=1)
    typer.echo(json.dumps(all_periods, ensure_ascii=False, indent=1) if output is Format.json else text)


def _released(
    facts: "Facts | Source", found: "Table", question: "Question", terms: "Terms", ledger: Path | None
) -> "Controlled":
    """Let a table leave beside the earlier releases, and write it into the ledger."""
    from whatmatters.measures.disclosure.asking import ask_again, scope_of
    from whatmatters.measures.disclosure.ledger import add_to_ledger, read_ledger
    from whatmatters.measures.disclosure.releasing import release

    scope = scope_of(facts, question)

    shown: list[Controlled] = []

    def make(earlier: "Sequence[Released]", at: str) -> "Released":
        left, safe = release(
            found,
            scope,
            replace(terms, at=at),
            earlier=earlier,
            ask=lambda before: ask_again(facts, before),
        )
        shown.append(safe)
        return left

    if ledger is None:
        from whatmatters.records.releases.actions import release_table

        release_table(make, by=None, to_whom=terms.to_whom)
        return shown[-1]
    try:
        add_to_ledger(ledger, make(read_ledger(ledger), datetime.now(UTC).isoformat()))
    except (OSError, ValueError) as wrong:
        from whatmatters.measures import Refused

        if isinstance(wrong, Refused):
            raise
        stop(f"{ledger}: {wrong.strerror if isinstance(wrong, OSError) else wrong}")
    return shown[-1]


def _threshold(given: int | None) -> int:
    """The option, else the deployment's setting."""
    from whatmatters.config import environment

    try:
        return environment.number("DISCLOSURE_THRESHOLD", 5) if given is None else given
    except ValueError as wrong:
        stop(str(wrong))


def day(given: str, option: str) -> date:
    try:
        return date.fromisoformat(given)
    except ValueError:
        stop(f"{option}: {given!r} is not a date that exists. Write it as year-month-day: 2026-03-31.")


def moment(given: str) -> datetime:
    try:
        moment = datetime.fromisoformat(given)
    except ValueError:
        stop(f"--known-at: {given!r} is not a time. Write it in UTC as 2025-01-15T00:00:00Z.")
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
