"""The product's own settings for one machine, with quick password hashes: everybody signs in in every journey."""

from whatmatters.config.settings.local import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
