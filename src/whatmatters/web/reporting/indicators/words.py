"""What the figures of indicators are called, in the reader's language: units, marks, reasons for a gap."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as L_

from whatmatters.frameworks import Indicator
from whatmatters.measures.indicators import IndicatorValue

UNITS: dict[str, Any] = {
    "percent": L_("per cent"),
    "pounds": L_("pounds"),
    "thousand pounds": L_("thousand pounds"),
    "people": L_("people"),
    "per 100 000 aged under 75, age-standardised": L_("per 100,000 people aged under 75, age-standardised"),
    "per 100 000 aged 18+": L_("per 100,000 people aged 18 and over"),
    "per 1 000 discharges": L_("per 1,000 discharges"),
    "per 1 000 aged 65+": L_("per 1,000 people aged 65 and over"),
    "per 1 000 aged 75+": L_("per 1,000 people aged 75 and over"),
}
DIRECTIONS: dict[str, Any] = {
    "higher": L_("Higher is better"),
    "lower": L_("Lower is better"),
    "none": L_("Neither higher nor lower is better in itself"),
}
KINDS: dict[str, Any] = {
    "survey": L_("From a survey"),
    "system": L_("From administrative records"),
    "local": L_("Local measure"),
    "context": L_("Context"),
}
MISSING: dict[str, Any] = {
    "suppressed": L_("withheld by the publisher"),
    "not available": L_("not available"),
    "not applicable": L_("does not apply"),
    "low reliability": L_("too unreliable to publish"),
    "no figure given": L_("no figure given"),
    "fewer than a number": L_("too few to publish"),
    "zero as missing": L_("missing; the publisher wrote 0"),
}
STATUS: dict[str, Any] = {"provisional": L_("provisional"), "revised": L_("revised")}
STANDING: dict[str, Any] = {"official": L_("official"), "local": L_("local")}


def unit(indicator: Indicator) -> Any:
    """The unit; one of a deployment's own as it is declared."""
    return UNITS.get(indicator.unit, indicator.unit)


def missing(reason: str) -> Any:
    """Why there is no value."""
    return MISSING.get(reason, reason)


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
