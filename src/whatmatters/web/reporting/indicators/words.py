"""What the figures of indicators are called, in the reader's language: units, marks, reasons for a gap."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as N_

from whatmatters.frameworks import Indicator
from whatmatters.measures.indicators import IndicatorValue

UNITS: dict[str, Any] = {
    "percent": N_("per cent"),
    "pounds": N_("pounds"),
    "thousand pounds": N_("thousand pounds"),
    "people": N_("people"),
    "per 100 000 aged under 75, age-standardised": N_("per 100,000 people aged under 75, age-standardised"),
    "per 100 000 aged 18+": N_("per 100,000 people aged 18 and over"),
    "per 1 000 discharges": N_("per 1,000 discharges"),
    "per 1 000 aged 65+": N_("per 1,000 people aged 65 and over"),
    "per 1 000 aged 75+": N_("per 1,000 people aged 75 and over"),
}
DIRECTIONS: dict[str, Any] = {
    "higher": N_("Higher is better"),
    "lower": N_("Lower is better"),
    "none": N_("Neither higher nor lower is better in itself"),
}
KINDS: dict[str, Any] = {
    "survey": N_("From a survey"),
    "system": N_("From administrative records"),
    "local": N_("Local measure"),
    "context": N_("Context"),
}
MISSING: dict[str, Any] = {
    "suppressed": N_("withheld by the publisher"),
    "not available": N_("not available"),
    "not applicable": N_("does not apply"),
    "low reliability": N_("too unreliable to publish"),
    "no figure given": N_("no figure given"),
    "fewer than a number": N_("too few to publish"),
    "zero as missing": N_("missing; the publisher wrote 0"),
}
STATUS: dict[str, Any] = {"provisional": N_("provisional"), "revised": N_("revised")}
STANDING: dict[str, Any] = {"official": N_("Official mapping"), "local": N_("Local mapping")}


def unit(indicator: Indicator) -> str:
    """The unit, as a sentence begins; one of a deployment's own as it is declared."""
    said = str(UNITS.get(indicator.unit, indicator.unit))
    return said[:1].upper() + said[1:]


def missing(reason: str) -> Any:
    """Why there is no value."""
    return MISSING.get(reason, reason)


def note(text: str) -> str:
    """A note beside a value: our own in the reader's language, a publisher's as it stands."""
    return _(text) if text else ""


def number(value: Decimal, indicator: Indicator) -> str:
    """A value as it is shown: to no more decimal places than its definition says, with its sign."""
    places = -int(value.as_tuple().exponent)
    if places > indicator.decimals:
        value = value.quantize(Decimal(1).scaleb(-indicator.decimals), ROUND_HALF_UP)
    shown = f"{value:,f}"
    if indicator.unit == "percent":
        return f"{shown}%"
    return f"£{shown}" if indicator.unit == "pounds" else shown


def marks(value: IndicatorValue) -> list[str]:
    """What has to be said beside a value."""
    said = [str(STATUS[value.status])] if value.status in STATUS else []
    if value.calendar_year_proxy:
        said.append(_("calendar year in place of the financial year"))
    return said
