"""A measure as lines of text, for the command line."""

from whatmatters.measures.measure import Measure
from whatmatters.rules.vocabulary import DIRECTIONS, STATUSES

LEFT_OUT = tuple(status for status in STATUSES if status not in DIRECTIONS)


def tell_measure(measure: Measure) -> str:
    """Coverage first, then a line a cell: what can be said, and what is left out of it and why."""
    cells = measure.cells
    outcomes = sum(cell.outcomes for cell in cells)
    counted = sum(cell.status[one] for cell in cells for one in DIRECTIONS)
    left_out = {one: sum(cell.status[one] for cell in cells) for one in LEFT_OUT}
    why = ", ".join(f"{count} {one.replace('_', ' ')}" for one, count in left_out.items() if count)
    head = [
        f"As of {measure.as_of}, basis {measure.basis}. Exact counts: not to be published.",
        f"{outcomes} outcomes in scope; of {counted} it can be said how life has moved."
        + (f" Left out: {why}." if why else "")
        + (
            f" {measure.outside_a_plan} outside any plan are counted apart." if measure.outside_a_plan else ""
        ),
        "",
    ]
    header = [
        *measure.by,
        "outcomes",
        "people",
        *DIRECTIONS,
        "achieved",
        *(one.replace("_", " ") for one in LEFT_OUT),
    ]
    rows = [
        [
            *("—" if cell.key[name] is None else str(cell.key[name]) for name in measure.by),
            *map(str, (cell.outcomes, cell.people, *(cell.status[one] for one in DIRECTIONS), cell.achieved)),
            *(str(cell.status[one]) for one in LEFT_OUT),
        ]
        for cell in cells
    ]
    return "\n".join([*head, *_aligned([header, *rows], texts=len(measure.by))])


def _aligned(rows: list[list[str]], texts: int) -> list[str]:
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    return [
        "  ".join(
            cell.ljust(width) if at < texts else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
