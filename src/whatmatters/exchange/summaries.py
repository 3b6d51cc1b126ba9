"""What the command line tells people about a pack."""

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from whatmatters.exchange.breaches import Breach
from whatmatters.exchange.reading import Pack

if TYPE_CHECKING:
    from whatmatters.exchange.loading import LoadReport, NotLoaded

COUNTED = ("people", "plans", "outcomes", "scores")


def describe_breaches(breaches: list[Breach], pack: Pack) -> str:
    """The breaches of a pack, file by file; or that there are none."""
    holds = ", ".join(f"{pack.tables[name].num_rows:,} {name}" for name in COUNTED)
    if not breaches:
        return f"No breach found in {holds}."
    lines = []
    for file, of_file in groupby(breaches, key=lambda breach: breach.file):
        lines.append(file)
        for breach in of_file:
            where = f"row {breach.row}" if breach.row else "header" if breach.column else "file"
            given = f" Given: {breach.given}." if breach.given else ""
            lines.append(f"  {where:<10} {breach.column or '':<18} {breach.message}{given}")
        lines.append("")
    rules = ", ".join(
        f"{rule} {count}" for rule, count in sorted(Counter(breach.rule for breach in breaches).items())
    )
    number = "1 breach" if len(breaches) == 1 else f"{len(breaches):,} breaches"
    return "\n".join([*lines, f"{number} in {holds}. By rule: {rules}."])


def describe_load(report: "LoadReport") -> str:
    """What a load has added."""
    if not report.changed:
        return "Nothing new: all of this is in the records already."
    added = ", ".join(f"{count:,} {table}" for table, count in report.added.items() if count)
    filled = ", ".join(f"{count:,} {table}" for table, count in report.filled.items() if count)
    lines = [f"Added: {added}." if added else "", f"Filled in: {filled}." if filled else ""]
    return "\n".join(line for line in lines if line)


def describe_refusal(refused: "NotLoaded", pack: Pack) -> str:
    """Why a pack was not loaded."""
    lines = [describe_breaches(refused.breaches, pack)] if refused.breaches else []
    return "\n".join([*lines, *refused.reasons, "Nothing was loaded."])
