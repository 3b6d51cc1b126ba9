"""Ids are text, made where the fact is made, so that sending a fact twice is harmless.

An id that starts with `~` was worked out from a pack's row that had none; it is written out as blank again.
"""

import uuid

LENGTH = 200
DERIVED = "~"


def new_id() -> str:
    """A fresh id for a fact recorded here."""
    return uuid.uuid4().hex
