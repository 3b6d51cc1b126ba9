"""The mark that stands where a figure is not shown (D6)."""

from typing import Any, Final, NoReturn, final


@final
class Suppressed:
    """A figure that is not shown. There is one mark, `SUPPRESSED`, whatever the reason: it tells nothing more.

    It is not a number and not a blank: taking it for one raises TypeError, so that none slips into a sum, a
    share or a page as 0.
    """

    _one: "Suppressed | None" = None

    def __new__(cls) -> "Suppressed":
        if cls._one is None:
            cls._one = super().__new__(cls)
        return cls._one

    def _refuse(self, *_: Any) -> NoReturn:
        raise TypeError(
            "This figure is suppressed, so that nobody can be made out: it is neither a number nor a blank. "
            "Show the mark with its reason. (D6)"
        )

    __bool__ = __int__ = __float__ = __index__ = __len__ = __iter__ = _refuse
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __neg__ = __abs__ = _refuse
    __truediv__ = __rtruediv__ = __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = _refuse
    __lt__ = __le__ = __gt__ = __ge__ = __round__ = __complex__ = __trunc__ = _refuse
    __str__ = __format__ = _refuse

    def __eq__(self, other: object) -> bool:
        return other is self

    def __hash__(self) -> int:
        return hash(Suppressed)

    def __repr__(self) -> str:
        return "SUPPRESSED"

    def __reduce__(self) -> str:
        return "SUPPRESSED"

    def as_json(self) -> dict[str, bool]:
        """As it stands in JSON."""
        return {"suppressed": True}


SUPPRESSED: Final = Suppressed()
Figure = int | Suppressed
MARK: Final = "⊘"
REASON: Final = "too few people stand behind this figure, or another could be worked out from it (D6)"


def in_json(value: Any) -> Any:
    """Anything made of dicts, lists and figures, with every mark as JSON has it."""
    if isinstance(value, Suppressed):
        return value.as_json()
    if isinstance(value, dict):
        return {key: in_json(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [in_json(one) for one in value]
    return value


def from_json(value: Any) -> Any:
    """The way back of `in_json`."""
    if value == {"suppressed": True}:
        return SUPPRESSED
    if isinstance(value, dict):
        return {key: from_json(one) for key, one in value.items()}
    if isinstance(value, list):
        return [from_json(one) for one in value]
    return value


def shown(value: Figure) -> str:
    """A figure in text: its digits, or the mark."""
    return MARK if isinstance(value, Suppressed) else str(value)
