"""Frameworks of national outcomes as values (B5): versioned, dated, side by side, retired but never
deleted."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from whatmatters.frameworks.wording import Text

Nation = Literal["wales", "scotland"]
Kind = Literal["outcomes", "indicators"]


@dataclass(frozen=True)
class NationalOutcome:
    """One national outcome, with the everyday words by which it is found."""

    code: str
    text: Text
    group: str | None = None
    what_people_can_expect: tuple[Text, ...] = ()
    everyday_words: dict[str, tuple[str, ...]] = field(default_factory=dict, hash=False, compare=False)
    local_variants: tuple[str, ...] = ()


@dataclass(frozen=True)
class Group:
    """National outcomes that stand under one heading; in Wales one of the Act's eight definitions of
    well-being.

    `also_adults` and `also_children` are the aspects of the definition that hold for that group of people
    too.
    """

    code: str | None
    title: Text | None
    outcomes: tuple[NationalOutcome, ...]
    also_adults: Text | None = None
    also_children: Text | None = None


@dataclass(frozen=True)
class Framework:
    """A published list of outcomes in one version.

    `kind` is `indicators` for a list that personal outcomes are not mapped to (the core suite, E2). A retired
    framework stays readable, so that what was mapped to it keeps its meaning.
    """

    id: str
    version: str
    title: Text
    nation: Nation
    source: str
    licence: str
    groups: tuple[Group, ...]
    kind: Kind = "outcomes"
    note: str = ""
    in_force_from: date | None = None
    retired_on: date | None = None

    def outcomes(self) -> Iterator[NationalOutcome]:
        """Every national outcome, in the source's order."""
        for group in self.groups:
            yield from group.outcomes

    def outcome(self, code: str) -> NationalOutcome:
        """The national outcome with this code. Raises KeyError where there is none."""
        for outcome in self.outcomes():
            if outcome.code == code:
                return outcome
        raise KeyError(f"{self.id} {self.version} has no outcome {code!r}")

    def in_force(self, on: date) -> bool:
        """Whether this version may be chosen on a day."""
        begun = self.in_force_from is None or self.in_force_from <= on
        return begun and (self.retired_on is None or on < self.retired_on)
