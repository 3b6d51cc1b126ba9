"""A file that was given and is not taken in yet: kept for an hour, for one account alone."""

import secrets
import zlib
from dataclasses import dataclass

from django.core.cache import cache

from whatmatters.records.accounts.models import Account

AN_HOUR = 3600


@dataclass(frozen=True)
class Upload:
    """The file's name, its bytes, and the answers given so far to what it leaves open."""

    name: str
    content: bytes
    answers: dict[str, str]


def keep(account: Account, upload: Upload, token: str = "") -> str:
    """Keep a file, or under its `token` keep it anew. Gives back the token."""
    token = token or secrets.token_urlsafe(18)
    packed = (upload.name, zlib.compress(upload.content), upload.answers)
    cache.set(_key(account, token), packed, AN_HOUR)
    return token


def kept(account: Account, token: str) -> Upload | None:
    """The file; None where it is no longer kept, or is somebody else's."""
    found = cache.get(_key(account, token))
    return Upload(found[0], zlib.decompress(found[1]), found[2]) if found else None


def forget(account: Account, token: str) -> None:
    """It was taken in."""
    cache.delete(_key(account, token))


def _key(account: Account, token: str) -> str:
    return f"indicators:{account.pk}:{token}"
