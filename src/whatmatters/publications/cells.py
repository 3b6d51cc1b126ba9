"""One cell: a number with its footnote marks, or the reason why there is none. A blank or a mark is never a zero (E2)."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

NUMBER = re.compile(
    r"""^(?P<sign>[-−–+]?)\s*£?\s*
    (?P<number>\d{1,3}(?:[,\s]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)
    \s*(?P<percent>%)?\s*(?P<marks>.*)$""",
    re.X,
)
# What may stand behind a number: footnote signs, letters, bracketed notes.
MARKS = re.compile(r"^(?:\s|[*†‡§#¹²³⁰⁴-⁹]|\[[^\]]{1,20}\]|\([^)]{1,20}\)|\(?[a-zA-Z]{1,2}\)?(?=\W|$)|,)*$")
LONGEST = 40
ZERO = "zero as missing"
SUPPRESSED, NOT_AVAILABLE, NOT_APPLICABLE, LOW = (
    "suppressed",
    "not available",
    "not applicable",
    "low reliability",
)
BLANK, NOT_GIVEN, FEWER, UNREADABLE = "blank", "no figure given", "fewer than a number", "not a number"

# As the Government Statistical Service writes them (https://analysisfunction.civilservice.gov.uk: symbols in tables), and as
# publishers wrote them before.
REASONS = {
    "*": SUPPRESSED, "**": SUPPRESSED, "c": SUPPRESSED, "s": SUPPRESSED, "suppressed": SUPPRESSED, "confidential": SUPPRESSED,
    "#": SUPPRESSED, "na": NOT_AVAILABLE, "n/a": NOT_AVAILABLE, "not available": NOT_AVAILABLE, "..": NOT_AVAILABLE,
    "...": NOT_AVAILABLE, "…": NOT_AVAILABLE, ":": NOT_AVAILABLE, "x": NOT_AVAILABLE, "null": NOT_AVAILABLE,
    "nan": NOT_AVAILABLE, "missing": NOT_AVAILABLE, "#n/a": NOT_AVAILABLE, "not known": NOT_AVAILABLE,
    "no data": NOT_AVAILABLE, "z": NOT_APPLICABLE, ".": NOT_APPLICABLE, "not applicable": NOT_APPLICABLE, "u": LOW, "w": NOT_AVAILABLE,
    "-": NOT_GIVEN, "–": NOT_GIVEN, "—": NOT_GIVEN, "−": NOT_GIVEN, "--": NOT_GIVEN, "": BLANK,
    # Our own words, as tables from here have them.
    LOW: LOW, NOT_GIVEN: NOT_GIVEN, FEWER: FEWER, ZERO: ZERO,
}  # fmt: skip


@dataclass(frozen=True)
class Figure:
    """What a cell says: a number, or why not; with the marks that stood beside it, as they stood."""

    value: Decimal | None
    missing: str = ""
    marks: str = ""
    percent: bool = False

    @property
    def provisional(self) -> bool:
        return bool(re.search(r"(?:^|\W)(?:p|provisional)(?:\W|$)", self.marks, re.I))

    @property
    def revised(self) -> bool:
        return bool(re.search(r"(?:^|\W)(?:r|revised)(?:\W|$)", self.marks, re.I))


@lru_cache(maxsize=50_000)
def figure(text: str) -> Figure:
    """What a cell says."""
    plain = text.strip()
    bare = plain.strip("[]()").strip().casefold()
    if bare in REASONS or plain in REASONS:
        return Figure(None, REASONS.get(bare, REASONS.get(plain, "")), marks=plain)
    if re.match(r"^[<≤]\s*\d+$", plain):
        return Figure(None, FEWER, marks=plain)
    found = NUMBER.match(plain)
    if not found or len(found["number"]) > LONGEST or not MARKS.match(found["marks"]):
        return Figure(None, UNREADABLE, marks=plain)
    number = Decimal(re.sub(r"[,\s]", "", found["number"]))
    if found["sign"] and found["sign"] != "+":
        number = -number
    return Figure(number, marks=found["marks"].strip(), percent=bool(found["percent"]))


def is_number(text: str) -> bool:
    return figure(text).value is not None


def could_be_figure(text: str) -> bool:
    """A number, or a mark in place of one."""
    return figure(text).missing != UNREADABLE
