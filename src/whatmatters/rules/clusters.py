"""Where a text may be cut: between characters as a reader sees them, never inside one.

A letter with its accents, an emoji of a family, a flag, a Korean syllable are each one character to whoever reads
them and several to a computer. The rule is Unicode's (UAX 29, extended grapheme clusters), as far as the standard
library knows the characters' properties.
"""

from __future__ import annotations

import unicodedata

_JOINER = "\u200d"
_EXTENDS = {"Mn", "Me", "Mc"}
_SARA_AM = "\u0e33\u0eb3"
_VIRAMA = 9


def may_cut(text: str, at: int) -> bool:
    """Whether a cut before `text[at]` falls between two characters as a reader sees them."""
    if at <= 0 or at >= len(text):
        return True
    before, after = text[at - 1], text[at]
    if _extends(after) or before == _JOINER or (before == "\r" and after == "\n"):
        return False
    if unicodedata.combining(before) == _VIRAMA and unicodedata.category(after) == "Lo":
        return False  # consonants joined into one, in the scripts of India
    if _is_flag_half(before) and _is_flag_half(after):
        return _flag_halves_before(text, at) % 2 == 0
    return not _one_syllable(before, after)


def widened(text: str, start: int, end: int) -> tuple[int, int]:
    """The smallest stretch around [start, end) that cuts no character in two."""
    while not may_cut(text, start):
        start -= 1
    while not may_cut(text, end):
        end += 1
    return start, end


def _extends(char: str) -> bool:
    if char == _JOINER or char in _SARA_AM or unicodedata.category(char) in _EXTENDS:
        return True
    # Skin tones and the tags that make the flags of Wales and Scotland.
    return "\U0001f3fb" <= char <= "\U0001f3ff" or "\U000e0020" <= char <= "\U000e007f" or char == "\u200c"


def _is_flag_half(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def _flag_halves_before(text: str, at: int) -> int:
    count = 0
    while count < at and _is_flag_half(text[at - 1 - count]):
        count += 1
    return count


def _one_syllable(before: str, after: str) -> bool:
    """Hangul written as its parts: L (L | V | LV | LVT), (LV | V) (V | T), (LVT | T) T."""
    first, second = _hangul(before), _hangul(after)
    if first == "L":
        return second in ("L", "V", "LV", "LVT")
    if first in ("LV", "V"):
        return second in ("V", "T")
    return first in ("LVT", "T") and second == "T"


def _hangul(char: str) -> str:
    code = ord(char)
    if 0x1100 <= code <= 0x115F or 0xA960 <= code <= 0xA97C:
        return "L"
    if 0x1160 <= code <= 0x11A7 or 0xD7B0 <= code <= 0xD7C6:
        return "V"
    if 0x11A8 <= code <= 0x11FF or 0xD7CB <= code <= 0xD7FB:
        return "T"
    if 0xAC00 <= code <= 0xD7A3:
        return "LV" if (code - 0xAC00) % 28 == 0 else "LVT"
    return ""
