"""From YAML documents to frameworks and recording tools."""

from collections.abc import Iterable
from typing import Any

from whatmatters.frameworks.model import Framework, Group, NationalOutcome
from whatmatters.frameworks.reading import FrameworkError, Reader
from whatmatters.frameworks.tools import RecordingTool

PICTURES = ("plain", "circles", "faces", "ladder", "thermometer")
# Read by `frameworks.indicators`.
INDICATOR_KEYS = (
    "kind", "direction", "unit", "reported", "not_reported", "breaks", "calendar_year_proxy", "notes",
    "names", "codes", "serves", "decimals", "source",
)  # fmt: skip


def framework_from(content: object, where: str) -> Framework:
    """One framework file. Raises FrameworkError where it is not in the form of those shipped."""
    top = Reader(content, where)
    top.standing = top.standings()
    kind = "indicators" if top.has("indicators") else "outcomes"
    groups = tuple(_groups(top))
    framework = Framework(
        id=top.text("id"),
        version=top.text("version"),
        title=top.bilingual("title"),
        nation=top.one_of("nation", ("wales", "scotland")),
        source=top.text("source"),
        licence=top.text("licence", "not stated"),
        groups=groups,
        kind="indicators" if kind == "indicators" else "outcomes",
        note=top.text("note", "") or " ".join(top.rows("notes")),
        in_force_from=top.day("in_force_from"),
        retired_on=top.day("retired_on"),
    )
    top.rows("notes")
    top.finish()
    codes = [outcome.code for outcome in framework.outcomes()]
    _each_once(codes, f"{where}: outcome")
    if not codes:
        raise FrameworkError(f"{where}: no outcomes. List them under groups, definitions or outcomes.")
    return framework


def _groups(top: Reader) -> Iterable[Group]:
    """The groups of a framework; a list without headings is one group without a title."""
    for key in ("outcomes", "indicators"):
        rows = top.rows(key)
        if rows:
            yield Group(None, None, tuple(_outcome(row, top, None) for row in rows))
    for key in ("definitions", "groups"):
        for place, row in enumerate(top.rows(key), start=1):
            group = Reader(row, f"{top.where}: {key} {place}", top.standing)
            code = group.text("id")
            read = Group(
                code,
                group.bilingual("title"),
                tuple(_outcome(one, group, code) for one in group.rows("outcomes")),
                group.bilingual_or_none("also_adults"),
                group.bilingual_or_none("also_children"),
            )
            group.finish()
            yield read


def _outcome(row: object, parent: Reader, group: str | None) -> NationalOutcome:
    reader = Reader(row, f"{parent.where}: outcome", parent.standing)
    raw_code = reader.take("id")
    code = (
        str(raw_code) if isinstance(raw_code, int) and not isinstance(raw_code, bool) else reader.text("id")
    )
    reader.where = f"{parent.where}: outcome {code}"
    if reader.has("name"):  # an indicator has a name and what it is measured by
        text = reader.bilingual("name")
        for key in INDICATOR_KEYS:
            reader.take(key)
    else:
        text = reader.own_text()
    expect = tuple(
        reader.as_text(one, f"{reader.where}: what_people_can_expect")
        for one in reader.rows("what_people_can_expect")
    )
    variants = tuple(str(one) for one in reader.rows("local_variants"))
    reader.take("only_in")
    reader.standings()
    outcome = NationalOutcome(code, text, group, expect, reader.words("words"), variants)
    reader.finish()
    return outcome


def tools_from(content: object, where: str) -> list[RecordingTool]:
    """A list of recording tools. Raises FrameworkError where it is not in the form of those shipped."""
    if not isinstance(content, list):
        raise FrameworkError(f"{where}: recording tools are a list.")
    tools = [_tool(row, f"{where}: tool {place}") for place, row in enumerate(content, start=1)]
    _each_once([tool.id for tool in tools], f"{where}: tool")
    return tools


def _tool(row: object, where: str) -> RecordingTool:
    reader = Reader(row, where)
    reader.standing = reader.standings()
    code = reader.text("id", "")
    points = _points(reader.take("transfer"), where)
    words = Reader(reader.take("words", {}), f"{where}: words", reader.standing)
    said = {str(raw): words.bilingual(raw) for raw in words.content}
    if set(said) - set(points):
        raise FrameworkError(
            f"{where}: words for {', '.join(sorted(set(said) - set(points)))}, which is not a point."
        )
    tool = RecordingTool(
        code,
        reader.bilingual("title"),
        points,
        reader.text("source"),
        reader.one_of("pictures", PICTURES, "plain"),
        said,
        reader.day("retired_on"),
    )
    reader.finish()
    return tool


def _points(transfer: Any, where: str) -> dict[str, int]:
    if transfer == "identity":
        return {str(value): value for value in range(11)}
    whole = isinstance(transfer, dict) and bool(transfer)
    if not whole or not all(type(value) is int and 0 <= value <= 10 for value in transfer.values()):
        raise FrameworkError(
            f"{where}: transfer has to be identity, or carry each point over to a whole number 0 to 10. (C10)"
        )
    if not all(isinstance(raw, str) for raw in transfer):
        raise FrameworkError(f'{where}: put quotes round the points of the transfer: {{"1": 0, "2": 3}}.')
    return dict(transfer)


def _each_once(codes: list[str], what: str) -> None:
    twice = sorted({code for code in codes if codes.count(code) > 1})
    if twice:
        raise FrameworkError(f"{what} {', '.join(twice)} stands there twice.")
