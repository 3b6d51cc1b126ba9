"""`load`: a pack into the records, all of it or nothing (F2: with its audit entries, in one transaction)."""

import json
from dataclasses import asdict, dataclass, field, replace

import pyarrow as pa
import pyarrow.compute as pc
from django.db import IntegrityError, transaction

from whatmatters.exchange.breaches import Breach
from whatmatters.exchange.canonical import canonical
from whatmatters.exchange.checking import check_pack
from whatmatters.exchange.descriptor import descriptor
from whatmatters.exchange.kept import kept_of, people_kept
from whatmatters.exchange.merging import Merged, merge
from whatmatters.exchange.reading import Pack
from whatmatters.exchange.stores import ORDER, store
from whatmatters.exchange.taking_up import answer_for, note_load
from whatmatters.exchange.writing import fill_in, insert
from whatmatters.records.audit.actions import Actor
from whatmatters.records.organisations.actions import lay_out_tree

SHOWN = 20


@dataclass(frozen=True)
class LoadReport:
    """How many rows of each table were added, and how many cells filled in."""

    added: dict[str, int]
    filled: dict[str, int]

    @property
    def changed(self) -> bool:
        """Whether anything was new."""
        return any(self.added.values()) or any(self.filled.values())

    def as_json(self) -> str:
        """As JSON text."""
        return json.dumps({"ok": True, "added": self.added, "filled": self.filled})


@dataclass
class NotLoaded(Exception):
    """A pack that was refused whole: its breaches, or how it does not agree with what is kept."""

    breaches: list[Breach] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return "\n".join([*(breach.message for breach in self.breaches), *self.reasons])

    def as_json(self) -> str:
        """As JSON text."""
        return json.dumps(
            {"ok": False, "breaches": [asdict(breach) for breach in self.breaches], "reasons": self.reasons}
        )


def load_pack(pack: Pack, *, source: str = "", by: Actor | None = None, example: bool = False) -> LoadReport:
    """Load a pack. Raises NotLoaded, and then nothing has changed.

    `source` goes before every id, so that two systems' ids do not clash. `by` None is the command line.
    `example` marks the people as invented.
    """
    breaches = check_pack(pack)
    if breaches:
        raise NotLoaded(breaches)
    if ":" in source or source.startswith("~"):
        raise NotLoaded(reasons=["The name of a source holds no colon and does not begin with ~."])
    ready = canonical(pack.tables, source)
    try:
        with transaction.atomic():
            return _load(ready, source, by, example)
    except IntegrityError as error:
        raise NotLoaded(reasons=[_CLASH]) from error


_CLASH = "An id in the pack is another person's here. Give the ids of this source a name of their own: --source NAME."


def _load(ready: dict[str, pa.Table], source: str, by: Actor | None, example: bool) -> LoadReport:
    _refuse_what_is_too_long(ready)
    people = people_kept(ready["people"]["id"].to_pylist())
    kept = kept_of(people)
    merged = merge(ready, kept)
    _refuse_disagreement(merged)
    if merged.changes_nothing:
        return LoadReport({}, {})
    if people:
        _refuse_breaches_together(merged, kept)
    for name in ORDER:
        place = store(name)
        if name == "people":
            place = replace(place, constants=place.constants | {"example": example})
        insert(place, merged.new[name])
        fill_in(place, merged.filled[name])
    if merged.new["units"].num_rows or merged.filled["units"]:
        lay_out_tree()
    report = LoadReport(
        {name: merged.new[name].num_rows for name in ORDER},
        {name: len(merged.filled[name]) for name in ORDER},
    )
    answer_for(merged.new["plans"])
    note_load(merged, source, by)
    return report


def _refuse_what_is_too_long(ready: dict[str, pa.Table]) -> None:
    """Codes and ids have a length that the records keep; words have none."""
    reasons = []
    for name in ORDER:
        for place in store(name).places:
            if place.kind == "text" and place.longest is not None:
                too_long = pc.greater(pc.utf8_length(ready[name][place.column]), place.longest)
                if pc.any(too_long).as_py():
                    row = pc.index(too_long, True).as_py() + 1
                    reasons.append(
                        f"{name}.csv, row {row}, {place.column}: longer than the {place.longest} characters of a code or id."
                    )
    if reasons:
        raise NotLoaded(reasons=reasons)


_DISAGREES = (
    "What is kept here is never overwritten, and these cells differ from the records of the same ids. Correct the records "
    "themselves; or, where the ids are another system's, give them a name of their own: --source NAME."
)


def _refuse_disagreement(merged: Merged) -> None:
    found = merged.disagreements
    if found:
        more = [f"… and {len(found) - SHOWN:,} more."] if len(found) > SHOWN else []
        raise NotLoaded(reasons=[_DISAGREES, *(f"  {line}" for line in found[:SHOWN]), *more])


def _refuse_breaches_together(merged: Merged, kept: dict[str, pa.Table]) -> None:
    """The rules hold over what is kept and what is sent together: a load is no way round them (C3, C8)."""
    before = {(breach.file, breach.row, breach.rule) for breach in check_pack(_as_pack(kept))}
    together = check_pack(_as_pack(merged.union))
    new = [
        _in_the_pack(breach, merged)
        for breach in together
        if (breach.file, breach.row, breach.rule) not in before
    ]
    if new:
        raise NotLoaded(
            new,
            ["The pack by itself is in order. Together with what is kept here of the same people it is not."],
        )


def _as_pack(tables: dict[str, pa.Table]) -> Pack:
    return Pack({name: tables[name].select(table.names) for name, table in descriptor().tables.items()})


def _in_the_pack(breach: Breach, merged: Merged) -> Breach:
    """A breach of the union as one of the pack: its row there, or 0 where the row at fault is kept here
    already."""
    table = breach.file.removesuffix(".csv")
    place = breach.row - merged.kept_rows[table]
    if place > 0:
        return replace(breach, row=merged.new[table]["row"][place - 1].as_py())
    return replace(
        breach, row=0, given=None, message=f"{breach.message} The row at fault is kept here already."
    )
