"""Letting a table leave, and writing it down: in one transaction, so that two cannot leave past each other (D6)."""

from collections.abc import Callable

from django.db import connection, transaction

from whatmatters.measures.disclosure.released import Released
from whatmatters.records import clock
from whatmatters.records.audit import actions as audit
from whatmatters.records.audit.actions import Actor
from whatmatters.records.releases.models import Release
from whatmatters.records.releases.queries import releases

Make = Callable[[list[Released], str], Released]


@transaction.atomic
def release_table(make: Make, *, by: Actor | None, to_whom: str) -> Released:
    """Release what `make` makes of the earlier releases and the time, and write it into the ledger and the audit trail.

    Raises what `make` raises (NotReleased); then nothing is written.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute('LOCK TABLE "releases_release" IN EXCLUSIVE MODE')
    now = clock.now()
    released = make(releases(), now.isoformat())
    row = Release.objects.create(
        name=released.name,
        released_at=now,
        released_by=str(by.pk) if by else "",
        released_to=to_whom,
        engine=released.engine,
        cut=released.scope.cut,
        table=released.as_json(),
    )
    audit.record(
        "release",
        by=by,
        about=f"releases:{row.pk}",
        details={
            "cells": len(released.figures),
            "threshold": released.threshold,
            "as_of": released.scope.as_of,
        },
    )
    return released
