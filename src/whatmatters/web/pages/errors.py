"""What somebody reads when a page cannot be shown. Never what they typed, never more than they may know."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _


def bad_request(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """400: what came in could not be read."""
    return _page(request, 400, _("That could not be read"), _("Go back and try once more."))


def not_allowed(request: HttpRequest, exception: Any = None, reason: str = "") -> HttpResponse:
    """403: a form came from elsewhere or had gone stale."""
    return _page(
        request,
        403,
        _("This page had been open too long"),
        _("Go back, load the page again and send it once more. What you typed is still in the page before."),
    )


def not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """404: not there, or not open to this reader; which of the two is not said."""
    return _page(
        request,
        404,
        _("There is nothing here for you to open"),
        _("The address may be wrong, or the record may not be one that your team works with."),
        _("If you need to open the record of somebody outside your team, start from My people."),
    )


def broken(request: HttpRequest) -> HttpResponse:
    """500: our fault."""
    return _page(
        request,
        500,
        _("Something went wrong on our side"),
        _("Nothing was half saved. Go back: what you typed is still there. Then try once more."),
    )


def _page(request: HttpRequest, status: int, heading: str, *texts: str) -> HttpResponse:
    return render(request, "pages/error.html", {"heading": heading, "texts": texts}, status=status)
