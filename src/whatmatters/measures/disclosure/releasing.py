"""Letting a table leave: controlled beside all that left before, attacked with it, and only then written down (D6)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import version

from whatmatters.measures.dimensions import LEVELS, Refused
from whatmatters.measures.disclosure.attack import GivesWay, Watched, attack
from whatmatters.measures.disclosure.beside import Beside
from whatmatters.measures.disclosure.control import Controlled, control
from whatmatters.measures.disclosure.primary import Need
from whatmatters.measures.disclosure.released import About, Key, Released, Scope
from whatmatters.measures.disclosure.secondary import CannotProtect
from whatmatters.measures.figures import STAR
from whatmatters.measures.measure import BESIDE, Table


class NotReleased(Refused):
    """The table would give way, by itself or with what left before; `cells` names what, by keys alone."""

    def __init__(self, cells: Sequence[tuple[dict[str, object], tuple[str, ...]]]) -> None:
        self.cells = list(cells)
        named = "; ".join(
            (", ".join(f"{name} {value}" for name, value in key.items()) or "all")
            + ": "
            + " + ".join(figures)
            for key, figures in self.cells[:5]
        )
        more = f" and {len(self.cells) - 5} more" if len(self.cells) > 5 else ""
        super().__init__(
            "This table is not released: with what left before, figures that must stay in doubt could be worked out"
            + (f" ({named}{more})" if named else "")
            + ". Ask for a coarser table, join categories, or wait until more has changed. (D6)"
        )


@dataclass(frozen=True)
class Terms:
    """On what terms a table leaves: its name in the ledger, the threshold, what it is rounded to (0: nothing), when it leaves,
    by whom and to whom."""

    name: str
    threshold: int
    rounded_to: int = 0
    at: str = ""
    by_whom: str = ""
    to_whom: str = ""


def release(
    table: Table,
    scope: Scope,
    terms: Terms,
    *,
    earlier: Sequence[Released],
    ask: Callable[[Scope], Table],
) -> tuple[Released, Controlled]:
    """The table as it may leave beside all that left before: as the ledger keeps it, and to be shown.

    `ask` counts an earlier question again, exactly, from the same facts; it is asked only where the facts are the same.
    Raises NotReleased where the table gives way, Refused for a name that is taken or settings that are not allowed.
    """
    if not terms.name.strip() or any(one.name == terms.name for one in earlier):
        raise Refused(
            f"There is a release {terms.name!r} already, or it has no name. Give another: --release NAME."
        )
    same, other = [], []
    for one in earlier:
        try:
            if one.scope.cut == scope.cut:
                same.append((one, ask(one.scope)))
                continue
        except Refused:
            pass  # by a grouping that whoever asks does not know: what was published of it is known all the same
        other.append(one)
    beside = Beside(scope, same, other)
    try:
        safe = control(
            table,
            threshold=terms.threshold,
            rounded_to=terms.rounded_to,
            beside=beside,
            prove=not earlier,
        )
    except CannotProtect as cannot:
        raise NotReleased(_named(cannot)) from cannot
    leaving = Released(
        terms.name,
        scope,
        terms.threshold,
        terms.rounded_to,
        f"whatmatters {version('whatmatters')}",
        safe.figures,
        terms.at,
        terms.by_whom,
        terms.to_whom,
        safe.outside_a_plan,
    )
    if gives_way := [one for one in attacked(leaving, safe.needs, same, other) if one.name == terms.name]:
        raise NotReleased([(_key(scope, one.key), one.figures) for one in gives_way])
    return leaving, safe


def attacked(
    leaving: Released,
    wanted: Sequence[Need],
    same: Sequence[tuple[Released, Table]],
    other: Sequence[Released],
) -> list[GivesWay]:
    """What gives way once the table is out beside the others: everything that has to stay in doubt in it and in those
    of the same facts is watched."""
    tables = [leaving, *(one for one, _ in same)]
    told: dict[tuple[int, Key, tuple[str, ...]], tuple[float, float]] = {}
    where = {(place, number): key for number, one in enumerate(tables) for key, place in one.cells()}
    for need in wanted:
        cell = need.places[0][0]
        for number in range(len(tables)):
            key = where.get((cell, number)) if isinstance(cell, About) else None
            if key is not None and need.less is None:
                names = tuple(name for _, name in need.places)
                told[number, key, names] = (need.low, need.high)
                break
    watched = [Watched(n, key, names, low, high) for (n, key, names), (low, high) in told.items()]
    found = attack(tables, watched)
    late = [one for one in attack([*other, leaving], []) if one.name == leaving.name]
    # What gives way in an earlier table because this one leaves is this one's doing.
    return [GivesWay(leaving.name, one.key, one.figures, one.low, one.high) for one in found] + late


def _key(scope: Scope, key: tuple[object, ...]) -> dict[str, object]:
    return {name: value for name, value in zip(scope.by, key, strict=False) if name != BESIDE}


def _named(cannot: CannotProtect) -> list[tuple[dict[str, object], tuple[str, ...]]]:
    return [(dict(sorted(cell.rest)), (name,)) for cell, name in cannot.places if isinstance(cell, About)]


def attack_alone(safe: Controlled) -> None:
    """Attack a controlled table by itself, before it is shown at all. Raises NotReleased where it gives way."""
    units, lying = _units_of_keys(safe)
    scope = Scope("", "", safe.by, safe.basis, "", "", units, "", "", ("one",), lying)
    watched = [
        Watched(0, need.places[0][0], tuple(name for _, name in need.places), need.low, need.high)
        for need in safe.needs
        if need.less is None and need.places[0][0] in safe.figures
    ]
    table = Released("", scope, safe.threshold, safe.rounded_to, "", safe.figures)
    if found := attack([table], watched):
        raise NotReleased([(_key(scope, one.key), one.figures) for one in found])


def _units_of_keys(safe: Controlled) -> tuple[tuple[str, ...], tuple[tuple[str, str, str], ...]]:
    """Units as far as the keys of a table tell them apart, and where they lie: one for every row of levels of the tree."""
    levels = [name for name in safe.by if name in LEVELS]
    if not levels:
        return ("all", "one"), ()
    named = [dict(zip(safe.by, key, strict=True)) for key in safe.figures]
    rows = {
        tuple(str(one[name] or "") for name in ("unit", *levels) if name in one)
        for one in named
        if STAR not in [one[name] for name in ("unit", *levels) if name in one]
    }
    by_unit = "unit" in safe.by
    unit_of = {row: row[0] if by_unit else "/".join(row) for row in rows}
    lying = [
        (level, unit_of[row], row[at + by_unit]) for row in sorted(rows) for at, level in enumerate(levels)
    ]
    return tuple(sorted(unit_of.values())), tuple(lying)
