"""Indicators as definitions (E2): versioned, with direction, unit, source, what breaks their comparability, and which
national outcomes each serves.

A suite is one YAML file with `indicators`: the core suite as shipped, or a deployment's own local measures and contextual
data in the same form. A deployment may add to which outcomes a shipped indicator serves, by a file with `serves`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Literal

from whatmatters.frameworks.reading import FrameworkError, Reader
from whatmatters.frameworks.wording import Text

Direction = Literal["higher", "lower", "none"]
IndicatorKind = Literal["survey", "system", "local", "context"]
Standing = Literal["official", "local"]

DIRECTIONS = ("higher", "lower", "none")
KINDS = ("survey", "system", "local", "context")


@dataclass(frozen=True)
class Break:
    """From this period on (`2023-24`) values are not comparable with those of earlier periods, and why."""

    period: str
    first: date
    why: Text


@dataclass(frozen=True)
class Serves:
    """A national outcome that an indicator tells of. `official` only where an official source says so."""

    framework: str
    code: str
    standing: Standing
    source: str


@dataclass(frozen=True)
class Indicator:
    """One indicator in one version.

    `direction`: which way is better, `none` where neither is. `reported`: whether it is published nationally;
    `not_reported` says why not, or since when not. `calendar_year_proxy`: a calendar year may be published in place of an incomplete financial
    year. `names` and `codes` are how publishers write it.
    """

    suite: str
    code: str
    version: str
    name: Text
    direction: Direction
    unit: str
    kind: IndicatorKind
    source: str
    nation: str
    reported: bool = True
    not_reported: Text | None = None
    breaks: tuple[Break, ...] = ()
    calendar_year_proxy: bool = False
    notes: tuple[Text, ...] = ()
    names: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    serves: tuple[Serves, ...] = ()
    decimals: int = field(default=1, compare=False)

    @property
    def id(self) -> str:
        """`core-suite:12`, `local:falls`."""
        return f"{self.suite}:{self.code}"

    def title(self, language: str) -> str:
        """What it is called, in `language`; in English where there is no name in it."""
        return self.name.said(language)

    def outcomes(self, framework: str) -> tuple[Serves, ...]:
        """The outcomes of one framework that it serves, each `official` or `local`."""
        return tuple(one for one in self.serves if one.framework == framework)

    @property
    def is_percentage(self) -> bool:
        """Whether its values are per cent, so that those of two areas cannot be added."""
        return self.unit == "percent"


def indicators_from(content: Mapping[str, Any], where: str) -> tuple[Indicator, ...]:
    """The indicators of one suite. Raises FrameworkError naming the file and the place."""
    suite = str(content.get("id"))
    common = {
        "suite": suite,
        "version": str(content.get("version")),
        "nation": str(content.get("nation")),
        "source": " ".join(str(content.get("source", "")).split()),
    }
    rows = content.get("indicators")
    if not isinstance(rows, list):
        raise FrameworkError(f"{where}: indicators has to be a list.")
    standing = Reader(content, where).standings()
    return tuple(
        _indicator(Reader(row, f"{where}: indicator {place}", standing), common)
        for place, row in enumerate(rows, 1)
    )


def _indicator(reader: Reader, common: dict[str, str]) -> Indicator:
    code = str(reader.take("id", ""))
    if not code:
        raise FrameworkError(f"{reader.where}: id is missing.")
    reader.where = f"{reader.where} ({code})"
    reported = reader.take("reported", True)
    proxy = reader.take("calendar_year_proxy", False)
    if not isinstance(reported, bool) or not isinstance(proxy, bool):
        raise FrameworkError(f"{reader.where}: reported and calendar_year_proxy are true or false.")
    if not reader.has("name"):
        raise FrameworkError(f"{reader.where}: name is missing.")
    made = Indicator(
        code=code,
        name=reader.bilingual("name"),
        direction=reader.one_of("direction", DIRECTIONS),
        unit=reader.text("unit"),
        kind=reader.one_of("kind", KINDS),
        reported=reported,
        not_reported=reader.bilingual_or_none("not_reported"),
        breaks=tuple(_break(row, reader) for row in reader.rows("breaks")),
        calendar_year_proxy=proxy,
        notes=tuple(reader.as_text(one, f"{reader.where}: notes") for one in reader.rows("notes")),
        names=tuple(str(one) for one in reader.rows("names")),
        codes=tuple(str(one) for one in reader.rows("codes")),
        serves=tuple(one for row in reader.rows("serves") for one in serves_from(row, reader.where)),
        decimals=int(reader.take("decimals", 1)),
        suite=common["suite"],
        version=common["version"],
        nation=common["nation"],
        source=reader.text("source", common["source"]),
    )
    reader.finish()
    return made


def _break(row: object, parent: Reader) -> Break:
    reader = Reader(row, f"{parent.where}: breaks", parent.standing)
    first = reader.day("first")
    if first is None:
        raise FrameworkError(f"{reader.where}: say the first day: first: 2023-04-01.")
    read = Break(reader.text("period"), first, reader.bilingual("why"))
    reader.finish()
    return read


def serves_from(row: object, where: str) -> Iterable[Serves]:
    """`{framework, outcomes: [1, 4], standing: local, source}`."""
    reader = Reader(row, f"{where}: serves")
    framework, standing = reader.text("framework"), reader.one_of("standing", ("official", "local"))
    source = reader.text("source")
    codes = [str(code) for code in reader.rows("outcomes")]
    reader.finish()
    if not codes:
        raise FrameworkError(f"{reader.where}: outcomes is empty.")
    return [Serves(framework, code, standing, source) for code in codes]


def with_serves(known: dict[tuple[str, str], Indicator], rows: Iterable[object], where: str) -> None:
    """Add what a deployment says an indicator serves: `{indicator: "core-suite:12", framework, outcomes, ...}`."""
    for row in rows:
        if not isinstance(row, Mapping) or not isinstance(row.get("indicator"), str):
            raise FrameworkError(f"{where}: serves: name the indicator: indicator: core-suite:12.")
        rest = {key: value for key, value in row.items() if key != "indicator"}
        found = [key for key in known if key[0] == row["indicator"]]
        if not found:
            raise FrameworkError(f"{where}: serves: no indicator {row['indicator']!r}.")
        for key in found:
            more = tuple(one for one in serves_from(rest, where) if one not in known[key].serves)
            known[key] = replace(known[key], serves=(*known[key].serves, *more))
