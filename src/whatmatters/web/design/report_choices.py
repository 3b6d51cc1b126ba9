"""The words on screen for the coded values of annual reports."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

STATES: dict[str, Any] = {
    "draft": pgettext_lazy("report", "Draft"),
    "reviewed": pgettext_lazy("report", "Reviewed"),
    "approved": pgettext_lazy("report", "Approved"),
    "published": pgettext_lazy("report", "Published"),
}

# from-to: what the button says
STEPS: dict[str, Any] = {
    "draft-reviewed": _("It was reviewed"),
    "reviewed-draft": _("Send it back"),
    "reviewed-approved": _("Approve"),
    "approved-draft": _("Send it back"),
    "approved-published": _("Publish"),
    "published-draft": _("Begin a corrected edition"),
}

LACKS: dict[str, Any] = {
    "text": _("nothing is written"),
    "figure": _("there is no figure"),
    "table": _("its table is not filled in"),
}

VERBS: dict[str, Any] = {
    "report begun": _("report begun"),
    "section written": _("section of a report written"),
    "two versions settled": _("two versions settled"),
    "commented": _("comment left"),
    "comment settled": _("comment settled"),
    "gap explained": _("gap explained"),
    "figure placed": _("figure placed"),
    "figure taken out": _("figure taken out"),
    "story told": _("story told in a report"),
    "story taken out": _("story taken out of a report"),
    "agreed to a story": _("agreed to a story"),
    "report reviewed": _("report reviewed"),
    "report approved": _("report approved"),
    "report published": _("report published"),
    "report draft": _("report sent back"),
    "report edition kept": _("edition of a report kept"),
    "edition redacted": _("story taken out of a published report"),
    "arrangement set": _("arrangement of the plan named"),
    "arrangement ended": _("arrangement of the plan ended"),
    "arrangement reviewed": _("arrangement of the plan reviewed"),
}
