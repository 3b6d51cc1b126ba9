"""What a request for a pseudonymised extract has to say (E7, N §10)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from whatmatters.rules.messages import extracts as says
from whatmatters.rules.refusals import Refusal, refuse_any
from whatmatters.rules.words_said import blank

RECIPIENT = re.compile(r"[a-z0-9][a-z0-9-]{1,60}")


def check_request(*, recipient: str, purpose: str, basis: str, nation: str, as_of: date, today: date) -> None:
    """For whom, what for, by which law; never of Wales. Raises `Refusals` (E7)."""
    refuse_any(_missing(recipient, purpose, basis, nation, as_of, today))


def _missing(
    recipient: str, purpose: str, basis: str, nation: str, as_of: date, today: date
) -> Iterator[Refusal]:
    if nation == "wales":
        yield says.IN_WALES_NONE(given=nation)
    if not RECIPIENT.fullmatch(recipient):
        yield says.BAD_RECIPIENT()
    if blank(purpose):
        yield says.NO_PURPOSE()
    if blank(basis):
        yield says.NO_BASIS()
    if as_of > today:
        yield says.IN_THE_FUTURE(given=as_of)
