"""What every field holds of a person, said at the field itself, in the model. A test fails on a field that does not say.

The register that follows from it is what export, erasure and demonstration data go by.
"""

from typing import Any, Final, TypeVar

from django.apps import apps
from django.contrib.auth.models import AbstractUser
from django.db import models

IDENTITY: Final = "identity"  # who it is
WORDS: Final = "words"  # what they said, or was written of them
CARE: Final = "care"  # facts of their care, scores, health by implication: special category data
WORK: Final = "work"  # about staff at work
NONE: Final = "none"  # not about a person
CLASSES: Final = (IDENTITY, WORDS, CARE, WORK, NONE)

AField = TypeVar("AField", bound="models.Field[Any, Any]")


def holds(what: str, field: AField) -> AField:
    """The same field, saying what it holds of a person: one of `CLASSES`. Migrations know nothing of it."""
    field.holds = what  # type: ignore[attr-defined]
    return field


def what_it_holds(field: "models.Field[Any, Any]") -> str:
    """What a field said that it holds; "" where it says nothing. A number the database gives out is `none`, and what
    Django's own class of an account brings is `work`."""
    brought = {own.name for own in AbstractUser._meta.get_fields()} | {"id"}
    if issubclass(field.model, AbstractUser) and field.name in brought:
        return WORK
    return NONE if isinstance(field, models.AutoField) else getattr(field, "holds", "")


def register() -> dict[str, dict[str, str]]:
    """What each field holds of a person, by table (`people.Person`) and name of the field."""
    return {
        model._meta.label: {
            field.name: what_it_holds(field)
            for field in (*model._meta.concrete_fields, *model._meta.many_to_many)
        }
        for model in apps.get_models()
        if model.__module__.startswith("whatmatters.")
    }
