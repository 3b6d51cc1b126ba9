"""Signing in: accounts are made by an administrator, never by signing up."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.views import LoginView
from django.conf import settings
from django.http import HttpRequest, HttpResponse


class ClosedAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth brings no types
    """Nobody signs up by themselves, and no message repeats what was typed."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def post_login(self, request: HttpRequest, user: Any, **options: Any) -> HttpResponse:
        """From signing in on, pages are in the language the account reads in, unless another was chosen just now."""
        response: HttpResponse = super().post_login(request, user, **options)
        if user.language and settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
            response.set_cookie(settings.LANGUAGE_COOKIE_NAME, user.language, samesite="Lax")
        return response


class SignInView(LoginView):  # type: ignore[misc]  # allauth brings no types
    """The sign-in page; in a demonstration it says who can be tried."""

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        known: dict[str, Any] = super().get_context_data(**context)
        return {**known, "demo_accounts": getattr(settings, "DEMO_ACCOUNTS", None)}
