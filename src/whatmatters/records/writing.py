"""The one way between a value of the rules and the row that keeps it, and who wrote a row down."""

from dataclasses import fields
from functools import cache
from typing import Any, Protocol, TypeVar

from django.db import models

from whatmatters.records import clock

M = TypeVar("M", bound=models.Model)
F = TypeVar("F")
# Where a value and its row cannot bear one name: `from` is a word of Python.
KEPT_AS = {"from_": "from_date"}
# What a row has by itself, or from whoever writes it down.
OF_THE_ROW = {"id", "recorded_at"}


class Writer(Protocol):
    """Whoever is signed in."""

    @property
    def pk(self) -> Any: ...


def written_down(by: Writer | None) -> dict[str, object]:
    """When and by whom a fact is written down; blank where a pack or the demonstration brought it."""
    return {"recorded_at": clock.now(), "recorded_by": str(by.pk) if by else ""}


def row_of(model: type[M], fact: Any, **more: Any) -> M:
    """An unsaved row with all that a value of the rules says, and `more`: whose it is, who wrote it down."""
    kind: Any = type(fact)
    said = {kept: getattr(fact, name) for name, kept in _shared(model, kind) if kept not in OF_THE_ROW}
    return model(**said | more)


def fact_of(kind: type[F], row: models.Model, **more: Any) -> F:
    """The value of the rules that a row keeps, and `more`. Raises Refusals where the row is not possible."""
    value: Any = kind
    known = {name: getattr(row, kept) for name, kept in _shared(type(row), value)}
    return kind(**known | more)


@cache
def _shared(model: Any, kind: Any) -> tuple[tuple[str, str], ...]:
    """What a kind of value and a table have in common: (the value's name, the row's)."""
    columns = {field.attname for field in model._meta.concrete_fields}
    names = [(field.name, KEPT_AS.get(field.name, field.name)) for field in fields(kind)]
    return tuple((name, kept) for name, kept in names if kept in columns)
