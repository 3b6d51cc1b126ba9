"""The Jinja environment every page is drawn with: GOV.UK components, translation, dates in the reader's language."""

import datetime as dt
from typing import Any

from babel.dates import format_date, format_datetime
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext, npgettext, override, pgettext
from jinja2 import ChainableUndefined, ChoiceLoader, Environment, PackageLoader, PrefixLoader
from markupsafe import Markup

from whatmatters.frameworks.languages import OF_PAGES, language_of
from whatmatters.web.design import choices
from whatmatters.web.design.fields import component
from whatmatters.web.design.language import language_read


def environment(**options: Any) -> Environment:
    """Django's Jinja backend calls this once."""
    options["loader"] = ChoiceLoader(
        [
            options["loader"],
            PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")}),
        ]
    )
    env = Environment(
        **{**options, "undefined": ChainableUndefined},
        extensions=["jinja2.ext.i18n", "jinja2.ext.do"],
    )
    env.policies["ext.i18n.trimmed"] = True
    env.install_gettext_callables(  # type: ignore[attr-defined]
        gettext, ngettext, newstyle=True, pgettext=pgettext, npgettext=npgettext
    )
    env.globals.update(
        static=staticfiles_storage.url,
        url=address,
        component=component,
        words_for=choices.words_for,
        today=timezone.localdate,
    )
    env.filters.update(
        as_written=as_written,
        day=day,
        day_short=day_short,
        moment=moment,
        language_name=language_name,
        in_language=in_language,
    )
    return env


def address(name: str, *args: Any, **kwargs: Any) -> str:
    """The address of a page by its name."""
    return reverse(name, args=args or None, kwargs=kwargs or None)


def page(request: HttpRequest) -> dict[str, Any]:
    """What every page knows: who is reading, in which language, and whether JavaScript is told to stay away."""
    return {
        "reader": getattr(request, "user", None),
        "language": language_read(),
        "languages_of_pages": OF_PAGES,
        "navigation": getattr(request, "navigation", None),
    }


def as_written(words: str | None) -> Markup:
    """Somebody's words in an element that keeps their spaces and line ends, whatever white space a template has round it (B1)."""
    return Markup('<span class="wm-as-written">{}</span>').format(words) if words else Markup()


def day(value: dt.date | None) -> str:
    """4 June 2026, in the reader's language; nothing for no date."""
    return format_date(value, "d MMMM y", locale=_locale()) if value else ""


def day_short(value: dt.date | None) -> str:
    """4 Jun 2026."""
    return format_date(value, "d MMM y", locale=_locale()) if value else ""


def moment(value: dt.datetime | None) -> str:
    """4 June 2026, 14:05, in local time."""
    if not value:
        return ""
    return format_datetime(timezone.localtime(value), "d MMMM y, HH:mm", locale=_locale())


def in_language(text: Any, code: str) -> str:
    """Words of ours in a language that pages are in, else in the reader's."""
    with override(code if code in dict(settings.LANGUAGES) else language_read()):
        return str(text)


def language_name(code: str) -> str:
    """The name of a language in the reader's language; the code itself where no name is known."""
    return choices.words_for("language", code) if code else ""


def _locale() -> str:
    return language_of(language_read()).locale
