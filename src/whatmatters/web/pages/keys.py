"""What the rows of a table of figures are called, in the reader's language."""

from typing import Any

from django.utils.translation import gettext as _

from whatmatters.frameworks import all_frameworks, default_framework
from whatmatters.records.organisations.models import Unit
from whatmatters.web.design import choices
from whatmatters.web.design.language import language_read


def name_of(by: str, key: str | int | None, unit: Unit) -> Any:
    """What a row is called, in the reader's language."""
    if key is None:
        return _("Not recorded, or not chosen yet")
    if by == "national_outcome":
        return _national_outcome(str(key), unit)
    vocabulary = {"outcome_type": "outcome_type", "plan_kind": "plan_kind", "gender": "gender", "intent": "intent",
                  "scored_by": "voice", "language": "language"}.get(by)  # fmt: skip
    if vocabulary:
        return choices.words_for(vocabulary, str(key))
    if by == "deprivation_quintile":
        return {1: _("1, the most deprived fifth"), 5: _("5, the least deprived fifth")}.get(
            int(key), str(key)
        )
    return str(key)


def _national_outcome(code: str, unit: Unit) -> str:
    language = language_read()
    own = [default_framework(unit.nation)] if unit.nation in ("wales", "scotland") else []
    for framework in [*own, *all_frameworks()]:
        try:
            return framework.outcome(code).text.said(language)
        except KeyError:
            continue
    return code
