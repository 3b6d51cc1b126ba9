"""A service for an authority, behind https. It does not start without a key and the names it answers to."""

from whatmatters.config import environment
from whatmatters.config.settings.base import *  # noqa: F403

SECRET_KEY = environment.text("SECRET_KEY")
if len(SECRET_KEY) < 50:
    raise ValueError(
        "WHATMATTERS_SECRET_KEY must hold at least 50 random characters. "
        'Make one with: python -c "import secrets; print(secrets.token_urlsafe(50))"'
    )
if not environment.text("ALLOWED_HOSTS"):
    raise ValueError(
        "WHATMATTERS_ALLOWED_HOSTS must name the hosts this service answers to, separated by commas."
    )

SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
LANGUAGE_COOKIE_SECURE = True
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
