"""One machine, for looking and developing: plain http on loopback, a key made on the spot."""

import secrets
from pathlib import Path

from whatmatters.config import environment
from whatmatters.config.settings.base import *  # noqa: F403


def _key() -> str:
    place = Path(environment.text("HOME", "var")) / "secret-key"
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        place.touch(mode=0o600)
        place.write_text(secrets.token_urlsafe(50))
    return place.read_text().strip()


SECRET_KEY = environment.text("SECRET_KEY") or _key()
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = environment.flag("DEBUG")
DEBUG = environment.flag("DEBUG")
