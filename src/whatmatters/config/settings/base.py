"""Settings that hold everywhere. What differs is read from the environment by `config.environment`."""

from pathlib import Path

from csp.constants import NONE, SELF

from whatmatters.config import environment
from whatmatters.frameworks.languages import OF_PAGES

PACKAGE = Path(__file__).resolve().parents[2]

DEBUG = False
ALLOWED_HOSTS = environment.words("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]")
CSRF_TRUSTED_ORIGINS = environment.words("TRUSTED_ORIGINS")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "whatmatters.records.audit",
    "whatmatters.records.releases",
    "whatmatters.records.organisations",
    "whatmatters.records.accounts",
    "whatmatters.records.inspections",
    "whatmatters.records.people",
    "whatmatters.records.plans",
    "whatmatters.records.conversations",
    "whatmatters.records.outcomes",
    "whatmatters.records.understanding",
    "whatmatters.records.fair",
    "whatmatters.records.indicators",
    "whatmatters.records.learned",
    "whatmatters.records.reflection",
    "whatmatters.records.themes",
    "whatmatters.records.annual_reports",
    "whatmatters.records.extracts",
    "whatmatters.answers.apps.AnswersConfig",
    "whatmatters.web",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "whatmatters.web.middleware.SignedInMiddleware",
]

ROOT_URLCONF = "whatmatters.config.urls"
WSGI_APPLICATION = "whatmatters.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [PACKAGE / "web" / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {
            "environment": "whatmatters.web.design.environment.environment",
            "context_processors": [
                "django.contrib.messages.context_processors.messages",
                "whatmatters.web.design.environment.page",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.Jinja2"

DATABASES = {
    "default": environment.database(environment.text("DATABASE_URL", environment.DEFAULT_DATABASE_URL))
}
# Failed sign-ins are counted in the cache; in the database every worker sees the same count.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
    }
}

AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "caseload"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_ADAPTER = "whatmatters.web.signing_in.ClosedAdapter"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_RATE_LIMITS = {"login_failed": "5/15m/key,40/15m/ip"}
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "What Matters"

# A session ends with the browser, and after half an hour in which nothing was done.
SESSION_COOKIE_AGE = 60 * environment.number("SESSION_MINUTES", 30)
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_SAVE_EVERY_REQUEST = False
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "whatmatters.web.pages.errors.not_allowed"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

LANGUAGE_CODE = "en"
LANGUAGES = [(language.code, language.name) for language in OF_PAGES]
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_AGE = 60 * 60 * 24 * 365
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/London"

STATIC_URL = "/static/"
# Under how many people a figure is not shown outside a team (D6).
# Derived from the records, and personal data as they are: on a disk that is as safe as the database's.
STORE_OF_STATES = Path(environment.text("STORE", f"{environment.text('HOME', 'var')}/states.duckdb"))
# A key for each recipient of extracts, readable by this service alone and copied where keys are kept (E7).
EXTRACT_KEYS = Path(environment.text("EXTRACT_KEYS", f"{environment.text('HOME', 'var')}/extract-keys"))
DISCLOSURE_THRESHOLD = environment.number("DISCLOSURE_THRESHOLD", 5)
if DISCLOSURE_THRESHOLD < 5:
    raise ValueError(
        f"WHATMATTERS_DISCLOSURE_THRESHOLD must be 5 or higher, not {DISCLOSURE_THRESHOLD}. (D6)"
    )

STATIC_ROOT = Path(environment.text("STATIC_ROOT", "var/static")).absolute()
STATICFILES_DIRS = [PACKAGE / "web" / "static"]

DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

# A request's path or form never reaches the log; errors name the place in the code, not what was typed.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"no_words": {"()": "whatmatters.config.logs.NoWords"}},
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": "plain",
            "filters": ["no_words"],
        },
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False}},
}
