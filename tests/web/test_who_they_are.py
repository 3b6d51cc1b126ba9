"""What the form asks of who a person is, is what can be changed, and what their page shows."""

import datetime as dt

import pytest
from django.test import Client
from django.utils.html import escape

from tests.records.conftest import Cast
from whatmatters.records import clock
from whatmatters.records.people.actions import DETAILS, change_details
from whatmatters.web.practice.forms import PersonForm, details

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def test_every_detail_is_asked_and_nothing_else():
    assert list(PersonForm.base_fields) == list(DETAILS)


@pytest.mark.django_db
def test_what_was_asked_is_shown_in_the_words_and_order_of_the_form():
    with clock.at(dt.datetime(2026, 6, 15, 13, 0, tzinfo=dt.UTC)):
        cast = Cast()
        given = {name: f"A {name} of hers" for name in DETAILS}
        given |= {"date_of_birth": dt.date(1941, 3, 2), "gender": "female", "language": "cy"}
        change_details(person=cast.gwen, by=cast.megan, **given)
        client = Client()
        client.force_login(cast.megan, backend=BACKEND)
        page = client.get(f"/people/{cast.gwen.pk}/").content.decode()
    shown = details(cast.gwen)
    labels = [field.label for name, field in PersonForm.base_fields.items() if name != "preferred_name"]
    assert [label for label, _value in shown] == labels
    told = page[page.index('id="about"') :]
    places = [told.index(f"<dt>{escape(label)}</dt>") for label in labels]
    assert places == sorted(places)
    for value in (
        "2 March 1941",
        "Woman or girl",
        "Welsh",
        *(text for text in given.values() if str(text).startswith("A ")),
    ):
        assert value in page


@pytest.mark.django_db
def test_a_name_that_heads_the_page_is_not_said_again():
    with clock.at(dt.datetime(2026, 6, 15, 13, 0, tzinfo=dt.UTC)):
        cast = Cast()
        change_details(person=cast.gwen, by=cast.megan, name="Gwen Parry", preferred_name="")
    assert "Gwen Parry" not in [value for _label, value in details(cast.gwen)]
