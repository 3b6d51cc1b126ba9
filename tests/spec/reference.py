"""Makes docs/reference/rulebook.md: what the guidance asks, and where the software does it.

`python -m tests.spec.reference` writes the page.
"""

import os
from collections import defaultdict

import django

from tests.places import ROOT
from tests.spec.rows import ROWS, Row
from tests.spec.rulebook import Spec, all_specs

PAGE = ROOT / "docs" / "reference" / "rulebook.md"

SECTIONS = {
    "A": "The conversation",
    "B": "Recording a personal outcome",
    "C": "Scoring",
    "D": "From scores to learning",
    "E": "The annual performance report and scrutiny",
    "F": "People's rights over the record",
    "G": "The workforce",
}

OPENING = """# What the guidance asks, and where the software does it

Made from `tests/spec`: every sentence under a rule is the title of a test that runs. A *must* is enforced, a
*should* is offered, a *never* is guarded against. The letters name the sources: **N** National Health and
Wellbeing Outcomes (Scottish Government 2015), **P** Values and Principles (Personal Outcomes Network 2016), **T**
Talking Points (East Renfrewshire), **H** the national outcomes web page, **W** Recording Measurement of Personal
Outcomes (Welsh Government 2016).

Do not edit this page: run `python -m tests.spec.reference`.
"""


def render() -> str:
    """The whole page."""
    specs: dict[str, list[Spec]] = defaultdict(list)
    for spec in all_specs():
        specs[spec.rule].append(spec)
    parts = [OPENING]
    for letter, title in SECTIONS.items():
        parts.append(f"## {letter}. {title}\n")
        parts += [_row(row, specs[row.id]) for row in ROWS if row.id[0] == letter]
    return "\n".join(parts)


def _row(row: Row, specs: list[Spec]) -> str:
    lines = [f"### {row.id}: {row.asked}", "", f"*{row.kind}* · {row.source}", ""]
    if specs:
        lines += [f"- {spec.title} ({spec.source})" for spec in specs]
    elif row.done_in:
        lines.append("Offered; without a spec of its own.")
    else:
        lines.append("Comes with a later step.")
    if row.done_in:
        where = ", ".join(f"`whatmatters/{place.strip()}`" for place in row.done_in.split(","))
        lines += ["", f"Where: {where}"]
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "whatmatters.config.settings.test")
    django.setup()  # some chapters are about what is kept, and import the records
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(render(), encoding="utf-8")
