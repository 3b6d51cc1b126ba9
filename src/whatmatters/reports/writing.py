"""What people write, as blocks: headings, paragraphs, lists, bold and links, and nothing else.

`## Heading` and `### Heading`; `- item` and `1. item`; `**bold**`; `*emphasis*`; `[words](https://address)`. On a line by itself
`[[figure 2]]` says where the section's second figure stands; `[[value 2]]` within a sentence says its latest value;
`[[picture home]]` before a paragraph puts a picture beside it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from whatmatters.reports.document import Block, Heading, Items, Paragraph

FIGURE = re.compile(r"\[\[figure (\d{1,3})\]\]\s*", re.I)
VALUE = re.compile(r"\[\[value (\d{1,3})\]\]", re.I)
PICTURE = re.compile(r"\[\[picture ([a-z-]{1,30})\]\]\s*", re.I)
HEADING = re.compile(r"(#{2,3})\s+(.+)")
DOT = re.compile(r"[-*•]\s+(.+)")
NUMBER = re.compile(r"\d{1,3}[.)]\s+(.+)")
SPAN = re.compile(
    r"\*\*(?P<bold>[^*]+)\*\*|\*(?P<soft>[^*\s][^*]*)\*|\[(?P<words>[^\[\]]+)\]\((?P<to>(?:https?://|mailto:)[^\s)]+)\)"
)


@dataclass(frozen=True)
class Span:
    """A run of words within a paragraph."""

    text: str
    bold: bool = False
    soft: bool = False
    to: str = ""


def spans(text: str) -> list[Span]:
    """The runs of a paragraph. What is no markup is words."""
    found, at = [], 0
    for match in SPAN.finditer(text):
        if match.start() > at:
            found.append(Span(text[at : match.start()]))
        if match["bold"] is not None:
            found.append(Span(match["bold"], bold=True))
        elif match["soft"] is not None:
            found.append(Span(match["soft"], soft=True))
        else:
            found.append(Span(match["words"], to=match["to"]))
        at = match.end()
    if at < len(text):
        found.append(Span(text[at:]))
    return found


def plain(text: str) -> str:
    """The words without their markup."""
    return "".join(span.text for span in spans(text))


def blocks_of(
    text: str, figures: Mapping[int, tuple[Block, ...]] | None = None, values: Mapping[int, str] | None = None
) -> tuple[Block, ...]:
    """What was written, as blocks, with the figures where the text says, and those it does not name at the end.

    `figures` and `values` go by the number of the figure in its section. A number that no figure has stays as it was typed.
    """
    figures, values = figures or {}, values or {}
    said = VALUE.sub(lambda match: values.get(int(match[1]), match[0]), text)
    made: list[Block] = []
    used: set[int] = set()
    picture = ""
    for lines in _pieces(said):
        first = lines[0]
        placed = FIGURE.fullmatch(first)
        if placed and int(placed[1]) in figures:
            used.add(int(placed[1]))
            made.extend(figures[int(placed[1])])
            continue
        if (shown := PICTURE.match(first)) is not None:
            picture = shown[1].lower()
            lines = [line for line in (first[shown.end() :], *lines[1:]) if line.strip()]
            if not lines:
                continue
        heading = HEADING.fullmatch(lines[0])
        if heading:
            made.append(Heading(heading[2].strip(), len(heading[1]) - 1))
        elif all(DOT.fullmatch(line) for line in lines):
            made.append(Items(tuple(DOT.fullmatch(line)[1] for line in lines)))  # type: ignore[index]
        elif all(NUMBER.fullmatch(line) for line in lines):
            made.append(Items(tuple(NUMBER.fullmatch(line)[1] for line in lines), numbered=True))  # type: ignore[index]
        else:
            made.append(Paragraph(" ".join(line.strip() for line in lines), picture))
            picture = ""
    for number, blocks in figures.items():
        if number not in used:
            made.extend(blocks)
    return tuple(made)


def _pieces(text: str) -> list[list[str]]:
    """Lines that belong together: a paragraph, a list, a heading or a figure by itself."""
    pieces: list[list[str]] = []
    kind = ""
    for line in [*text.splitlines(), ""]:
        told = line.strip()
        now = _kind(told)
        if told and now == kind and now not in ("heading", "figure"):
            pieces[-1].append(told)
        elif told:
            pieces.append([told])
        kind = now
    return pieces


def _kind(line: str) -> str:
    if not line:
        return ""
    if HEADING.fullmatch(line):
        return "heading"
    if FIGURE.fullmatch(line):
        return "figure"
    if DOT.fullmatch(line):
        return "dot"
    return "number" if NUMBER.fullmatch(line) else "words"
