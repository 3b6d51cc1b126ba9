"""All frameworks and tools in use: those shipped, those a deployment adds, less none: retired ones keep their
meaning (B5).

A deployment names a folder in `WHATMATTERS_FRAMEWORKS_DIR`. Each YAML file in it is a framework in the form
of those shipped, a list of recording tools, a suite of indicators (E2), or a mapping with `retire`: rows `{framework: id,
version: "2012", from: 2026-04-01}` or `{tool: id, from: 2026-04-01}`; or one with `serves`: which national outcomes an
indicator serves here.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from whatmatters.frameworks.indicators import Indicator, indicators_from, with_serves
from whatmatters.frameworks.loading import framework_from, tools_from
from whatmatters.frameworks.model import Framework
from whatmatters.frameworks.reading import FrameworkError, Reader
from whatmatters.frameworks.tools import RecordingTool

SHIPPED = Path(__file__).with_name("data")
FOLDER_SETTING = "WHATMATTERS_FRAMEWORKS_DIR"
NOT_FRAMEWORKS = {"vocabularies.yaml", "areas.yaml"}
DEFAULT_FRAMEWORK = {"wales": "wales-wellbeing", "scotland": "scotland-nhwo"}


@dataclass(frozen=True)
class Catalogue:
    """The frameworks and recording tools of one deployment."""

    frameworks: tuple[Framework, ...]
    tools: tuple[RecordingTool, ...]
    indicators: tuple[Indicator, ...] = field(default=())

    def indicator(self, id: str, version: str | None = None) -> Indicator:
        """One indicator (`core-suite:12`), without a version the newest. Raises KeyError where there is none."""
        found = [one for one in self.indicators if one.id == id and version in (None, one.version)]
        if not found:
            raise KeyError(f"no indicator {id!r}" + (f" in version {version!r}" if version else ""))
        return max(found, key=lambda one: one.version)

    def all_frameworks(self, on: date | None = None) -> tuple[Framework, ...]:
        """Every framework and version; with a day, those that may be chosen on it."""
        return tuple(one for one in self.frameworks if on is None or one.in_force(on))

    def framework(self, id: str, version: str | None = None, on: date | None = None) -> Framework:
        """One framework; without a version the newest, and one that is not retired before one that is.

        Raises KeyError where there is none, or with `on` none in force on that day.
        """
        found = [
            one
            for one in self.all_frameworks(on)
            if one.id == id and (version is None or one.version == version)
        ]
        if not found:
            raise KeyError(f"no framework {id!r}" + (f" in version {version!r}" if version else ""))
        return max(
            found, key=lambda one: (one.retired_on is None, one.in_force_from or date.min, one.version)
        )

    def known_codes(self) -> frozenset[tuple[str, str, str]]:
        """Every (framework, version, code) a personal outcome may be mapped to, retired ones included (B4,
        B5)."""
        return frozenset(
            (one.id, one.version, outcome.code)
            for one in self.frameworks
            if one.kind == "outcomes"
            for outcome in one.outcomes()
        )

    def tool(self, id: str) -> RecordingTool:
        """One recording tool, retired or not. Raises KeyError where there is none."""
        for one in self.tools:
            if one.id == id:
                return one
        raise KeyError(f"no recording tool {id!r}")

    def tools_on(self, on: date) -> tuple[RecordingTool, ...]:
        """The recording tools that may be chosen on a day."""
        return tuple(one for one in self.tools if one.retired_on is None or on < one.retired_on)


@cache
def load(folder: Path | None = None) -> Catalogue:
    """What is shipped, with a deployment's own folder. Raises FrameworkError naming the file and the
    place."""
    frameworks: dict[tuple[str, str], Framework] = {}
    tools: dict[str, RecordingTool] = {}
    indicators: dict[tuple[str, str], Indicator] = {}
    retire: list[tuple[str, object]] = []
    serves: list[tuple[str, list[object]]] = []
    for file, content in _documents(folder):
        if isinstance(content, list):
            for tool in tools_from(content, file.name):
                _refuse_twice(tool.id in tools, file, f"the recording tool {tool.id!r}", "another id")
                tools[tool.id] = tool
        elif isinstance(content, dict) and set(content) == {"retire"}:
            retire.extend((file.name, row) for row in Reader(content, file.name).rows("retire"))
        elif isinstance(content, dict) and set(content) == {"serves"}:
            serves.append((file.name, Reader(content, file.name).rows("serves")))
        else:
            one = framework_from(content, file.name)
            key = (one.id, one.version)
            _refuse_twice(key in frameworks, file, f"{one.id} {one.version}", "another version")
            frameworks[key] = one
            if one.kind == "indicators":
                made = indicators_from(content, file.name)
                indicators.update({(each.id, each.version): each for each in made})
    for where, rows in serves:
        with_serves(indicators, rows, where)
    for where, row in retire:
        _retire(Reader(row, f"{where}: retire"), frameworks, tools)
    return Catalogue(tuple(frameworks.values()), tuple(tools.values()), tuple(indicators.values()))


def _documents(folder: Path | None) -> Iterator[tuple[Path, Any]]:
    if folder is not None and not folder.is_dir():
        raise FrameworkError(
            f"{FOLDER_SETTING} names a folder that is not there. Create it, or take the setting away."
        )
    for place in (SHIPPED, *([folder] if folder else [])):
        for file in sorted([*place.glob("*.yaml"), *place.glob("*.yml")]):
            if place == SHIPPED and file.name in NOT_FRAMEWORKS:
                continue
            try:
                yield file, yaml.safe_load(file.read_text("utf-8"))
            except (yaml.YAMLError, UnicodeDecodeError) as error:
                raise FrameworkError(f"{file.name} is not readable YAML: {error}") from error


def _refuse_twice(there: bool, file: Path, what: str, instead: str) -> None:
    if there:
        raise FrameworkError(
            f"{file.name}: {what} is there already. Give it {instead}; what was mapped keeps its sense. (B5)"
        )


def _retire(
    row: Reader, frameworks: dict[tuple[str, str], Framework], tools: dict[str, RecordingTool]
) -> None:
    on = row.day("from")
    if on is None:
        raise FrameworkError(f"{row.where}: say from which day: from: 2026-04-01.")
    if row.has("tool"):
        tool = row.text("tool")
        if tool not in tools:
            raise FrameworkError(f"{row.where}: no recording tool {tool!r}.")
        tools[tool] = replace(tools[tool], retired_on=on)
    else:
        key = (row.text("framework"), row.text("version"))
        if key not in frameworks:
            raise FrameworkError(f"{row.where}: no framework {key[0]!r} in version {key[1]!r}.")
        frameworks[key] = replace(frameworks[key], retired_on=on)
    row.finish()


def in_use() -> Catalogue:
    """The catalogue of this deployment: `WHATMATTERS_FRAMEWORKS_DIR`, or what is shipped alone."""
    named = os.environ.get(FOLDER_SETTING)
    return load(Path(named) if named else None)
