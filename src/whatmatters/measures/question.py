"""What a measure is asked: one value, from the command line and the pages down to the engine."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from whatmatters.frameworks import all_frameworks
from whatmatters.measures.dimensions import LEVELS, OF_UNITS, Refused, dimensions
from whatmatters.rules.scale import CLEAR_CHANGE
from whatmatters.rules.vocabulary import BASES


@dataclass(frozen=True)
class Question:
    """As of which day (and over which period), split by which dimensions, within which unit, by which framework of national
    outcomes, on which basis, from what was known when; and whether the unit stands beside its nation.

    Without `from_` there is no first day, without `within` every unit is asked of, without `framework` the national outcome
    is that of each nation's own, without `known_at` all is known that is known now. Dimensions may be written with commas.
    Raises Refused, when it is built, for a question that makes no sense or is not answered (D4).
    """

    as_of: date
    from_: date | None = None
    by: tuple[str, ...] = ()
    within: str | None = None
    framework: str | None = None
    basis: str = "formal"
    known_at: datetime | None = None
    beside_nation: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "by", dimensions(self.by))
        if self.framework is not None and self.framework not in {each.id for each in all_frameworks()}:
            raise Refused(f"There is no framework {self.framework!r}.")
        if self.basis not in BASES:
            raise Refused(
                f"The basis is formal (reviews and end scores) or any (informal ones too), not {self.basis!r}."
            )
        if self.from_ is not None and self.from_ > self.as_of:
            raise Refused("The period ends before it begins: --from is after --as-of.")
        if self.known_at is not None and self.known_at.tzinfo is None:
            raise Refused("Say in which time zone --known-at is, like 2025-01-15T00:00:00Z.")
        if self.beside_nation:
            self._refuse_more_than_one_beside_its_nation()

    def _refuse_more_than_one_beside_its_nation(self) -> None:
        if self.within is None:
            raise Refused("Say which unit stands beside the national total: --within UNIT. (D4)")
        if units := [name for name in self.by if name in (*OF_UNITS, *LEVELS)]:
            raise Refused(
                "Beside one unit stands the national total, never the nation's other units "
                f"(W § Why should progress be measured; D4). Leave out `{units[0]}`."
            )

    def before(self) -> "Question":
        """The same of the period of the same length before this one. Raises Refused without a first day."""
        if self.from_ is None:
            raise Refused("Say from which day the period begins: --from. Without it there is none before it.")
        until = self.from_ - timedelta(days=1)
        return replace(self, from_=until - (self.as_of - self.from_), as_of=until)

    @property
    def parameters(self) -> dict[str, object]:
        """As the SQL wants them; moments are in UTC there."""
        known_at = self.known_at and self.known_at.astimezone(UTC).replace(tzinfo=None)
        return {
            "as_of": self.as_of,
            "from": self.from_,
            "basis": self.basis,
            "known_at": known_at,
            "framework": self.framework,
            "clear_change": CLEAR_CHANGE,
        }
