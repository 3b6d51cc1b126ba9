"""When a text says nothing."""

from __future__ import annotations


def blank(text: str | None) -> bool:
    """Whether a text holds nothing but white space. Words that are only spaces are not words (B1, C2, C4)."""
    return text is None or not text.strip()
