"""Makes docs/explanation/lifecycle.md. `python -m tests.rules.lifecycle_page` writes it."""

from tests.places import ROOT
from whatmatters.rules.lifecycle import TRANSITIONS

PAGE = ROOT / "docs" / "explanation" / "lifecycle.md"

OPENING = """# The life of a personal outcome

An outcome opens when it is worded. People end it; a score never does (D5), and no page proposes an end because
of one. What has ended stays in the record with all its words and scores. Made from the table in
`whatmatters.rules.lifecycle`: do not edit this page, run `python -m tests.rules.lifecycle_page`.
"""

CLOSING = """
An outcome that goes on in a later plan, a child's into an adult's, ends with the first plan and is carried on by
a new one in the next, which names it in `continues` and has it behind it as its history (B10).
"""


def diagram() -> str:
    """The table of transitions as a Mermaid state diagram."""
    lines = ["stateDiagram-v2", "    [*] --> open"]
    for transition in TRANSITIONS:
        lines.append(f"    {transition.source} --> {transition.target}: {transition.by}")
    lines += [f"    {transition.target} --> [*]" for transition in TRANSITIONS]
    return "\n".join(lines) + "\n"


def render() -> str:
    """The whole page."""
    rows = [f"| {each.source} | {each.target} | {each.by} | {each.asks} |" for each in TRANSITIONS]
    table = "\n".join(["| from | to | when | it asks for |", "|---|---|---|---|", *rows])
    return f"{OPENING}\n```mermaid\n{diagram()}```\n\n{table}\n{CLOSING}"


if __name__ == "__main__":
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(render(), encoding="utf-8")
