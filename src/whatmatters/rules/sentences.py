"""A text as sentences, so that words can be picked out of it without a pointer.

Only a way of offering the text in pieces: nothing is decided by it, and together the pieces are the text.
"""

from __future__ import annotations

import re

from whatmatters.rules.clusters import may_cut

# A sentence ends with its mark (and closing quotes) before white space, or with its line; in Chinese and Japanese
# without white space.
_ENDS = re.compile(r"""[.!?…؟۔।]+["'”’»)\]]*(?=\s)|[。！？]+["'”’»）」』]*|\n""")


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """The stretches [start, end) of a text that are its sentences, without the white space around them."""
    found = []
    start = 0
    for match in _ENDS.finditer(text):
        if may_cut(text, match.end()):
            found.append((start, match.end()))
            start = match.end()
    found.append((start, len(text)))
    return tuple(one for one in (_trimmed(text, *part) for part in found) if one[0] < one[1])


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), end - (len(part) - len(part.rstrip()))
