"""What a file leaves open, asked before anything is taken in. Answered on the page or by `--answer`."""

from collections.abc import Mapping
from dataclasses import dataclass, field

LEAVE_OUT = "leave out"


@dataclass(frozen=True)
class Choice:
    """One answer: what is written, and what it means. `names` fill the places in the meaning."""

    value: str
    text: str
    names: Mapping[str, object] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class Doubt:
    """One question: its id (`zeros:lgbf:SW2`), what is in doubt (a marked message and what fills its places), the answers
    there are, and the one that we should choose, if any. `about` is what it is about, in the file's own words."""

    id: str
    asks: str
    names: Mapping[str, object] = field(hash=False)
    choices: tuple[Choice, ...] = ()
    suggested: str = ""

    def answered(self, answers: Mapping[str, str]) -> str:
        """The answer given, if it is one of the choices; else empty."""
        given = answers.get(self.id, "")
        return given if given in {choice.value for choice in self.choices} else ""
