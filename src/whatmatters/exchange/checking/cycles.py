"""Rows that point at one another in a ring."""

from __future__ import annotations

from collections.abc import Mapping


def rings(points_to: Mapping[str, str]) -> list[set[str]]:
    """The rings in a graph where each points at one other at most, as sets of ids. One that points at itself
    is one.
    """
    found: list[set[str]] = []
    settled: set[str] = set()
    for start in points_to:
        path: list[str] = []
        here: str | None = start
        while here is not None and here not in settled and here not in path:
            path.append(here)
            here = points_to.get(here)
        if here is not None and here in path:
            found.append(set(path[path.index(here) :]))
        settled.update(path)
    return found
