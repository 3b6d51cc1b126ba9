"""What was said on one occasion, by up to three kinds of voice; and taking back what was written in the wrong place (C1-C11)."""

import uuid
from collections.abc import Sequence
from dataclasses import replace

from django.db import transaction

from whatmatters.frameworks import tools
from whatmatters.records import clock
from whatmatters.records.accounts.models import Account
from whatmatters.records.audit import actions as audit
from whatmatters.records.outcomes.actions.opening import (
    check_can_take_part,
    outcome_held,
    scoring_uses,
)
from whatmatters.records.outcomes.models import Score
from whatmatters.records.people.access import NotYours
from whatmatters.records.writing import row_of, written_down
from whatmatters.rules import facts
from whatmatters.rules.scores import check_occasion, check_retraction
from whatmatters.rules.scoring_use import check_scoring_is_used
from whatmatters.rules.tools import Tool
from whatmatters.rules.voices import rows_that_hold


@transaction.atomic
def record_occasion(
    *, outcome: str, voices: Sequence[facts.Score], id: str = "", by: Account | None
) -> list[Score]:
    """Record what each voice said on one occasion of one outcome. Raises Refusals (section C, B2).

    What stands already is not written twice. The same voice with other words on the same occasion is a correction. `id`
    is the form's own, so that what it wrote can be found again.
    """
    held = outcome_held(outcome, by)
    ids = [f"{_key(outcome, id)}-{number}" if id else "" for number in range(len(voices))]
    holding = {(row.on, row.kind, row.by, row.who): row for row in rows_that_hold(held.file.fact.scores)}
    standing = [holding.get((voice.on, voice.kind, voice.by, voice.who)) for voice in voices]
    if all(
        row is not None and _what(row) == _what(voice) for row, voice in zip(standing, voices, strict=True)
    ):
        return list(Score.objects.filter(pk__in=[row.id for row in standing if row]))
    if any(row.id in ids for row in held.file.scores):
        ids = [""] * len(voices)  # sent again with other words: a correction of what was said
    now = clock.now()
    rows = [replace(voice, recorded_at=now) for voice in voices]
    check_can_take_part(held.person, rows[0].on)
    check_scoring_is_used(rows, scoring_uses(held.person))
    check_occasion(held.file.fact, rows, today=clock.today(), tools=known_tools())
    made = [
        row_of(Score, row, outcome_id=outcome, **({"id": key} if key else {}), **written_down(by))
        for key, row in zip(ids, rows, strict=True)
    ]
    Score.objects.bulk_create(made)
    audit.record(
        "score recorded" if any(row.value is not None for row in rows) else "not scored recorded",
        by=by,
        person=held.person.person,
        about=f"outcome:{outcome}",
        details={
            "kind": rows[0].kind,
            "on": rows[0].on.isoformat(),
            "voices": [row.by for row in rows],
        },
    )
    return made


def recorded_as(outcome: str, id: str) -> str:
    """The kind of the occasion recorded under this id, when the same form was sent before; "" otherwise."""
    known = Score.objects.filter(pk=f"{_key(outcome, id)}-0").values_list("kind", flat=True) if id else []
    return next(iter(known), "")


def _what(row: facts.Score) -> facts.Score:
    """All that a voice said, to tell a form sent twice from one sent with other words."""
    return replace(row, id="", recorded_at=None)


def _key(outcome: str, id: str) -> str:
    """The id a form was given, bound to its outcome, so that it means nothing anywhere else."""
    return uuid.uuid5(uuid.NAMESPACE_OID, f"{outcome} {id}").hex


@transaction.atomic
def retract(*, score: str, reason: str, by: Account | None) -> Score:
    """From now on this row counts as never given: written in the wrong record, say. It stays, with the reason.

    Raises Refusals (C7, C14).
    """
    outcome = Score.objects.filter(pk=score).values_list("outcome_id", flat=True).first()
    if outcome is None:
        raise NotYours
    held = outcome_held(outcome, by)
    row = Score.objects.get(pk=score)
    if row.retracted_at is not None:
        return row
    now = clock.now()
    said = next(given for given in held.file.fact.scores if given.id == score)
    check_retraction(held.file.fact, said, retracted_at=now, reason=reason)
    row.retracted_at, row.retracted_reason = now, reason
    row.save(update_fields=["retracted_at", "retracted_reason"])
    audit.record("score taken back", by=by, person=held.person.person, about=f"outcome:{outcome}")
    return row


def known_tools() -> dict[str, Tool]:
    """The recording tools declared here, as the rules take them (C10)."""
    return {tool.id: Tool(tool.id, tool.points) for tool in tools()}
