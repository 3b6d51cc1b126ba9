"""The statement of the problem, which two recording tools of W Annex A ask for beside the person's words (C15)."""

from django.db import transaction

from whatmatters.records.accounts.models import Account
from whatmatters.records.audit import actions as audit
from whatmatters.records.outcomes.actions.opening import outcome_held
from whatmatters.records.outcomes.models import Outcome
from whatmatters.rules.messages.papers import PROBLEM_STANDS
from whatmatters.rules.refusals import Refusals


@transaction.atomic
def state_problem(*, outcome: str, problem_statement: str, by: Account | None) -> None:
    """Write down what was seen or told, and its impact. One that stands is kept: another is refused (C15).

    Raises Refusals. The same statement again, or none, changes nothing.
    """
    held = outcome_held(outcome, by)
    standing = held.file.row.problem_statement
    if not problem_statement.strip() or problem_statement == standing:
        return
    if standing.strip():
        raise Refusals([PROBLEM_STANDS()])
    Outcome.objects.filter(pk=outcome).update(problem_statement=problem_statement)
    audit.record("problem stated", by=by, person=held.person.person, about=f"outcome:{outcome}")
