"""Keyed pseudonyms: HMAC-SHA256 with a key for each recipient. The same person has the same pseudonym in every extract for one
recipient, and no two recipients' can be joined without both keys (E7)."""

import hashlib
import hmac
from collections.abc import Iterable
from typing import Final

import pyarrow as pa

from whatmatters.measures.dimensions import Refused

KEY_BYTES: Final = 32
LENGTH: Final = 32  # of 64 hexadecimal figures: 128 bits


def pseudonym(key: bytes, kind: str, id: str) -> str:
    """The pseudonym of a `person` or an `outcome`. Raises Refused for a key that is too short."""
    if len(key) < KEY_BYTES:
        raise Refused(f"A key has {KEY_BYTES} bytes or more.")
    return hmac.new(key, f"{kind}\x1f{id}".encode(), hashlib.sha256).hexdigest()[:LENGTH]


def pseudonyms(key: bytes, kind: str, ids: Iterable[str]) -> pa.Table:
    """Each id with its pseudonym. Never written out: it is the way back."""
    known = sorted(set(ids))
    return pa.table(
        {
            "id": pa.array(known, pa.string()),
            "pseudonym": pa.array([pseudonym(key, kind, one) for one in known], pa.string()),
        }
    )
