"""One occasion, up to three kinds of voice, each with its own score, words and reasons (C1-C10).

Each voice is a small form of its own. What was left empty altogether is not a voice.
"""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from whatmatters.frameworks import RecordingTool
from whatmatters.rules.facts import Score
from whatmatters.rules.refusals import Refusals
from whatmatters.rules.scores import NOT_ABOUT_THE_CARE, QUESTION
from whatmatters.web.design import choices
from whatmatters.web.design.refusals import put_beside
from whatmatters.web.pages.fields import Day, Verbatim, language_choices, offer

NOT_SCORED = "none"
KINDS = ("baseline", "informal", "review", "end")


class OccasionForm(forms.Form):
    """When, which kind of occasion, with which tool."""

    on = Day(label=_("On"))
    kind = forms.ChoiceField(label=_("Occasion"), widget=forms.RadioSelect)
    token = forms.RegexField(regex=r"^[0-9a-f]{32}$", widget=forms.HiddenInput)

    def __init__(self, *args: Any, kinds: tuple[str, ...], **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "kind", choices.options("score_kind", *kinds))
        if len(kinds) == 1:
            self.fields["kind"].widget = forms.HiddenInput()
            self.fields["kind"].initial = kinds[0]


class VoiceForm(forms.Form):
    """What a voice may say: a point on the tool with its words, or that they chose not to."""

    answer = forms.ChoiceField(widget=forms.RadioSelect, required=False, label=_("Where is it now?"))
    narrative = Verbatim(required=False, rows=3, label=_("What does that look like? In their words"))

    def __init__(self, *args: Any, tool: RecordingTool, language: str = "", **options: Any) -> None:
        super().__init__(*args, **options)
        self.tool = tool
        self.spoken = language
        offer(self, "answer", [(raw, raw) for raw in tool.points])

    @property
    def empty(self) -> bool:
        """Whether nothing at all was said."""
        return not any(
            str(value or "").strip()
            for name, value in self.cleaned_data.items()
            if name not in {"language", "by", "who"}
        )

    def _score(self, on: dt.date, kind: str, by: str, **more: Any) -> Score | None:
        data = self.cleaned_data
        raw = data.get("answer", "")
        value = self.tool.points[raw] if raw else None
        drawn = bool(raw and self.tool.id)
        try:
            return Score(
                on=on,
                kind=kind,
                by=by,
                value=value,
                narrative=data.get("narrative", ""),
                language=data.get("language", "") or self.spoken,
                tool=self.tool.id if drawn else "",
                raw=raw if drawn else "",
                **more,
            )
        except Refusals as refusals:
            put_beside(self, refusals, FIELD_OF)
            return None


FIELD_OF = {"value": "answer", "raw": "answer", "tool": "answer", "proxy_reason": "proxy_reason"}


class PersonVoiceForm(VoiceForm):
    """The person's own score comes first, and is the score of record (C8)."""

    question = _(QUESTION)
    not_about_the_care = _(NOT_ABOUT_THE_CARE)

    language = forms.ChoiceField(label=_("Language of these words"), required=False)
    not_scored_kind = forms.ChoiceField(
        label=_("Or no number"),
        choices=[
            ("", _("They gave a number, or were not part of this")),
            ("declined", _("They would rather not put a number on it")),
            ("unable", _("They could not say")),
        ],
        widget=forms.RadioSelect,
        required=False,
    )
    not_scored_reason = Verbatim(
        label=_("The reason, as they gave it or as you understood it"), required=False, rows=2
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "language", language_choices(self.spoken))
        self.fields["language"].initial = self.spoken

    def score(self, on: dt.date, kind: str) -> Score | None:
        """The person's row."""
        data = self.cleaned_data
        reason = data.get("not_scored_reason", "")
        if data.get("not_scored_kind") and not reason.strip():
            self.add_error("not_scored_reason", _("Write down the reason. It is an answer too. (C6)"))
            return None
        return self._score(
            on, kind, "person", not_scored_reason=reason, not_scored_kind=data.get("not_scored_kind", "")
        )


class SupporterVoiceForm(VoiceForm):
    """Somebody who knows the person well and speaks for or beside them (C9)."""

    by = forms.ChoiceField(
        label=_("Who is it?"),
        choices=[
            ("", "–"),
            *choices.options("voice", "family", "friend", "unpaid_carer", "advocate", "attorney", "guardian"),
        ],
        required=False,
    )
    who = forms.CharField(label=_("Their name"), required=False, strip=False, max_length=200)
    asked_only = forms.BooleanField(
        label=_("They were asked and gave no score and no account"), required=False
    )
    proxy_reason = Verbatim(
        label=_("Why it was right to ask them, and that they were comfortable to answer"),
        required=False,
        rows=2,
    )
    difference_reason = Verbatim(label=_("Where they see it differently: why"), required=False, rows=2)

    def score(self, on: dt.date, kind: str) -> Score | None:
        """The supporter's row."""
        data = self.cleaned_data
        if not data.get("by"):
            self.add_error("by", _("Say who they are to the person. (A4)"))
            return None
        return self._score(
            on,
            kind,
            data["by"],
            who=data.get("who", "").strip(),
            proxy_reason=data.get("proxy_reason", ""),
            difference_reason=data.get("difference_reason", ""),
            not_scored_reason=str(ASKED_AND_GAVE_NONE) if data.get("asked_only") else "",
        )


# Kept in the record as an answer (C9); in English, as the case pack's other coded words are.
ASKED_AND_GAVE_NONE = "Was asked, and gave no score."


class PractitionerVoiceForm(VoiceForm):
    """The practitioner's judgement, kept in the case file and never the score of record (C8)."""

    concurs = forms.BooleanField(label=_("I see it as they do"), required=False)
    difference_reason = Verbatim(label=_("Where I see it differently: why"), required=False, rows=2)

    def score(self, on: dt.date, kind: str, who: str) -> Score | None:
        """The practitioner's row."""
        data = self.cleaned_data
        return self._score(
            on,
            kind,
            "practitioner",
            who=who,
            concurs=True if data.get("concurs") and not data.get("answer") else None,
            difference_reason=data.get("difference_reason", ""),
        )


class RetractionForm(forms.Form):
    """Why a row counts as never given."""

    retracted_reason = Verbatim(label=_("Why"), rows=2, error_messages={"required": _("Say why. (C7)")})
