"""Where each table of a pack is kept in the records."""

from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from django.apps import apps
from django.db import models

from whatmatters.exchange.descriptor import descriptor

Kind = Literal["text", "reference", "day", "moment", "number", "truth"]

MODELS = {
    "units": "organisations.Unit", "people": "people.Person", "unit_outcomes": "organisations.UnitOutcome",
    "plans": "plans.Plan", "needs": "plans.Need", "conversations": "conversations.Conversation",
    "outcomes": "outcomes.Outcome", "relationships": "people.Relationship", "deferrals": "outcomes.Deferral",
    "wordings": "outcomes.Wording", "mappings": "outcomes.Mapping", "goals": "outcomes.Goal",
    "scores": "outcomes.Score", "actions": "outcomes.Action", "reviews": "plans.Review",
    "strengths": "people.Strength", "risks": "outcomes.Risk", "advocacy": "people.Advocacy",
    "consents": "people.Consent", "contributions": "outcomes.Contribution", "provisions": "outcomes.Provision",
    "outcome_links": "outcomes.OutcomeLink", "decisions": "outcomes.Decision",
    "lifts": "understanding.Lift", "matters": "understanding.Matter", "views": "understanding.View",
    "common_ground": "understanding.CommonGround", "risk_agreements": "understanding.RiskAgreement",
    "calling_on": "understanding.CallingOn", "fair": "fair.Fair", "fair_facts": "fair.FairFacts",
    "fair_rights": "fair.FairRight", "fair_responsibilities": "fair.FairResponsibility",
    "fair_reviews": "fair.FairReview",
}  # fmt: skip
# In an order in which every row comes after what it refers to.
ORDER = tuple(MODELS)
# Fields that are called otherwise than their column in a pack.
FIELDS = {"from": "from_date"}


@dataclass(frozen=True)
class Place:
    """A column of the pack and the database column it is kept in."""

    column: str
    kept_in: str
    kind: Kind
    longest: int | None = None  # in characters; None for any length


@dataclass(frozen=True)
class Store:
    """A table of the pack, the database table it is kept in, and what else that needs."""

    name: str
    model: type[models.Model]
    places: tuple[Place, ...]
    constants: dict[str, object]

    @property
    def kept_in(self) -> str:
        return self.model._meta.db_table


@cache
def store(name: str) -> Store:
    """Where a table of the pack is kept. `id` comes first; also where the pack's own table has none."""
    model = apps.get_model(MODELS[name])
    names = ["id", *(column for column in descriptor().tables[name].names if column != "id")]
    fields = {column: model._meta.get_field(FIELDS.get(column, column)) for column in names}
    places = tuple(
        Place(column, str(field.column), _kind(field), getattr(field, "max_length", None))
        for column, field in fields.items()
    )
    others = [field for field in model._meta.concrete_fields if field not in fields.values()]
    return Store(name, model, places, {str(field.column): field.get_default() for field in others})


def _kind(field: "models.Field[Any, Any]") -> Kind:
    if isinstance(field, models.ForeignKey):
        return "reference"
    if isinstance(field, models.DateTimeField):
        return "moment"
    if isinstance(field, models.DateField):
        return "day"
    if isinstance(field, models.BooleanField):
        return "truth"
    return "number" if isinstance(field, models.IntegerField) else "text"
