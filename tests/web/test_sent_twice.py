"""A form that is sent twice is saved once; other words under the same mark are something new."""

import re

import pytest
from django.test import Client

from tests.records.conftest import a_day_in_june, cast  # noqa: F401
from whatmatters.records.conversations.models import Conversation
from whatmatters.records.people.models import Person
from whatmatters.records.plans.models import Plan

pytestmark = pytest.mark.django_db


def page(client, path):
    """The hidden mark of a form's page."""
    found = re.search(r'name="submission" value="([0-9a-f]{32})"', client.get(path).content.decode())
    assert found, path
    return {"submission": found[1]}


@pytest.fixture
def megan(cast):  # noqa: F811
    client = Client()
    client.force_login(cast.megan)
    return client


def test_somebody_new_a_plan_and_a_conversation(cast, megan):  # noqa: F811
    person = cast.gwen.pk
    forms = [
        ("/people/new/", {"name": "Olwen", "unit": "valley"}, Person),
        (
            f"/people/{person}/plans/new/",
            {"kind": "adult", "unit": "valley", "coordinator": "Megan", "started_on": "2026-06-01"},
            Plan,
        ),
        (
            f"/people/{person}/conversations/new/",
            {"narrative": "Said once.", "took_part": ["person"], "on": "2026-06-14", "language": "cy"},
            Conversation,
        ),
    ]
    for path, data, model in forms:
        before, mark = model.objects.count(), page(megan, path)
        first = megan.post(path, data | mark)
        again = megan.post(path, data | mark)
        assert (first.status_code, again.status_code, again["Location"]) == (302, 302, first["Location"])
        assert model.objects.count() == before + 1


def test_other_words_under_the_same_mark_are_kept(cast, megan):  # noqa: F811
    path = f"/people/{cast.gwen.pk}/conversations/new/"
    data = {"took_part": ["person"], "on": "2026-06-14", "language": "cy"} | page(megan, path)
    megan.post(path, data | {"narrative": "First."})
    megan.post(path, data | {"narrative": "First, and then more."})
    assert sorted(Conversation.objects.values_list("narrative", flat=True)) == [
        "First, and then more.",
        "First.",
    ]


def test_the_same_words_on_a_new_page_are_said_again(cast, megan):  # noqa: F811
    path = f"/people/{cast.gwen.pk}/strengths/new/"
    for _ in range(2):
        megan.post(path, {"description": "Sings", "kind": "ability"} | page(megan, path))
    assert cast.gwen.strengths.count() == 2


def test_what_was_refused_is_not_remembered(cast, megan):  # noqa: F811
    path = f"/people/{cast.gwen.pk}/strengths/new/"
    mark = page(megan, path)
    assert megan.post(path, {"kind": "ability"} | mark).status_code == 422
    assert megan.post(path, {"kind": "ability"} | mark).status_code == 422
