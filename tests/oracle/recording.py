"""Section B of the rulebook, and A9, on a pack."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from tests.oracle.breaches import Findings
from tests.oracle.pack import Pack
from tests.oracle.rows import PackRow
from whatmatters.exchange.checking.cycles import rings
from whatmatters.rules.messages import form
from whatmatters.rules.messages import recording as says
from whatmatters.rules.statements.mappings import (
    Code,
    code_is_known,
    mapping_within_life,
    mappings_together,
)
from whatmatters.rules.statements.outcomes import (
    action_by_itself,
    deferral_by_itself,
    may_be_scored,
    succeeded_by,
)
from whatmatters.rules.statements.wordings import is_the_words, wording_by_itself, wordings_together
from whatmatters.rules.vocabulary import MAPPING_CHOICES, WORDING_KINDS


def judge_recording(
    pack: Pack, scored: Collection[str] | None, known: Collection[Code], findings: Findings
) -> None:
    """Note the breaches of B1 to B10 and A9. `scored` are the outcomes with values, None when that is not
    known.
    """
    _judge_rows(pack, findings)
    _judge_words(pack, findings)
    _judge_mappings(pack, known, findings)
    if not pack["outcomes"].incomplete:
        _judge_plan_and_need(pack, scored, findings)
        _judge_successors(pack, findings)


def is_dated(row: PackRow, column: str) -> bool:
    """Whether the day and the moment of recording of a fact can be read."""
    return isinstance(row.value_of(column), date) and isinstance(row.recorded, datetime)


def _judge_rows(pack: Pack, findings: Findings) -> None:
    for name, by_itself in (("deferrals", deferral_by_itself), ("actions", action_by_itself)):
        table = pack[name]
        for row in () if table.incomplete else table.rows:
            for refusal in by_itself(row):
                findings.add(table, row, refusal)


def _judge_words(pack: Pack, findings: Findings) -> None:
    wordings, outcomes = pack["wordings"], pack["outcomes"]
    if wordings.incomplete:
        return
    for row in wordings.rows:
        for refusal in wording_by_itself(row):
            findings.add(wordings, row, refusal)
    for id, rows in pack.of_outcome("wordings").items():
        read = [row for row in rows if is_dated(row, "on") and row.kind in ("", *WORDING_KINDS)]
        for row, refusal in wordings_together(read):
            findings.add(wordings, row, refusal)
        kinds_are_known = all(row.kind in ("", *WORDING_KINDS) for row in rows)
        # A translation alone is no wording: it stands beside the words, never in their place.
        if kinds_are_known and not any(map(is_the_words, rows)):
            findings.add(outcomes, outcomes.first_by_id[id], says.OUTCOME_WITHOUT_WORDS())


def _judge_mappings(pack: Pack, known: Collection[Code], findings: Findings) -> None:
    mappings, outcomes = pack["mappings"], pack["outcomes"]
    if mappings.incomplete:
        return
    for row in mappings.rows:
        for refusal in code_is_known(row, known):
            findings.add(mappings, row, refusal)
    for id, rows in pack.of_outcome("mappings").items():
        for row in rows:
            if isinstance(row.set_on, date) and not outcomes.incomplete:
                for refusal in mapping_within_life(row, outcomes.first_by_id[id].ended_on):
                    findings.add(mappings, row, refusal)
        read = [row for row in rows if is_dated(row, "set_on") and row.choice in ("", *MAPPING_CHOICES)]
        for row, refusal in mappings_together(read):
            findings.add(mappings, row, refusal)


def _judge_plan_and_need(pack: Pack, scored: Collection[str] | None, findings: Findings) -> None:
    outcomes, plans = pack["outcomes"], pack["plans"]
    for id, row in outcomes.first_by_id.items():
        plan = plans.first_by_id.get(row.plan)
        if plan is not None and _of_another(pack, plan, row) and not plans.incomplete:
            findings.add(outcomes, row, form.PLAN_OF_ANOTHER())
        need = pack["needs"].first_by_id.get(row.need)
        if scored is not None and id in scored and (plan is not None or not row.plan):
            for refusal in may_be_scored(
                has_plan=plan is not None, eligible_need_of_plan=_eligible(pack, row, need)
            ):
                findings.add(outcomes, row, refusal)
                need = None
        owner = plans.first_by_id.get(need.plan) if need is not None else None
        if owner is not None and _of_another(pack, owner, row) and not plans.incomplete:
            findings.add(outcomes, row, form.NEED_OF_ANOTHER())


def _of_another(pack: Pack, one: PackRow, other: PackRow) -> bool:
    """Whether two rows are of two people. A person who is not known is said on their own row, and on no other."""
    known = pack["people"].first_by_id
    return one.person != other.person and one.person in known and other.person in known


def _eligible(pack: Pack, outcome: PackRow, need: PackRow | None) -> bool:
    """Whether the need is an eligible one of the outcome's plan; what cannot be read is taken to be."""
    if pack["needs"].incomplete or (need is None and outcome.need):
        return True
    if need is None or need.eligible is False:
        return False
    return need.plan == outcome.plan or need.plan not in pack["plans"].first_by_id


def _judge_successors(pack: Pack, findings: Findings) -> None:
    outcomes = pack["outcomes"]
    followed = {}
    for id, row in outcomes.first_by_id.items():
        successor = outcomes.first_by_id.get(row.replaced_by)
        if row.end_reason == "replaced" and successor is not None:
            for refusal in succeeded_by(
                row, successor, itself=successor is row, same_person=not _of_another(pack, successor, row)
            ):
                findings.add(outcomes, row, refusal)
            if successor is not row:
                followed[id] = row.replaced_by
    for ring in rings(followed):
        last = max((outcomes.first_by_id[id] for id in ring), key=lambda row: row.position)
        findings.add(outcomes, last, says.SUCCESSORS_IN_A_RING())
