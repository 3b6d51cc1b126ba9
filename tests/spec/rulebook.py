"""Marks a test as a row of the rulebook, executable: its id, where the guidance says so, and a title in plain
words.
"""

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest


@dataclass(frozen=True)
class Spec:
    """One test of one row of the rulebook."""

    rule: str
    source: str
    title: str
    chapter: str


def spec(rule: str, source: str, title: str) -> Callable:
    """`@spec("C8", "W § Dealing with different interpretations", "The person's own score counts")`."""

    def mark(test: Callable) -> Callable:
        test.spec_of_rule = Spec(rule, source, title, test.__module__)
        return pytest.mark.spec(test)

    return mark


def all_specs() -> Iterator[Spec]:
    """Every spec in the chapters, in the order of chapters, modules and lines."""
    package = importlib.import_module("tests.spec")
    for found in sorted(pkgutil.walk_packages(package.__path__, "tests.spec."), key=lambda one: one.name):
        if ".chapter_" in found.name and not found.ispkg:
            module = importlib.import_module(found.name)
            for thing in vars(module).values():
                if hasattr(thing, "spec_of_rule"):
                    yield thing.spec_of_rule
