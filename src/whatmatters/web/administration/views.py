"""Accounts: who may sign in, and in which role. An administrator opens no person's record."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from whatmatters.records.accounts import actions
from whatmatters.records.accounts.access import memberships_today
from whatmatters.records.accounts.models import Account
from whatmatters.records.ids import new_id
from whatmatters.records.organisations import actions as organisations
from whatmatters.web.administration.forms import AccountForm, RoleForm, UnitForm
from whatmatters.web.pages.asking import ask
from whatmatters.web.pages.request import Request


def accounts(request: Request) -> HttpResponse:
    """Everybody who may sign in."""
    rows = [
        (account, list(memberships_today(account).select_related("unit")))
        for account in Account.objects.order_by("name", "username")
    ]
    return render(request, "administration/accounts.html", {"rows": rows})


def add(request: Request) -> HttpResponse:
    """A new account with its first role."""

    def save(data: dict[str, Any]) -> str:
        account = actions.add_account(
            username=data["username"],
            name=data["name"],
            password=data["password"],
            language=data["language"],
            by=request.user,
        )
        if data["role"]:
            actions.give_role(
                account=account, unit=data["unit"], role=data["role"], until=data["until"], by=request.user
            )
        return reverse("accounts")

    return ask(
        request,
        AccountForm(request.POST or None),
        save,
        heading=_("A new account"),
        button=_("Make the account"),
        back=(reverse("accounts"), _("Accounts")),
    )


def change(request: Request, account: int) -> HttpResponse:
    """Give another role, end one, or switch the account off."""
    row = get_object_or_404(Account, pk=account)
    if request.method == "POST" and "end" in request.POST:
        held = {str(membership.pk): membership for membership in memberships_today(row)}
        membership = held.get(request.POST["end"])
        if membership is None:
            raise Http404
        actions.end_role(membership=membership, by=request.user)
        return redirect("account_change", row.pk)
    if request.method == "POST" and "off" in request.POST:
        actions.switch_off(account=row, by=request.user)
        return redirect("accounts")

    def save(data: dict[str, Any]) -> str:
        actions.give_role(
            account=row, unit=data["unit"], role=data["role"], until=data["until"], by=request.user
        )
        return reverse("account_change", args=[row.pk])

    return ask(
        request,
        RoleForm(request.POST or None),
        save,
        heading=row.name,
        button=_("Give this role"),
        back=(reverse("accounts"), _("Accounts")),
        template="administration/account.html",
        account=row,
        memberships=memberships_today(row).select_related("unit"),
        own=row.pk == request.user.pk,
    )


def unit_add(request: Request) -> HttpResponse:
    """A team, service or organisation below one there is."""

    def save(data: dict[str, Any]) -> str:
        parent = data["parent"]
        organisations.add_unit(
            id=new_id(),
            name=data["name"],
            level=data["level"],
            nation=parent.nation,
            parent=parent,
            by=request.user,
        )
        return reverse("accounts")

    return ask(
        request,
        UnitForm(request.POST or None),
        save,
        heading=_("A new unit"),
        button=_("Save"),
        back=(reverse("accounts"), _("Accounts")),
    )
