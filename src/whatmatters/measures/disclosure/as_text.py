"""A table as lines of text, for the command line: coverage first, then a line a cell; exact, or as it may leave."""

from collections.abc import Mapping, Sequence
from typing import Any

from whatmatters.measures.disclosure.control import Controlled
from whatmatters.measures.disclosure.marks import (
    MARK,
    REASON,
    SUPPRESSED,
    Figure,
    Suppressed,
    from_json,
    shown,
)
from whatmatters.measures.figures import LEFT_OUT, MOVED, STAR, of_cell
from whatmatters.measures.measure import BESIDE, Table

HEADED = ("outcomes", "people", *MOVED, "achieved", *LEFT_OUT)


def exact_as_text(table: Table, *, margins: bool) -> str:
    """Exact counts."""
    said = table.as_json(margins=margins)
    whole = table.figures[(STAR,) * len(table.by)]
    head = [f"As of {table.as_of}, basis {table.basis}. Exact counts: not to be published."]
    return "\n".join(
        [*head, *_coverage(whole, table.outside_a_plan[0]), "", *_lines(said["by"], said["cells"])]
    )


def controlled_as_text(table: Controlled, *, margins: bool) -> str:
    """What may leave: how it was made safe, what it covers, and the cells, each suppressed figure as a mark."""
    said = from_json(table.as_json(margins=margins))
    head = [f"As of {table.as_of}, basis {table.basis}. Disclosure-controlled: threshold {table.threshold}"
            + (f", rounded to {table.rounded_to}." if table.rounded_to else "."),
            f"{MARK} suppressed: {REASON}."]  # fmt: skip
    if table.by[:1] == (BESIDE,):
        one = table.figures[(True, *(STAR,) * (len(table.by) - 1))]
        lines = [*_coverage(one, 0), "", *_lines(said["by"], said["cells"]), "", "The national total:"]
        return "\n".join(
            [*head, *lines, *_coverage(table.whole, 0), "", *_lines(said["by"], said["nation"]["cells"])]
        )
    return "\n".join(
        [*head, *_coverage(table.whole, table.outside_a_plan), "", *_lines(said["by"], said["cells"])]
    )


def together(figures: Sequence[Figure]) -> Figure:
    """A sum falls with any of its parts."""
    numbers = [one for one in figures if not isinstance(one, Suppressed)]
    return sum(numbers) if len(numbers) == len(figures) else SUPPRESSED


def _coverage(whole: Mapping[str, Figure], outside: Figure) -> list[str]:
    moved = together([whole[name] for name in MOVED])
    left_out = [(name, whole[name]) for name in LEFT_OUT]
    why = ", ".join(f"{shown(count)} {_in_words(name)}" for name, count in left_out if count != 0)
    return [
        f"{shown(whole['outcomes'])} outcomes in scope; of {shown(moved)} it can be said how life has moved."
        + (f" Left out: {why}." if why else "")
        + (f" {shown(outside)} outside any plan are counted apart." if outside != 0 else "")
    ]


def _in_words(name: str) -> str:
    return name.rpartition(".")[2].replace("_", " ")


def _lines(by: Sequence[str], cells: Sequence[Mapping[str, Any]]) -> list[str]:
    rows = [[*by, *(_in_words(name) for name in HEADED)]]
    for cell in cells:
        figures = of_cell(cell)
        rows.append([*("—" if cell["key"][name] is None else str(cell["key"][name]) for name in by),
                     *(shown(figures[name]) for name in HEADED)])  # fmt: skip
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    return [
        "  ".join(
            text.ljust(width) if at < len(by) else text.rjust(width)
            for at, (text, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
