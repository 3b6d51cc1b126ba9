"""The one place that reads environment variables, typed. Every setting has a sane default for one machine."""

import os
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

DEFAULT_DATABASE_URL = "sqlite:///var/whatmatters.sqlite3"

SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-64000;"
)


def text(name: str, default: str = "") -> str:
    """The variable `WHATMATTERS_<name>`, or the default where it is absent or empty."""
    return os.environ.get(f"WHATMATTERS_{name}", "") or default


def flag(name: str, default: bool = False) -> bool:
    """A yes/no variable: 1, true, yes or on mean yes."""
    given = text(name)
    return given.lower() in {"1", "true", "yes", "on"} if given else default


def words(name: str, default: str = "") -> list[str]:
    """A comma-separated variable as a list without blanks."""
    return [part.strip() for part in text(name, default).split(",") if part.strip()]


def number(name: str, default: int) -> int:
    """A whole number. Raises ValueError that names the variable."""
    given = text(name, str(default))
    try:
        return int(given)
    except ValueError:
        raise ValueError(f"WHATMATTERS_{name} must be a whole number, not {given!r}.") from None


def database(url: str) -> dict[str, object]:
    """Django's settings for a database address: `sqlite:///relative`, `sqlite:////absolute`, `postgres://user@host/name`.

    Records are kept with synchronous=FULL (a confirmed write survives a power cut) and transactions take the
    write lock at their start, so that two people saving at once wait for each other and neither fails.
    """
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        place = unquote(parts.path).removeprefix("/") or ":memory:"
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": place if place == ":memory:" else str(Path(place).absolute()),
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": SQLITE_PRAGMAS,
            },
        }
    if parts.scheme in {"postgres", "postgresql"}:
        options = dict(parse_qsl(parts.query))
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.removeprefix("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": options.pop("host", parts.hostname or ""),
            "PORT": str(parts.port or ""),
            "OPTIONS": options,
            "CONN_MAX_AGE": 60,
        }
    raise ValueError(
        "WHATMATTERS_DATABASE_URL must begin with sqlite:/// or postgres://. "
        f"Given: {parts.scheme or 'nothing'}://…. Example: {DEFAULT_DATABASE_URL}"
    )
