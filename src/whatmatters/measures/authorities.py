"""D4: no table sets several authorities side by side. W § Why should progress towards personal outcomes be
measured?

An authority is a unit with the area code of a Welsh local authority or a Scottish Integration Authority.
"""

from collections.abc import Iterable, Mapping

import pyarrow as pa

from whatmatters.frameworks import is_authority
from whatmatters.measures.dimensions import Refused


class Tree:
    """The tree of units. A unit lies in itself."""

    def __init__(
        self,
        parents: Mapping[str, str],
        area_codes: Mapping[str, str],
        levels: Mapping[str, str] | None = None,
        nations: Mapping[str, str] | None = None,
    ) -> None:
        self.parents = parents
        self.area_codes = area_codes
        self.levels = levels or {}
        self.nations = nations or {}

    @classmethod
    def of(cls, units: pa.Table) -> "Tree":
        """The tree of units as the facts have them."""
        rows = units.to_pylist()
        columns = ("parent", "area_code", "level", "nation")
        return cls(*({row["id"]: row[column] for row in rows} for column in columns))

    def nations_of(self, units: Iterable[str]) -> set[str]:
        """The nations, as written, that these units are of."""
        return {self.nations.get(unit, "") for unit in units}

    def above(self, unit: str) -> list[str]:
        """The unit and all it lies in, from the inside out; a ring ends where it closes."""
        path: list[str] = []
        while unit and unit not in path:
            path.append(unit)
            unit = self.parents.get(unit, "")
        return path

    def within(self, unit: str | None) -> list[str]:
        """Every unit in `unit`; all of them without one. Raises Refused for a unit that is not there."""
        if unit is None:
            return list(self.parents)
        if unit not in self.parents:
            raise Refused(f"There is no unit {unit!r} to ask within.")
        return [one for one in self.parents if unit in self.above(one)]

    def at(self, level: str, unit: str) -> str | None:
        """The unit of a level that a unit is or lies in, the nearest; None where it lies in none."""
        return next((one for one in self.above(unit) if self.levels.get(one) == level), None)

    def authority(self, unit: str) -> str | None:
        """The authority a unit is or lies in; None where it lies in none."""
        return next((one for one in self.above(unit) if is_authority(self.area_codes.get(one))), None)

    def refuse_rows_side_by_side(self, rows: Iterable[Iterable[str]]) -> None:
        """Raises Refused when the rows of one table tell of more than one authority (D4).

        A row is the units whose outcomes it counts. It tells of an authority where all of them lie in that one: so does
        a partnership with a single authority in it. A row over several tells of none of them.
        """
        of_rows = ({self.authority(unit) for unit in row} for row in rows)
        authorities = {named for found in of_rows if len(found) == 1 for named in found if named}
        if len(authorities) > 1:
            raise Refused(
                f"This would set {len(authorities)} authorities side by side. Personal outcomes are not for comparing "
                "authorities (W § Why should progress be measured; D4). Ask within one: --within UNIT."
            )
