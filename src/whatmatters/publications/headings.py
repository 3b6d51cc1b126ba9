"""What a heading of a publisher's table says its column holds."""

import re
from functools import cache

ROLES: dict[str, str] = {
    "area": "area|area name|council|council name|council area|local authority|local authority name|la name|partnership|hscp|"
    "hscp name|health and social care partnership|integration authority|integration authority name|ia name|location|"
    "sending location|geography|geography name|feature name|featurename|areaname|area title|council name as published|"
    "ardal|enw ardal|awdurdod lleol|awdurdod",
    "area code": "area code|areacode|council code|geography code|feature code|featurecode|la code|hscp code|gss code|ons code|"
    "ca|ia code|integration authority code|cod ardal",
    "period": "year|financial year|fiscal year|period|time period|date|time|datecode|date code|reporting year|financial quarter|"
    "quarter|reporting period|calendar year|year of survey|survey year|fy|blwyddyn|blwyddyn ariannol|cyfnod",
    "indicator": "indicator|indicator name|indicator title|name of indicator|title|indicator description|national indicator|"
    "core indicator|dangosydd|enw'r dangosydd|teitl",
    "indicator code": "indicator code|indicator id|indicator number|indicator no|ni|ref|reference|code|id|cod dangosydd|cod",
    "value": "value|rate|percentage|percent|per cent|%|figure|result|score|indicator value|performance|actual|rate value|"
    "percentage positive|% positive|gwerth|cyfradd|canran",
    "numerator": "numerator|count|observed|events|nclient|number|rhifiadur",
    "denominator": "denominator|population|base|pop|responses|number of responses|enwadur|poblogaeth",
    "status": "status|data status|publication status|statws",
    "note": "note|notes|footnote|footnotes|comment|comments|nodyn|nodiadau",
}
LOWER = re.compile(r"\b(lower|lci|lcl|lowercl|lower95|is)\b|^(ci )?low$")
UPPER = re.compile(r"\b(upper|uci|ucl|uppercl|upper95|uchaf)\b|^(ci )?high$")
MEASURES = ("value", "numerator", "denominator", "lower", "upper")


@cache
def _known() -> dict[str, str]:
    return {name: role for role, names in ROLES.items() for name in names.split("|")}


@cache
def role(heading: str) -> str:
    """The role of a column by its heading: one of ROLES, `lower`, `upper`, or empty where the heading does not say."""
    plain = _plain(heading)
    if plain in _known():
        return _known()[plain]
    if LOWER.search(plain) and not UPPER.search(plain):
        return "lower"
    if UPPER.search(plain):
        return "upper"
    without_marks = re.sub(r"\s+(?:\d|note \d|n\d)$", "", plain)
    return _known().get(without_marks, "")


def _plain(heading: str) -> str:
    spread = re.sub(r"[_\-–/.:*]+", " ", heading.casefold())
    return " ".join(re.sub(r"[^\w%' ]", " ", re.sub(r"[¹²³⁰⁴-⁹]", "", spread)).split())
