"""Accounts and the roles they have. Only an administrator, or the command line, gives them."""

import datetime as dt

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from whatmatters.records import clock
from whatmatters.records.accounts.access import check_administers
from whatmatters.records.accounts.models import ROLES, Account, Membership
from whatmatters.records.audit import actions as audit
from whatmatters.records.ids import new_id
from whatmatters.records.organisations.actions import add_unit
from whatmatters.records.organisations.models import Unit

NATIONS = ("wales", "scotland")


@transaction.atomic
def add_account(
    *, username: str, name: str, password: str | None, language: str = "en", by: Account | None
) -> Account:
    """Make an account. Without a password nobody can sign in to it until one is set."""
    if by:
        check_administers(by)
    account = Account(username=username, name=name, language=language)
    account.set_password(password)
    account.save()
    audit.record("account added", by=by, about=f"account:{account.pk}")
    return account


@transaction.atomic
def give_role(
    *, account: Account, unit: Unit, role: str, until: dt.date | None = None, by: Account | None
) -> Membership:
    """Give an account a role in a unit and all below it, from today. An inspector's always has an end, and comes with
    an inspection: nobody but the command line gives it here (E5)."""
    if by:
        check_administers(by)
    if by and by.pk == account.pk:
        raise PermissionDenied  # nobody gives themselves a role: another administrator does
    if role not in ROLES:
        raise ValueError(f"{role!r} is not a role. The roles are {', '.join(ROLES)}.")
    if role == "inspector" and until is None:
        raise ValueError("An inspector's view is for a limited time. Say until when. (E5)")
    if role == "inspector" and by:
        raise ValueError(
            "An inspector's role comes with an inspection. An officer of the authority opens one. (E5)"
        )
    membership = Membership.objects.create(
        account=account, unit=unit, role=role, from_date=clock.today(), until=until
    )
    audit.record("role given", by=by, about=f"account:{account.pk}", details={"role": role, "unit": unit.pk})
    return membership


def membership_for_inspection(
    *, account: Account, unit: str, from_date: dt.date, until: dt.date, by: Account | None
) -> Membership:
    """The role of an inspector in a unit for the time of an inspection (`inspections.actions`), by the officer who opens it."""
    membership = Membership.objects.create(
        account=account, unit_id=unit, role="inspector", from_date=from_date, until=until
    )
    account.__dict__.pop("roles_in_request", None)
    audit.record(
        "role given", by=by, about=f"account:{account.pk}", details={"role": "inspector", "unit": unit}
    )
    return membership


@transaction.atomic
def end_role(*, membership: Membership, by: Account | None) -> None:
    """End a role as of yesterday: from now on it opens nothing."""
    if by:
        check_administers(by)
    membership.until = clock.today() - dt.timedelta(days=1)
    membership.save(update_fields=["until"])
    audit.record(
        "role ended",
        by=by,
        about=f"account:{membership.account_id}",
        details={"role": membership.role, "unit": membership.unit_id},
    )


@transaction.atomic
def switch_off(*, account: Account, by: Account | None) -> None:
    """Nobody signs in to this account any more. What it did stays in the trail. Not one's own."""
    if by:
        check_administers(by)
        if by.pk == account.pk:
            raise PermissionDenied
    account.is_active = False
    account.save(update_fields=["is_active"])
    audit.record("account switched off", by=by, about=f"account:{account.pk}")


def choose_language(*, account: Account, language: str) -> None:
    """Remember the language this account reads in."""
    account.language = language
    account.save(update_fields=["language"])


@transaction.atomic
def first_administrator(
    *, username: str, name: str, organisation: str, nation: str, password: str
) -> Account:
    """Make an administrator from the command line, and the organisation where there is none of that name.

    Raises ValueError for a nation that is not one, a name that is taken, a password that is too weak.
    """
    if nation not in NATIONS:
        raise ValueError(f"The nation is one of {', '.join(NATIONS)}, not {nation!r}.")
    if Account.objects.filter(username__iexact=username).exists():
        raise ValueError(f"There is an account {username!r} already. Choose another name.")
    try:
        validate_password(password)
    except ValidationError as weak:
        raise ValueError(" ".join(weak.messages)) from None
    unit = Unit.objects.filter(name=organisation).first() or add_unit(
        id=new_id(), name=organisation, level="organisation", nation=nation, by=None
    )
    account = add_account(username=username, name=name, password=password, by=None)
    give_role(account=account, unit=unit, role="administrator", by=None)
    return account
