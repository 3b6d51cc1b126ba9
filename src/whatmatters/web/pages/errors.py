"""What somebody reads when a page cannot be shown. Never what they typed, never more than they may know."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from whatmatters.answers.snapshot import Why


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


def cannot_show(request: HttpRequest, why: Why) -> HttpResponse:
    """422 or 503: figures that would tell too much or set authorities side by side, tables that contradict each other, or no
    store that could be read."""
    texts = {
        "refused": _(
            "They would tell too much of a few people, or set authorities beside one another. Ask for less at once."
        ),
        "contradict": _(
            "Two counts of the same moment do not agree, so none of them is shown. It has been noted. Whoever looks after this service can see it in the log."
        ),
        "no store": _(
            "What they are counted from could not be read. The records themselves are not touched. Try once more in a while."
        ),
    }
    status = 422 if why == "refused" else 503
    return _page(request, status, _("These figures cannot be shown"), texts[why])


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
