"""Publications and the values in them: facts. A later publication of a period stands beside the earlier one (E2)."""

from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import models

from whatmatters.records.facts import Fact, coded, free_text
from whatmatters.records.personal_data import NONE, holds

DIGITS = 60


if TYPE_CHECKING:
    Text = models.CharField[Decimal | str | None, Decimal | None]
else:
    Text = models.CharField


class Figure(Text):
    """A number exactly as published, to the last zero: databases keep neither 57.20 nor 83.3333333333333 alike."""

    def __init__(self, **options: object) -> None:
        super().__init__(**{"max_length": DIGITS, "blank": True, "default": "", **options})  # type: ignore[arg-type]

    def from_db_value(self, value: str, *_args: object) -> Decimal | None:
        return Decimal(value) if value else None

    def to_python(self, value: object) -> Decimal | None:
        return value if isinstance(value, Decimal) else Decimal(str(value)) if value else None

    def get_prep_value(self, value: object) -> str:
        if isinstance(value, Decimal):
            return format(value, "f")
        return "" if value is None else str(value)


class Publication(Fact):
    """What was taken in at once from one file: who published it, when, and which file it was.

    `answers` are the answers given to the doubts that the file raised, by the doubts' ids.
    """

    source = holds(NONE, models.TextField())
    published_on = holds(NONE, models.DateField())
    file_name = free_text(NONE)
    file_sha256 = coded(NONE, 64)
    answers = holds(NONE, models.JSONField(default=dict))

    class Meta:
        app_label = "indicators"
        indexes = [models.Index(fields=["file_sha256"])]


class Value(models.Model):
    """One value in a publication. `area_as_published` is what the file called the area."""

    publication = holds(NONE, models.ForeignKey(Publication, models.PROTECT, related_name="values"))
    indicator = holds(NONE, models.CharField(max_length=120))
    version = coded(NONE, 60)
    area = holds(NONE, models.CharField(max_length=20))
    area_as_published = free_text(NONE)
    first = holds(NONE, models.DateField())
    last = holds(NONE, models.DateField())
    label = coded(NONE, 40)
    value = holds(NONE, Figure())
    numerator = holds(NONE, Figure())
    denominator = holds(NONE, Figure())
    lower = holds(NONE, Figure())
    upper = holds(NONE, Figure())
    status = coded(NONE, 20)
    calendar_year_proxy = holds(NONE, models.BooleanField(default=False))
    note = free_text(NONE)
    missing = coded(NONE, 200)

    class Meta:
        app_label = "indicators"
        indexes = [models.Index(fields=["indicator", "area", "first"])]
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "indicator", "version", "area", "first", "last"],
                name="indicator_value_once_in_a_publication",
            ),
            models.CheckConstraint(
                condition=(models.Q(value="") & ~models.Q(missing=""))
                | (~models.Q(value="") & models.Q(missing="")),
                name="indicator_value_or_why_not",
            ),
        ]
