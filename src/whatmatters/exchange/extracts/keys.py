"""A key for each recipient, in a file of its own that the deployment alone reads. A key goes into no extract, log, record or
message (E7)."""

import os
import secrets
import stat
from pathlib import Path

from whatmatters.measures.dimensions import Refused
from whatmatters.measures.extracts.pseudonyms import KEY_BYTES
from whatmatters.rules.extracts import RECIPIENT


def make_key(folder: Path, recipient: str) -> Path:
    """Make a new random key for a recipient. Raises Refused where there is one: another key would break every pseudonym that
    was given before."""
    place = _place(folder, recipient)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        opened = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise Refused(
            f"There is a key for {recipient} already. With another, no earlier extract could be joined to a later one. (E7)"
        ) from None
    with os.fdopen(opened, "w", encoding="ascii") as file:
        file.write(secrets.token_hex(KEY_BYTES) + "\n")
    return place


def read_key(folder: Path, recipient: str) -> bytes:
    """The key of a recipient. Raises Refused where there is none, or where others than its owner may read it."""
    place = _place(folder, recipient)
    if not place.exists():
        raise Refused(f"There is no key for {recipient}. Make one: whatmatters extract-key {recipient} (E7)")
    if stat.S_IMODE(place.stat().st_mode) & 0o077:
        raise Refused(f"Others may read the key for {recipient}. Let its owner alone: chmod 600. (E7)")
    try:
        return bytes.fromhex(place.read_text("ascii").strip())
    except (OSError, ValueError):
        raise Refused(
            f"The key for {recipient} cannot be read as one. Restore it from its copy. (E7)"
        ) from None


def has_key(folder: Path, recipient: str) -> bool:
    """Whether there is a key for a recipient."""
    return bool(RECIPIENT.fullmatch(recipient)) and _place(folder, recipient).exists()


def recipients(folder: Path) -> list[str]:
    """Those who have a key."""
    return sorted(key.stem for key in folder.glob("*.key")) if folder.is_dir() else []


def _place(folder: Path, recipient: str) -> Path:
    if not RECIPIENT.fullmatch(recipient):
        raise Refused(
            f"{recipient!r} is not the name of a recipient. Write small letters, figures and hyphens: public-health-scotland."
        )
    return folder / f"{recipient}.key"
