"""An empty installation gets its first administrator from the command line, and goes on by pages from there."""

import pytest

from whatmatters.records.accounts.access import roles_of
from whatmatters.records.accounts.actions import first_administrator
from whatmatters.records.organisations.models import Unit

GIVEN = {"username": "carys", "name": "Carys Lloyd", "organisation": "Three Valleys", "nation": "wales"}


@pytest.mark.django_db
def test_the_organisation_is_made_and_administered():
    account = first_administrator(**GIVEN, password="a-long-enough-phrase")
    assert roles_of(account).where("administrator") == [Unit.objects.get(name="Three Valleys").pk]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("change", "says"), [({"nation": "france"}, "wales, scotland"), ({"password": "short"}, "12")]
)
def test_what_cannot_be_is_said(change, says):
    with pytest.raises(ValueError, match=says):
        first_administrator(**{**GIVEN, "password": "a-long-enough-phrase", **change})
    assert not Unit.objects.exists()
