"""What is asked to draw the line of sight: what a unit works towards, and what it is part of (D11)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from whatmatters.web.pages.fields import Day, Verbatim, offer


class StatementForm(forms.Form):
    statement = Verbatim(
        label=_("What do you work towards?"),
        help_text=_(
            "As what is different for people. For example: people get out and see others as they wish. "
            "Not what is provided, and not how much of it."
        ),
        rows=3,
        error_messages={"required": _("Say it in a sentence.")},
    )
    from_date = Day(label=_("From"))


class OtherwiseForm(StatementForm):
    from_date = None  # type: ignore[assignment]
    on = Day(label=_("From which day does it read so?"))


class EndForm(forms.Form):
    on = Day(label=_("From which day is it no longer worked towards?"))


class PartOfForm(forms.Form):
    """Choosing one outcome of several."""

    to = forms.ChoiceField(
        label=_("It is part of"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one.")},
    )

    def __init__(self, *args: Any, known: list[tuple[str, Any]], **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "to", known)
