"""Counting what a reader has to do: pages that come, and actions (a click, a tap, a key command, a field entered).

Typed text counts nothing. The counts are printed when the tests end, and kept in docs/explanation/few-steps.md.
"""

from dataclasses import dataclass

from tests.journeys.conftest import Walker

COUNTED: dict[str, "Steps"] = {}


@dataclass
class Steps:
    """What it took so far."""

    pages: int = 1
    actions: int = 0


class CountingWalker:
    """A Walker whose every step is counted. The page one stands on at the start is the first."""

    def __init__(self, walker: Walker, name: str):
        self.walker = walker
        self.steps = COUNTED[name] = Steps()

    def _goes_on(self) -> None:
        self.steps.pages += 1

    def presses(self, text: str, *, leaves: bool = True) -> None:
        """Press a button: one action, and the page that comes (where it is not back where one began)."""
        self.steps.actions += 1
        self.walker.presses(text)
        if leaves:
            self._goes_on()

    def follows(self, text: str, *, exact: bool = False) -> None:
        """Follow a link: one action, and the page that comes."""
        self.steps.actions += 1
        self.walker.follows(text, exact=exact)
        self._goes_on()

    def enters(self, label: str, text: str) -> None:
        """Enter a field and type: one action."""
        self.steps.actions += 1
        self.walker.writes(label, text)

    def chooses(self, label: str, within: str = "main") -> None:
        """Choose an answer: one action."""
        self.steps.actions += 1
        self.walker.chooses(label, within=within)
