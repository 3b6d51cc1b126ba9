"""Asking for an extract, and writing down that one left. Both stay in the trail (E7, F2)."""

import datetime as dt
from collections.abc import Mapping

from django.db import transaction

from whatmatters.records import clock
from whatmatters.records.accounts.models import Account
from whatmatters.records.audit import actions as audit
from whatmatters.records.extracts.access import may_ask, may_release
from whatmatters.records.extracts.models import ExtractRequest, ExtractTaken
from whatmatters.records.organisations.models import Unit
from whatmatters.records.people.access import NotYours
from whatmatters.records.writing import written_down
from whatmatters.rules.extracts import check_request
from whatmatters.rules.messages import extracts as says
from whatmatters.rules.refusals import refuse_any


@transaction.atomic
def ask_for(
    *,
    unit: Unit,
    recipient: str,
    purpose: str,
    basis: str,
    as_of: dt.date,
    known_at: dt.datetime | None = None,
    by: Account | None,
) -> ExtractRequest:
    """Ask for an extract. What is known at this moment holds, unless an earlier one is named. Raises Refusals, NotYours."""
    if by is not None and not may_ask(by, unit.pk):
        raise NotYours
    check_request(
        recipient=recipient,
        purpose=purpose,
        basis=basis,
        nation=unit.nation,
        as_of=as_of,
        today=clock.today(),
    )
    made = ExtractRequest.objects.create(
        unit=unit,
        recipient=recipient,
        purpose=purpose,
        basis=basis,
        as_of=as_of,
        known_at=known_at or clock.now(),
        **written_down(by),
    )
    audit.record(
        "extract asked for",
        by=by,
        about=f"extract:{made.pk}",
        details={"unit": unit.pk, "recipient": recipient, "as_of": as_of.isoformat()},
    )
    return made


def check_can_be_taken(request: ExtractRequest, by: Account | None) -> None:
    """Raises NotYours but for who lets it leave, Refusals where it was taken already."""
    if by is not None and not may_release(by, request.unit_id):
        raise NotYours
    refuse_any([says.TAKEN_ALREADY()] if ExtractTaken.objects.filter(request=request).exists() else [])


@transaction.atomic
def taken(
    *,
    request: ExtractRequest,
    hashes: Mapping[str, str],
    definitions: str,
    in_ledger: str,
    by: Account | None,
) -> ExtractTaken:
    """Write down that an extract left. Raises NotYours, Refusals."""
    check_can_be_taken(request, by)
    made = ExtractTaken.objects.create(
        request=request,
        hashes=dict(hashes),
        definitions=definitions,
        in_ledger=in_ledger,
        **written_down(by),
    )
    audit.record(
        "extract taken",
        by=by,
        about=f"extract:{request.pk}",
        details={"unit": request.unit_id, "recipient": request.recipient, "hashes": dict(hashes)},
    )
    return made
