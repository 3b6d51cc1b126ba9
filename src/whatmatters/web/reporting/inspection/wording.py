"""What is said on the pages of inspections, in the reader's language."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

CRITERIA: dict[str, Any] = {
    "reviewed": _("People whose plan was reviewed in the period"),
    "in_plan": _("People with a plan in the period"),
    "begun": _("People whose plan began in the period"),
    "closed": _("People whose plan was closed in the period"),
}
DECIDED: dict[str, Any] = {
    "opened": pgettext_lazy("inspection", "opened"),
    "extended": pgettext_lazy("inspection", "extended"),
    "ended": pgettext_lazy("inspection", "ended"),
}
TALLIES: dict[str, Any] = {
    "plans": _("Plans"),
    "fair": _("Decisions looked at for fairness (FAIR)"),
    "several-agencies": _("Outcomes that agencies contribute to"),
    "own-words": _("Outcomes by whose words they are in"),
    "advocacy": _("People for whom advocacy was decided"),
    "risks": _("Risks talked about"),
}
PARTS: dict[str, Any] = {
    "reviewed": _("formally reviewed in the period"),
    "not_reviewed": _("not reviewed in the period"),
    "looked_at_again": _("looked at again"),
    "not_yet": _("not looked at again yet"),
    "several": _("more than one agency"),
    "one": _("one agency"),
    "own": _("in their own words"),
    "interpreted": _("understood from signs, or through a supporter"),
    "arranged": _("arranged"),
    "offered": _("offered"),
    "declined": _("offered, and they said no"),
    "not_needed": _("not needed"),
    "agreed": _("with an agreement"),
    "not_agreed": _("not agreed yet"),
}
# The pages an inspector looks at, by the name of their address.
PAGES: dict[str, Any] = {
    "inspections": _("The list of inspections"),
    "inspection": _("The inspection"),
    "inspection_outcomes": _("Evidence by national outcome"),
    "inspection_principles": _("Evidence by principle"),
    "inspection_written": _("What was heard, published and practised"),
    "caseload": _("The list of sampled records"),
    "caseload_found": _("The list of sampled records"),
    "person": _("A person's record"),
    "journeys": _("A person's journeys"),
    "trail": _("Who looked at a record"),
    "conversation": _("A conversation"),
    "outcome": _("An outcome in a record"),
    "journey": _("A journey"),
    "plan": _("A plan"),
    "learning": _("Learning"),
    "learning_unit": _("Figures of a unit"),
    "indicators": _("Indicators"),
    "indicator": _("An indicator"),
}
