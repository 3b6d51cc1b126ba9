"""Makes docs/explanation/report-lifecycle.md. `python -m tests.rules.report_lifecycle_page` writes it."""

from tests.places import ROOT
from whatmatters.rules.annual_reports import DRAFT, PUBLISHED, STEPS

PAGE = ROOT / "docs" / "explanation" / "report-lifecycle.md"

OPENING = """# The life of an annual report

Made from the table in `whatmatters.rules.annual_reports`: do not edit this page, run
`python -m tests.rules.report_lifecycle_page`.
"""

CLOSING = """
Writers are analysts and managers of the authority; a chief officer approves, publishes and sends back. Nothing is written
in a report that is not a draft. Its figures are live in the draft, freeze when it is approved and live again when it is sent back.

**Two pairs of eyes.** Whoever said that the report was reviewed does not approve it, and whoever wrote in it does not approve it, as
long as another chief officer could. In an authority with one chief officer, one person may do both: the report then says so
beside their name.

**Every edition stays.** A corrected edition gets the next number. A withdrawn story makes a redacted edition, which takes
the place of the one that told it; of that one the story alone is gone.
"""


def diagram() -> str:
    """The table of steps as a Mermaid state diagram."""
    lines = ["stateDiagram-v2", f"    [*] --> {DRAFT}"]
    lines += [f"    {step.source} --> {step.target}: {step.by}" for step in STEPS]
    return "\n".join([*lines, f"    {PUBLISHED} --> [*]"]) + "\n"


def render() -> str:
    """The whole page."""
    who = {"write": "a writer", "approve": "a chief officer"}
    rows = [
        f"| {step.source} | {step.target} | {who[step.who]} | {step.by} | {step.asks} |" for step in STEPS
    ]
    table = "\n".join(["| from | to | who | when | it asks for |", "|---|---|---|---|---|", *rows])
    return f"{OPENING}\n```mermaid\n{diagram()}```\n\n{table}\n{CLOSING}"


if __name__ == "__main__":
    PAGE.write_text(render(), encoding="utf-8")
