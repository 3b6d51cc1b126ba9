"""The request that views are given: the table of permissions let it through, so somebody is signed in."""

from typing import Any

from django.http import HttpRequest

from whatmatters.records.accounts.models import Account


class Request(HttpRequest):
    """Django's own request, with what the middleware made sure of. Never built: it says what views may rely on.

    `look` is (person, page) where a person's record is open on the page; `navigation` the pages this account may open.
    A page that is open to everybody takes Django's `HttpRequest`.
    """

    user: Account
    look: tuple[str, str]
    navigation: list[tuple[str, Any]]
