"""The verb simulate: made-up people, in any number."""

from pathlib import Path
from typing import Annotated

import typer

from whatmatters.cli.app import analytics, app, at_work, say, stop


@app.command()
def simulate(
    people: Annotated[
        int, typer.Option(help="How many people; each has four outcomes or so, six scores each.")
    ],
    out: Annotated[Path, typer.Option(help="A new folder to write into.")],
    seed: Annotated[int, typer.Option(help="The same seed gives the same people on every machine.")] = 1,
    pack: Annotated[
        bool,
        typer.Option(
            "--pack", help="A case pack that can be checked and loaded, for some thousands of people."
        ),
    ] = False,
) -> None:
    """Make up people, plans, outcomes and scores, to try things out and to measure speed. Nobody is real.

    They hold what is awkward in real records: refusals, supporters who speak alone, late entries, corrections, rows taken
    back, goals that change, outcomes withdrawn, replaced, deferred or outside any plan.

    Without --pack the facts are written as Parquet, a folder a table: what `measures` reads, and other engines can.

    For example:

    `whatmatters simulate --people 300 --out made-up --pack`

    `whatmatters simulate --people 2000000 --out nation --seed 7`
    """
    with analytics():
        from whatmatters.exchange.synthetic import write_pack
        from whatmatters.measures.synthetic import write_facts
    try:
        with at_work("Making people up"):
            rows = (write_pack if pack else write_facts)(out, people, seed)
    except FileExistsError as there:
        stop(str(there))
    except ValueError as wrong:
        stop(str(wrong))
    except OSError as wrong:
        stop(f"{out}: {wrong.strerror}")
    say(", ".join(f"{count:,} {name}" for name, count in rows.items()))
