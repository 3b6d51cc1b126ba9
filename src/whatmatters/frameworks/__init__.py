"""Reference data and its loader: national outcomes, recording tools, areas. Versioned, sourced, bilingual
(B5, C10).

Every function takes a `folder`, the deployment's own files; without one the setting
`WHATMATTERS_FRAMEWORKS_DIR` is used.
"""

from datetime import date
from pathlib import Path

from whatmatters.frameworks import catalogue as _catalogue
from whatmatters.frameworks.areas import Area, areas, is_authority
from whatmatters.frameworks.catalogue import DEFAULT_FRAMEWORK, Catalogue
from whatmatters.frameworks.indicators import Break, Indicator, Serves
from whatmatters.frameworks.model import Framework, Group, NationalOutcome
from whatmatters.frameworks.reading import FrameworkError
from whatmatters.frameworks.search import Match, search
from whatmatters.frameworks.tools import RecordingTool
from whatmatters.frameworks.wording import Text

__all__ = [
    "Area", "Break", "Catalogue", "Framework", "FrameworkError", "Group", "Indicator", "Match", "NationalOutcome",
    "RecordingTool", "Serves", "Text", "all_frameworks", "areas", "default_framework", "framework", "indicator",
    "indicators", "is_authority", "known_codes", "search", "tool", "tools",
]  # fmt: skip


def _in(folder: Path | None) -> Catalogue:
    return _catalogue.load(folder) if folder else _catalogue.in_use()


def all_frameworks(on: date | None = None, folder: Path | None = None) -> tuple[Framework, ...]:
    """Every framework and version; with a day, those that may be chosen on it."""
    return _in(folder).all_frameworks(on)


def framework(
    id: str, version: str | None = None, on: date | None = None, folder: Path | None = None
) -> Framework:
    """One framework, without a version the newest in force. Raises KeyError where there is none."""
    return _in(folder).framework(id, version, on)


def default_framework(nation: str, folder: Path | None = None) -> Framework:
    """The nation's own framework (`wales`, `scotland`). Raises KeyError for another nation."""
    return framework(DEFAULT_FRAMEWORK[nation], folder=folder)


def known_codes(folder: Path | None = None) -> frozenset[tuple[str, str, str]]:
    """Every (framework, version, code) that a personal outcome may be mapped to, retired ones included (B4,
    B5)."""
    return _in(folder).known_codes()


def tools(folder: Path | None = None) -> tuple[RecordingTool, ...]:
    """Every recording tool, the plain 0-10 scale first (C10)."""
    return _in(folder).tools


def tool(id: str, folder: Path | None = None) -> RecordingTool:
    """One recording tool by its id; the empty text is the plain scale. Raises KeyError where there is
    none."""
    return _in(folder).tool(id)


def indicators(suite: str | None = None, folder: Path | None = None) -> tuple[Indicator, ...]:
    """Every indicator, or those of one suite, each in its newest version: the core suite first, in its order (E2)."""
    newest: dict[str, Indicator] = {}
    for one in _in(folder).indicators:
        if (suite is None or one.suite == suite) and (
            one.id not in newest or one.version > newest[one.id].version
        ):
            newest[one.id] = one
    return tuple(newest.values())


def indicator(id: str, version: str | None = None, folder: Path | None = None) -> Indicator:
    """One indicator by its id, `core-suite:12`; without a version the newest. Raises KeyError where there is none."""
    return _in(folder).indicator(id, version)
