"""Negotiating a risk: naming it, agreeing on it, looking at it again (A8)."""

from django.db import transaction

from whatmatters.records import clock
from whatmatters.records.accounts.models import Account
from whatmatters.records.audit import actions as audit
from whatmatters.records.outcomes.models import Outcome, Risk
from whatmatters.records.people.access import NotYours, check_may_change
from whatmatters.records.people.models import Person
from whatmatters.records.understanding.models import RiskAgreement
from whatmatters.records.writing import row_of, written_down
from whatmatters.rules import risks as rule


@transaction.atomic
def name_risk(
    *, person: Person, risk: str, risk_to: str = "person", outcome: str = "", by: Account | None
) -> Risk:
    """Name what might happen, to whom, and the outcome it stands beside. Raises Refusals."""
    check_may_change(by, person.pk)
    rule.check_risk(risk)
    rule.check_risk_to(risk_to)
    row = Risk.objects.create(
        person=person, risk=risk, risk_to=risk_to, outcome_id=_outcome_of(person.pk, outcome)
    )
    audit.record("risk named", by=by, person=person.pk, about=f"risk:{row.pk}")
    return row


@transaction.atomic
def place_risk(*, risk: str, risk_to: str, outcome: str = "", by: Account | None) -> Risk:
    """Say to whom the risk is, and which outcome taking it serves. Raises Refusals."""
    row = _held(risk, by)
    rule.check_risk_to(risk_to)
    row.risk_to, row.outcome_id = risk_to, _outcome_of(row.person_id, outcome)
    row.save(update_fields=["risk_to", "outcome"])
    audit.record("risk placed", by=by, person=row.person_id, about=f"risk:{row.pk}")
    return row


@transaction.atomic
def agree(*, risk: str, agreement: rule.RiskAgreement, by: Account | None) -> RiskAgreement:
    """Write down what was agreed. What was agreed before stays in the record. Raises Refusals.

    The risk's own row shows the agreement that holds, as a case pack has it.
    """
    row = _held(risk, by)
    rule.check_agreement(agreement, today=clock.today())
    made = row_of(RiskAgreement, agreement, risk=row, **written_down(by))
    made.save(force_insert=True)
    if not RiskAgreement.objects.filter(risk=row, on__gt=agreement.on).exists():
        row.agreed, row.agreed_by = agreement.agreed, agreement.agreed_by
        row.agreed_on, row.look_again_on = agreement.on, agreement.look_again_on
        row.save(update_fields=["agreed", "agreed_by", "agreed_on", "look_again_on"])
    audit.record("risk agreed", by=by, person=row.person_id, about=f"risk:{row.pk}")
    return made


def _held(risk: str, by: Account | None) -> Risk:
    row = Risk.objects.filter(pk=risk).first()
    if row is None:
        raise NotYours
    check_may_change(by, row.person_id)
    return row


def _outcome_of(person: str, outcome: str) -> str | None:
    if outcome and not Outcome.objects.filter(pk=outcome, person_id=person).exists():
        raise NotYours
    return outcome or None
