"""What an inspector looks at is noted page by page, whatever page it is, and shown to the authority (E5)."""

from typing import Any

from django.http import HttpResponse

from whatmatters.records.accounts.access import roles_of
from whatmatters.records.inspections.access import looking_today
from whatmatters.records.inspections.actions import note_look
from whatmatters.records.people.access import inspected_for
from whatmatters.web.pages.request import Request


def note_inspection(request: Request, response: HttpResponse) -> None:
    """Note the page, if it was shown to somebody who inspects. Pages without a name of their own are not the product's."""
    match = request.resolver_match
    if response.status_code >= 300 or match is None or not match.view_name:
        return
    if not request.user.is_authenticated or not roles_of(request.user).has("inspector"):
        return
    inspection = _which(request, match.kwargs)
    if inspection:
        about = getattr(request, "look", None)
        note_look(
            inspection=inspection,
            page=match.view_name,
            path=request.path,
            person=about[0] if about else "",
            by=request.user,
        )


def _which(request: Request, asked: dict[str, Any]) -> str:
    """The inspection of the page; of the record it is about; else the first in which they look today."""
    own = looking_today(request.user).filter(pk=asked.get("inspection", ""))
    looked_at = getattr(request, "look", None)
    return (
        own.values_list("pk", flat=True).first()
        or (inspected_for(request.user, looked_at[0]) if looked_at else "")
        or inspected_for(request.user)
    )


def because_of(request: Request, person: str) -> dict[str, object]:
    """What a look at a person's record is logged with, so that they see that an inspection looked."""
    inspection = inspected_for(request.user, person)
    return {"inspection": inspection} if inspection else {}
