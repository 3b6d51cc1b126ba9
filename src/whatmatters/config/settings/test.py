"""For the tests: quick password hashes and no waiting; everything else as it is."""

from whatmatters.config.settings.base import *  # noqa: F403

SECRET_KEY = "for tests only, never for records of people ............"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
WHITENOISE_USE_FINDERS = True
STATIC_ROOT = PACKAGE  # noqa: F405  there, so that WhiteNoise does not warn; the finders serve
