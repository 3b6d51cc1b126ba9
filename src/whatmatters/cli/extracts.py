"""The verbs extract and extract-key: pseudonymised states for a national body."""

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from whatmatters.cli.app import analytics, app, at_work, database_open, read, say, stop
from whatmatters.cli.measures import day, moment


@app.command()
def extract(
    out: Annotated[Path, typer.Argument(metavar="FOLDER", help="A new folder to write into.")],
    within: Annotated[
        str, typer.Option("--within", help="The authority: a unit with an official code (S37…).")
    ],
    as_of: Annotated[str, typer.Option("--as-of", help="The day it tells of, like 2026-03-31.")],
    recipient: Annotated[str, typer.Option("--recipient", help="Who is given it: the name of their key.")],
    purpose: Annotated[str, typer.Option("--purpose", help="What it is for, as the agreement has it.")],
    basis: Annotated[str, typer.Option("--basis", help="By which law: the Act and section, or the order.")],
    known_at: Annotated[
        str, typer.Option("--known-at", help="As known then, like 2026-05-01T00:00:00Z; else now.")
    ] = "",
    pack: Annotated[
        Path | None, typer.Option("--pack", help="Of a case pack instead of the records.")
    ] = None,
) -> None:
    """Make a pseudonymised extract of one Scottish authority's outcomes for a national body: states and dates, as Parquet and
    CSV with a Frictionless descriptor. No scores, goals, words, names or dates of birth. In Wales none.

    That it was asked for and taken stands in the trail, and what it says of how much it holds in the ledger of releases.

    For example:

    `whatmatters extract-key public-health-scotland`

    `whatmatters extract march --within glen --as-of 2026-03-31 --recipient public-health-scotland --purpose "Linked data set" --basis "An order"`
    """
    with analytics():
        from whatmatters.exchange.extracts.keys import read_key
        from whatmatters.measures.dimensions import Refused
        from whatmatters.measures.extracts.writing import write
        from whatmatters.rules.refusals import Refusals
    if out.exists() and any(out.iterdir()):
        stop(f"There is something in {out.name} already. Name a new folder.")
    asked = {"recipient": recipient, "purpose": purpose, "basis": basis}
    when, known = day(as_of, "--as-of"), moment(known_at) if known_at else None
    try:
        if pack is None:
            files = _of_records(within, when, known, asked)
        else:
            read_key(keys(), recipient)
            files = _of_pack(pack, within, when, known, asked)
        write(files, out)
    except (Refused, Refusals) as refused:
        stop(str(refused), status=1)
    except OSError as wrong:
        stop(f"{out}: {wrong.strerror}")
    say(", ".join(sorted(files)))


def _of_records(
    within: str, as_of: date, known_at: datetime | None, asked: dict[str, str]
) -> dict[str, bytes]:
    database_open()
    from django.conf import settings

    from whatmatters.exchange.extracts.taking import take
    from whatmatters.records.extracts.actions import ask_for
    from whatmatters.records.organisations.models import Unit

    unit = Unit.objects.filter(pk=within).first()
    if unit is None:
        stop(f"There is no unit {within!r}.", status=1)
    request = ask_for(unit=unit, as_of=as_of, known_at=known_at, by=None, **asked)
    with at_work("Making the extract"):
        return take(request, keys=settings.EXTRACT_KEYS, threshold=settings.DISCLOSURE_THRESHOLD, by=None)


def _of_pack(
    pack: Path, within: str, as_of: date, known_at: datetime | None, asked: dict[str, str]
) -> dict[str, bytes]:
    """The counts of a pack's extract are controlled by themselves: there is no ledger of what left before."""
    from whatmatters.config import environment
    from whatmatters.exchange.extracts.keys import read_key
    from whatmatters.exchange.facts import facts_of
    from whatmatters.measures.disclosure.releasing import NotReleased, Terms
    from whatmatters.measures.extracts.counts import NOT_TOLD, counts, covers
    from whatmatters.measures.extracts.making import make
    from whatmatters.measures.extracts.writing import files_of

    facts = facts_of(read(pack))
    with at_work("Making the extract"):
        key = read_key(keys(), asked["recipient"])
        made = make(facts, unit=within, as_of=as_of, known_at=known_at, key=key)
        terms = Terms("extract", environment.number("DISCLOSURE_THRESHOLD", 5), to_whom=asked["recipient"])
        try:
            told = covers(counts(facts, within, made, terms, earlier=()))
        except NotReleased:
            told = NOT_TOLD
        return files_of(made, covers=told, **asked)


@app.command("extract-key")
def extract_key(
    recipient: Annotated[
        str, typer.Argument(metavar="RECIPIENT", help="Small letters, figures and hyphens.")
    ],
) -> None:
    """Make the key that a recipient's pseudonyms are worked out with. Once: with another key nothing could be joined any more.

    It is kept in WHATMATTERS_EXTRACT_KEYS, and shown to nobody. Keep a copy of the file where keys are kept.
    """
    with analytics():
        from whatmatters.exchange.extracts.keys import make_key
        from whatmatters.measures.dimensions import Refused
    try:
        place = make_key(keys(), recipient)
    except Refused as refused:
        stop(str(refused), status=1)
    say(f"Made {place.name}. Keep a copy of it apart from the records.")


def keys() -> Path:
    """Where the keys are."""
    from whatmatters.config import environment

    return Path(environment.text("EXTRACT_KEYS", f"{environment.text('HOME', 'var')}/extract-keys"))
