"""Making the files of an extract that was asked for, and writing down that it left (E7, D6)."""

import hashlib
import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.db import transaction

from whatmatters.exchange.extracts.keys import has_key, read_key
from whatmatters.exchange.kept import facts_kept
from whatmatters.measures.dimensions import Refused
from whatmatters.measures.disclosure.released import Released
from whatmatters.measures.disclosure.releasing import NotReleased, Terms
from whatmatters.measures.extracts.counts import NOT_TOLD, counts, covers
from whatmatters.measures.extracts.making import Extract, make
from whatmatters.measures.extracts.writing import definitions, files_of
from whatmatters.measures.facts import Facts
from whatmatters.records.accounts.models import Account
from whatmatters.records.extracts import actions
from whatmatters.records.extracts.models import ExtractRequest
from whatmatters.records.moment import one_moment
from whatmatters.records.releases.actions import release_table
from whatmatters.rules.messages import extracts as says
from whatmatters.rules.refusals import Refusals

# A zip has times of its files: always this one, so that the same extract is the same to the byte.
ZIPPED_AT = (1980, 1, 1, 0, 0, 0)


def take(request: ExtractRequest, *, keys: Path, threshold: int, by: Account | None) -> dict[str, bytes]:
    """The files of an extract, made now from what was known when it was asked for. It is written down as taken, and its counts
    stand in the ledger, in the same transaction. Raises NotYours, Refusals."""
    actions.check_can_be_taken(request, by)
    if not has_key(keys, request.recipient):
        raise Refusals([says.NO_KEY(recipient=request.recipient)])
    try:
        key = read_key(keys, request.recipient)
        with one_moment():
            facts = facts_kept()
        extract = make(facts, unit=request.unit_id, as_of=request.as_of, known_at=request.known_at, key=key)
        return _taken(request, facts, extract, threshold, by)
    except Refused as refused:
        raise Refusals([says.CANNOT(why=str(refused))]) from refused


@transaction.atomic
def _taken(
    request: ExtractRequest, facts: Facts, extract: Extract, threshold: int, by: Account | None
) -> dict[str, bytes]:
    actions.check_can_be_taken(request, by)  # nobody took it meanwhile
    told, in_ledger = _counts(request, facts, extract, threshold, by)
    files = files_of(
        extract, recipient=request.recipient, purpose=request.purpose, basis=request.basis, covers=told
    )
    actions.taken(
        request=request,
        hashes={name: hashlib.sha256(content).hexdigest() for name, content in sorted(files.items())},
        definitions=definitions(),
        in_ledger=in_ledger,
        by=by,
    )
    return files


def _counts(
    request: ExtractRequest, facts: Facts, extract: Extract, threshold: int, by: Account | None
) -> tuple[Mapping[str, Any], str]:
    """The counts that may leave with it, and their name in the ledger; why they do not where they would give way."""
    name = f"extract {request.pk}"

    def made(earlier: list[Released], at: str) -> Released:
        terms = Terms(
            name, threshold, 0, at, by_whom=str(by.pk) if by else "command line", to_whom=request.recipient
        )
        return counts(facts, request.unit_id, extract, terms, earlier=earlier)

    try:
        return covers(release_table(made, by=by, to_whom=request.recipient)), name
    except NotReleased:
        return NOT_TOLD, ""


def zipped(files: Mapping[str, bytes]) -> bytes:
    """The files as one, for a browser."""
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(name, ZIPPED_AT), content, zipfile.ZIP_DEFLATED)
    return sink.getvalue()
