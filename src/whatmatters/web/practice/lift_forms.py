"""Picking words out of a conversation without a pointer, and what more is asked of some of them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from whatmatters.web.pages.fields import Verbatim, offer
from whatmatters.web.practice.conversation import KINDS, sentence_choices
from whatmatters.web.practice.outcome_forms import ActionForm


class PickForm(forms.Form):
    sentences = forms.MultipleChoiceField(
        label=_("Which words?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Pick out the words that are meant.")},
    )
    only = Verbatim(
        label=_("Only a part of it"),
        help_text=_("Where the whole is too much: write or paste just those words, as they stand there."),
        required=False,
        rows=2,
    )
    becomes = forms.ChoiceField(
        label=_("What are these words?"),
        choices=list(KINDS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("Say what they are.")},
    )

    def __init__(self, *args: Any, text: str, **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "sentences", sentence_choices(text))

    def clean_sentences(self) -> list[tuple[int, int]]:
        """Places in the text, as offered."""
        return [
            (int(start), int(end))
            for start, _, end in (sentence.partition("-") for sentence in self.cleaned_data["sentences"])
        ]


class LiftedActionForm(ActionForm):
    outcome = forms.ChoiceField(label=_("What does it serve?"), widget=forms.RadioSelect)
    field_order = ["outcome", "what", "who_kind", "who", "due_on", "output"]

    def __init__(self, *args: Any, outcomes: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "outcome", outcomes)
        if len(outcomes) == 1:
            self.initial.setdefault("outcome", outcomes[0][0])
