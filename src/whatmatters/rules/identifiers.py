"""NHS and CHI numbers: ten digits, the last of which proves the others (modulus 11).

A CHI number begins with the date of birth, so with 0 to 3, and that date must be possible; NHS numbers of
England and Wales are issued from 4 up. The century is not in the number: a day that exists in either is
possible.
"""

from __future__ import annotations

from datetime import date


def is_identifier(text: str) -> bool:
    """Whether a text is a valid NHS or CHI number. Spaces, as in 943 476 5919, do not matter."""
    digits = text.replace(" ", "")
    if len(digits) != 10 or not (digits.isascii() and digits.isdigit()):
        return False
    return _check_digit(digits) == digits[9] and (digits[0] > "3" or _birth_date_is_possible(digits[:6]))


def _check_digit(digits: str) -> str:
    total = sum(int(digit) * weight for digit, weight in zip(digits[:9], range(10, 1, -1), strict=True))
    # A remainder that would ask for 10 has no digit: such numbers are never issued.
    return {10: "none", 11: "0"}.get(11 - total % 11, str(11 - total % 11))


def _birth_date_is_possible(digits: str) -> bool:
    day, month, year = int(digits[:2]), int(digits[2:4]), int(digits[4:])
    return _exists(2000 + year, month, day)  # a day there was in 19yy is one in 20yy too


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
