"""Who is let through: a request meets the table of permissions before it meets a view."""

import logging
import time
from collections.abc import Callable
from typing import Any, cast
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from whatmatters.answers.snapshot import CannotShow
from whatmatters.records.accounts.access import roles_of
from whatmatters.web.pages.errors import cannot_show, not_found
from whatmatters.web.pages.looks import note_inspection
from whatmatters.web.pages.permissions import EVERYBODY, NAVIGATION, PERMISSIONS, SIGNED_IN
from whatmatters.web.pages.request import Request

log = logging.getLogger(__name__)

ABSOLUTE_SECONDS = 12 * 60 * 60


class SignedInMiddleware:
    """Lets a request through to what its account may open, or answers 404; keeps a session alive only while it is used, and not past a day's work."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.user.is_authenticated:
            # What a record says stays off a shared machine's disk and out of the way of the back button after signing out.
            response.setdefault("Cache-Control", "no-store, private")
            note_inspection(cast(Request, request), response)
        return response

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        name = request.resolver_match.view_name if request.resolver_match else ""
        who = PERMISSIONS.get(name)
        if who is None:
            log.error(
                "The address named %r stands in no row of web.pages.permissions: it opens for nobody.", name
            )
            raise Http404
        if who is EVERYBODY:
            if request.user.is_authenticated:
                _add_navigation(request)
            return None
        if not request.user.is_authenticated:
            return redirect(f"{reverse('account_login')}?{urlencode({'next': request.get_full_path()})}")
        if self._over(request):
            request.session.flush()
            return redirect("account_login")
        if who is not SIGNED_IN and not roles_of(cast(Request, request).user).has(*who):
            raise Http404
        _add_navigation(request)
        return None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, CannotShow):
            return _what_can_be_shown(request, exception)
        # A record that is not open answers as one that does not exist.
        return not_found(request) if isinstance(exception, PermissionDenied) else None

    @staticmethod
    def _over(request: HttpRequest) -> bool:
        now = int(time.time())
        began: int = request.session.setdefault("began", now)
        if now - request.session.get("used", 0) > 60:
            request.session["used"] = now
        return now - began > ABSOLUTE_SECONDS


def _what_can_be_shown(request: HttpRequest, exception: CannotShow) -> HttpResponse:
    """What is being made anew is there when it is asked for again; what cannot be shown is said in words."""
    again = request.resolver_match
    if exception.why == "no store" and request.method == "GET" and again is not None:
        try:
            page: HttpResponse = again.func(request, *again.args, **again.kwargs)
        except CannotShow as still:
            return cannot_show(request, still.why)
        return page
    return cannot_show(request, exception.why)


def _add_navigation(request: HttpRequest) -> None:
    let_through = cast(Request, request)
    roles = roles_of(let_through.user)
    let_through.navigation = [
        (name, text)
        for name, text in NAVIGATION
        if PERMISSIONS[name] is SIGNED_IN or roles.has(*PERMISSIONS[name])
    ]
