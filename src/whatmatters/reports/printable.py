"""What can be printed: text without the signs that no XML file can hold, which pasting from a word processor leaves behind."""

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any

# All but the tab and the ends of lines, of what comes before the space; halves of pairs; and two that are no characters.
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def printable(thing: Any) -> Any:
    """The same document (or part of one) with texts that every format can hold. What people wrote is kept as they wrote it:
    this is for what is drawn of it alone."""
    if isinstance(thing, str):
        return UNPRINTABLE.sub("", thing)
    if isinstance(thing, tuple):
        return tuple(printable(part) for part in thing)
    if is_dataclass(thing) and not isinstance(thing, type):
        return replace(
            thing,
            **{field.name: printable(getattr(thing, field.name)) for field in fields(thing) if field.init},
        )
    return thing
