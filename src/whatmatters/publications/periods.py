"""The period that a publisher writes: a financial year in any of its spellings, a calendar year, a quarter."""

import datetime as dt
import re
from dataclasses import dataclass, replace
from functools import lru_cache

DASH = r"\s*(?:[-–—/\\]|to)\s*"
FINANCIAL = re.compile(rf"(?<!\d)((?:19|20)\d\d){DASH}((?:19|20)?\d\d)(?!\d)")
YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
QUARTER = re.compile(r"(?:\b(?:q|quarter\s*)([1-4])\b)", re.I)
ENDING = re.compile(r"\byear\s+(?:ending|ended|to)\b.*\bmarch\b", re.I)
CALENDAR = re.compile(r"calendar|\bcy\b|jan(?:uary)?\b.*\bdec", re.I)
FY = re.compile(r"\bfy\b|financial", re.I)
# What else may stand in such a cell; anything more, and the cell says something else.
BESIDE = re.compile(
    r"(?:calendar|financial|fiscal|year|ending|ended|to|end|cy|fy|31(?:st)?|march|dec(?:ember)?|jan(?:uary)?|provisional|revised|final"
    r"|q[1-4]|quarter\s*[1-4]|[prf]|[*†‡¹²³⁰⁴-⁹]|[\s()\[\],:.\-–—/]|note\s*\d)*",
    re.I,
)


@dataclass(frozen=True)
class Period:
    """A period: its days, its name, and what kind of year it is. `plain`: written as a bare 2021, which may be any kind."""

    first: dt.date
    last: dt.date
    label: str
    kind: str = "financial"
    plain: bool = False
    provisional: bool = False
    revised: bool = False


@lru_cache(maxsize=5_000)
def period(text: str) -> Period | None:
    """The period, or None where the text is none."""
    said = text.strip()
    if not said or len(said) > 60:
        return None
    found = FINANCIAL.search(said)
    if found:
        return _marked(_financial(said, found), said, found)
    found = YEAR.search(said)
    if not found or not BESIDE.fullmatch(said[: found.start()] + " " + said[found.end() :]):
        return None
    year = int(found.group(1))
    quarter = QUARTER.search(said)
    if quarter:
        return _marked(_calendar_quarter(year, int(quarter.group(1))), said, found)
    if ENDING.search(said):
        return _marked(financial_year(year - 1), said, found)
    if FY.search(said) or CALENDAR.search(said):
        made = replace(calendar_year(year), plain=bool(FY.search(said)))
        return _marked(made, said, found)
    return _marked(replace(calendar_year(year), plain=True), said, found)


def period_in(text: str) -> str:
    """The one financial year that a title or a file's name speaks of, as it is written there; empty where none or several."""
    found = {match.group(0) for match in FINANCIAL.finditer(text) if period(match.group(0))}
    return found.pop() if len(found) == 1 else ""


def _financial(said: str, found: re.Match[str]) -> Period | None:
    if not BESIDE.fullmatch(said[: found.start()] + " " + said[found.end() :]):
        return None
    first, second = int(found.group(1)), found.group(2)
    following = first + 1
    if second not in (str(following), str(following)[2:]):
        return None
    quarter = QUARTER.search(said)
    return _quarter(first, int(quarter.group(1))) if quarter else financial_year(first)


def financial_year(first: int) -> Period:
    """April to March."""
    return Period(dt.date(first, 4, 1), dt.date(first + 1, 3, 31), f"{first}-{(first + 1) % 100:02}")


def calendar_year(year: int) -> Period:
    """January to December."""
    return Period(dt.date(year, 1, 1), dt.date(year, 12, 31), str(year), "calendar")


def _quarter(year: int, quarter: int) -> Period:
    """A quarter of a financial year: Q1 is April to June."""
    begin = dt.date(year + (quarter == 4), (1, 4, 7, 10)[quarter % 4], 1)
    label = f"{year}-{(year + 1) % 100:02} Q{quarter}"
    return Period(begin, _quarter_end(begin), label, "quarter")


def _calendar_quarter(year: int, quarter: int) -> Period:
    begin = dt.date(year, 3 * quarter - 2, 1)
    return Period(begin, _quarter_end(begin), f"{year} Q{quarter}", "calendar quarter")


def _quarter_end(begin: dt.date) -> dt.date:
    return dt.date(begin.year + (begin.month == 10), (begin.month + 3) % 12 or 12, 1) - dt.timedelta(days=1)


def _marked(made: Period | None, said: str, found: re.Match[str]) -> Period | None:
    if made is None:
        return None
    rest = said[found.end() :]
    return replace(
        made,
        provisional=bool(re.search(r"(?:^|[\s(\[])(?:p|provisional)(?:[\s)\]]|$)|^p\b", rest, re.I)),
        revised=bool(re.search(r"(?:^|[\s(\[])(?:r|revised)(?:[\s)\]]|$)|^r\b", rest, re.I)),
    )


def meant(written: Period, kind: str) -> Period:
    """A bare year as what it was said to mean: `calendar`, `beginning` or `ending` (a financial year)."""
    if not written.plain or kind == "calendar":
        return written
    year = written.first.year - (kind == "ending")
    made = financial_year(year)
    return replace(made, provisional=written.provisional, revised=written.revised)
