"""Changing the tree of units."""

from django.db import transaction

from whatmatters.records.audit import actions as audit
from whatmatters.records.organisations.models import Unit, UnitWithin


@transaction.atomic
def add_unit(
    *,
    id: str,
    name: str,
    level: str,
    nation: str,
    parent: Unit | None = None,
    area_code: str = "",
    by: audit.Actor | None,
) -> Unit:
    """Add a team, service, organisation, partnership or nation below `parent`."""
    unit = Unit.objects.create(
        id=id, name=name, level=level, nation=nation, parent=parent, area_code=area_code
    )
    lay_out_tree()
    audit.record("unit added", by=by, about=f"unit:{id}")
    return unit


@transaction.atomic
def lay_out_tree() -> None:
    """Make `UnitWithin` anew from the parents. A unit that is its own ancestor is refused."""
    parents = dict(Unit.objects.values_list("id", "parent_id"))
    rows = []
    for unit in parents:
        seen: list[str] = []
        above: str | None = unit
        while above:
            if above in seen:
                raise ValueError(f"Unit {unit} lies within itself. Give it another parent.")
            seen.append(above)
            above = parents.get(above)
        rows += [UnitWithin(unit_id=unit, within_id=within) for within in seen]
    UnitWithin.objects.all().delete()
    UnitWithin.objects.bulk_create(rows, batch_size=1000)
