"""What may be learned by whom: exact inside a team, controlled anywhere else, words only for those who may read them (D2, D6)."""

import datetime as dt
import re
from dataclasses import replace

import pytest
from django.test import Client

from tests.places import SAMPLES
from whatmatters.answers import chains, figures
from whatmatters.answers.snapshot import snapshot
from whatmatters.exchange.loading import load_pack
from whatmatters.exchange.reading import read_pack
from whatmatters.measures import Question, measure
from whatmatters.measures.disclosure.attack import attack
from whatmatters.records.accounts import actions as accounts
from whatmatters.records.audit.models import Entry
from whatmatters.records.organisations.models import Unit
from whatmatters.records.people.learning import sees_exact, units_to_learn_about

pytestmark = pytest.mark.django_db
ASKED = {"to": "2026-03-31", "from_": "2024-04-01"}


@pytest.fixture
def loaded(db):
    load_pack(read_pack(SAMPLES / "mixed-300"))

    def somebody(username, role, unit):
        account = accounts.add_account(username=username, name=username.title(), password="x" * 14, by=None)
        membership = accounts.give_role(account=account, unit=Unit.objects.get(pk=unit), role=role, by=None)
        membership.from_date = dt.date(2020, 1, 1)
        membership.save(update_fields=["from_date"])
        client = Client()
        client.force_login(account)
        return account, client

    return somebody


def at_once(question):
    with snapshot() as now:
        return figures.counted(now, question, exact=True)


def body(answer):
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def test_a_team_sees_its_own_exact_counts_and_words(loaded):
    account, client = loaded("tesni", "practitioner", "O1S1T1")
    page = body(client.get("/learning/O1S1T1/", ASKED))
    assert "Exact counts, for this team alone" in page
    exact = at_once(Question(dt.date(2026, 3, 31), dt.date(2024, 4, 1), within="O1S1T1"))
    assert f"outcomes in a plan: {exact.whole['outcomes'].value}" in " ".join(page.split())
    assert 'id="words"' in page
    looked = Entry.objects.filter(verb="looked", about="learning:O1S1T1", account=str(account.pk))
    assert looked.count() == page.count("<blockquote") + page.count('class="wm-words wm-words--said"')


def test_a_service_is_controlled_and_has_no_words(loaded):
    _account, client = loaded("mali", "manager", "O1")
    page = body(client.get("/learning/O1S1/", ASKED))
    assert "is not shown, nor one it could be worked out from" in page
    assert "⊘" in page and 'id="words"' not in page


def test_an_analyst_sees_controlled_figures_of_a_team_and_no_words(loaded):
    account, client = loaded("alwyn", "analyst", "O1")
    assert not sees_exact(account, Unit.objects.get(pk="O1S1T1"))
    page = body(client.get("/learning/O1S1T1/", ASKED))
    assert "Exact counts" not in page and 'id="words"' not in page
    assert not Entry.objects.filter(verb="looked").exists()


def test_from_a_figure_to_the_records(loaded):
    account, client = loaded("tesni", "practitioner", "O1S1T1")
    exact = at_once(Question(dt.date(2026, 3, 31), dt.date(2024, 4, 1), by="plan_kind", within="O1S1T1"))
    row = exact.rows[0]
    page = body(client.get("/learning/O1S1T1/records/", {**ASKED, "by": "plan_kind", "key": row.key}))
    lines = re.findall(r'class="wm-small">\s*<a class="govuk-link" href="/people/', page)
    assert len(lines) == row.figures["outcomes"].value
    looked = Entry.objects.filter(verb="looked", account=str(account.pk)).values("person").distinct().count()
    assert looked == row.figures["people"].value
    nothing = body(client.get("/learning/O1S1T1/records/", {**ASKED, "by": "plan_kind", "key": "x' OR 1=1"}))
    assert "Nothing in this time." in nothing
    for who, role in (("alwyn", "analyst"), ("mali", "manager")):
        _account, other = loaded(who, role, "O1")
        unit = "O1S1T1" if role == "analyst" else "O1S1"
        assert other.get(f"/learning/{unit}/records/", ASKED).status_code == 404


def test_others_units_are_not_there(loaded):
    account, client = loaded("tesni", "practitioner", "O1S1T1")
    known = set(units_to_learn_about(account).values_list("pk", flat=True))
    assert {"O1S1T1", "O1S1", "O1"} <= known
    other = Unit.objects.exclude(pk__in=known).first()
    assert client.get(f"/learning/{other.pk}/").status_code == 404
    assert client.get(f"/learning/{other.pk}/table.csv").status_code == 404
    assert client.get("/learning/O1S1T1/table.exe").status_code == 404


def test_what_is_taken_away_is_controlled_even_from_a_team(loaded):
    _account, client = loaded("tesni", "practitioner", "O1S1T1")
    for file_format in ("csv", "xlsx", "ods"):
        answer = client.get(f"/learning/O1S1T1/table.{file_format}", ASKED)
        assert answer.status_code == 200 and "attachment" in answer["Content-Disposition"]
    text = client.get("/learning/O1S1T1/table.csv", ASKED).content.decode("utf-8-sig")
    assert "⊘" in text and "D3" in text and "Outcomes outside any plan" in text
    assert Entry.objects.filter(verb="figures taken away").count() == 4


def test_units_are_protected_beside_their_neighbours_and_what_they_lie_in(loaded):
    """Whoever reads of a council, and of each service and team in it, cannot take one off the other and be left with a few."""
    loaded("mali", "manager", "O1")
    # A day on which one of the teams has but a few people.
    asked = Question(dt.date(2023, 12, 31), dt.date(2023, 1, 1))
    units = ["O1", *Unit.objects.filter(pk__startswith="O1S").values_list("pk", flat=True)]
    with snapshot() as now:
        by_team = measure(now.store, replace(asked, by=("team",), within="O1"))
        seen = {
            table.name + table.scope.within: table
            for unit in units
            for table in chains.chain(now, replace(asked, within=unit), ("",)).released
        }
    people = {key[0]: figures["people"] for key, figures in by_team.figures.items()}
    few = [team for team, count in people.items() if 0 < count < 5]
    assert few, "otherwise there is nothing to protect"
    assert attack(list(seen.values()), []) == []
    left = attack(list(seen.values()))
    assert left == [], "no suppressed figure is known to be of a few"


def test_every_split_of_a_question_is_protected_beside_every_other(loaded):
    """Whoever reads one split can read them all: laid side by side, whatever was asked first, nothing gives way."""
    _account, client = loaded("mali", "manager", "O1")
    asked = Question(dt.date(2026, 3, 31), dt.date(2024, 4, 1), within="O1S1")
    with snapshot() as now:
        chain = chains.chain(now, asked, figures.IN_ORDER[:6])
    assert len(chain.released) >= 5, "nearly all of them can be shown together"
    assert attack(chain.released, []) == []
    totals = [safe.figures[("*",) * len(safe.by)] for safe in chain.tables.values()]
    shown = {name: {one[name] for one in totals if isinstance(one[name], int)} for name in totals[0]}
    assert all(len(values) <= 1 for values in shown.values()), "the same figure says the same everywhere"
    body(client.get("/learning/O1S1/", {**ASKED, "by": "gender"}))
    body(client.get("/learning/O1S1/", {**ASKED, "by": "national_outcome"}))


def test_figures_that_leave_stand_at_the_end_of_a_quarter(loaded):
    _account, client = loaded("mali", "manager", "O1")
    one = body(client.get("/learning/O1/", {"to": "2026-02-10", "from_": "2024-04-01"}))
    other = body(client.get("/learning/O1/", {"to": "2026-03-30", "from_": "2024-04-01"}))
    assert "31 December 2025" in one and "31 December 2025" in other


def test_a_wrong_question_is_answered_with_the_usual_one_and_said(loaded):
    _account, client = loaded("mali", "manager", "O1")
    page = body(client.get("/learning/O1S1/", {"to": "2031-01-01", "by": "identifier"}))
    assert "This day has not come yet." in page


def test_nobody_who_is_not_signed_in(loaded):
    assert Client().get("/learning/O1/").status_code == 302
