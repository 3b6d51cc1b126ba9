"""Signing in: accounts are made by an administrator, never by signing up."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class ClosedAdapter(DefaultAccountAdapter):
    """Nobody signs up by themselves, and no message repeats what was typed."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
