"""The line of sight, the loop and what helped, as pages: who opens them, which figures stand there, whose words (D4, D6, D7,
D9, D11)."""

import datetime as dt
import re

import pytest
from django.test import Client

from tests.places import SAMPLES
from whatmatters.answers import figures
from whatmatters.answers.grouping import chained, grouped
from whatmatters.answers.labels import AROUND, PART_OF, SERVICES, WHO_DOES
from whatmatters.answers.snapshot import snapshot
from whatmatters.exchange.loading import load_pack
from whatmatters.exchange.reading import read_pack
from whatmatters.measures import Question
from whatmatters.measures.disclosure.attack import attack
from whatmatters.records import clock
from whatmatters.records.accounts import actions as accounts
from whatmatters.records.audit.models import Entry
from whatmatters.records.learned import loop, sight
from whatmatters.records.learned.models import Seen
from whatmatters.records.organisations.models import Unit
from whatmatters.records.outcomes.models import Action, Outcome, OutcomeLink, Provision
from whatmatters.web.learning import helped, line_of_sight
from whatmatters.web.learning.asking import AskForm, asked_by
from whatmatters.web.learning.charts import drawn
from whatmatters.web.learning.loop import _place

pytestmark = pytest.mark.django_db
DAY, BEGIN = dt.date(2026, 3, 31), dt.date(2024, 4, 1)
LONG_AGO = dt.date(2020, 1, 1)


@pytest.fixture(autouse=True)
def in_june():
    with clock.at(dt.datetime(2026, 6, 15, 13, 0, tzinfo=dt.UTC)):
        yield


@pytest.fixture
def loaded(db):
    load_pack(read_pack(SAMPLES / "mixed-300"))

    def somebody(username, role, unit):
        account = accounts.add_account(username=username, name=username.title(), password="x" * 14, by=None)
        membership = accounts.give_role(account=account, unit=Unit.objects.get(pk=unit), role=role, by=None)
        membership.from_date = LONG_AGO
        membership.save(update_fields=["from_date"])
        client = Client()
        client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
        return account, client

    return somebody


def aim(unit, statement, code="", to=None):
    row = sight.set_outcome(unit=Unit.objects.get(pk=unit), statement=statement, from_date=LONG_AGO, by=None)
    if code or to:
        sight.link_up(unit_outcome=row.pk, by=None, **({"code": code} if code else {"to": to.pk}))
    return row


def link(row, outcomes):
    OutcomeLink.objects.bulk_create(
        OutcomeLink(from_outcome=one, to_unit_outcome=row, since=LONG_AGO) for one in outcomes
    )


@pytest.fixture
def line(loaded):
    """Partnership, council, two services and their aims, with the outcomes of a national one linked."""
    partnership = aim("P1", "People live well.", code="do-what-matters")
    council = aim("O1", "People lead their lives.", to=partnership)
    first = aim("O1S1", "People fill their days.", to=council)
    second = aim("O1S0", "People are at home.", to=council)
    outcomes = list(Outcome.objects.filter(plan__unit__parent="O1S1").order_by("pk"))
    link(first, outcomes[:40])
    link(second, Outcome.objects.filter(plan__unit__parent="O1S0").order_by("pk")[:2])
    return {"partnership": partnership, "council": council, "first": first, "second": second}


def body(answer):
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def words_only(page):
    return " ".join(re.sub(r"<[^>]*>", " ", page).split())


def test_down_from_the_national_outcome_to_words_and_up_again(loaded, line):
    account, client = loaded("tesni", "practitioner", "O1S1T1")
    page = body(client.get("/learning/O1S1T1/line-of-sight/"))
    for name in ("partnership", "council", "first"):
        assert line[name].statement in page
    assert "/learning/O1S1T1/line-of-sight/wales-wellbeing/do-what-matters/" in page
    page = body(client.get(f"/line-of-sight/{line['first'].pk}/"))
    assert "People lead their lives." in page and "People live well." in page
    shown = set(re.findall(r"/outcomes/([^/]+)/line-of-sight/", page))
    assert shown and shown <= set(
        Outcome.objects.filter(plan__unit="O1S1T1", links__to_unit_outcome=line["first"]).values_list(
            "pk", flat=True
        )
    )
    looked = Entry.objects.filter(verb="looked", account=str(account.pk)).values_list("person", flat=True)
    assert set(looked) == set(Outcome.objects.filter(pk__in=shown).values_list("person", flat=True))
    outcome = sorted(shown)[0]
    page = body(client.get(f"/outcomes/{outcome}/line-of-sight/"))
    places = [
        page.index(one)
        for one in ("People live well.", "People lead their lives.", "People fill their days.")
    ]
    assert places == sorted(places), "from the top down to the words"


def test_a_team_has_exact_counts_that_a_slow_count_gives_too(loaded, line):
    account, _client = loaded("tesni", "practitioner", "O1S1T1")
    with snapshot() as now:
        counts = line_of_sight.line_for(now, account, Unit.objects.get(pk="O1S1T1")).counts
    begin = asked_by(AskForm(None), Unit.objects.get(pk="O1S1T1"), True).from_
    slow = [
        one.person_id
        for one in Outcome.objects.filter(plan__unit="O1S1T1", links__to_unit_outcome=line["first"])
        if one.ended_on is None or one.ended_on >= begin
    ]
    group = counts.groups[line["first"].pk]
    assert counts.exact
    assert (group.figures["outcomes"].value, group.figures["people"].value) == (len(slow), len(set(slow)))


def test_figures_of_few_are_not_shown_beyond_the_team(loaded, line):
    _account, client = loaded("alwyn", "analyst", "O1")
    page = words_only(body(client.get("/learning/O1/line-of-sight/")))
    assert "⊘" in page and "People are at home." in page
    page = body(client.get(f"/line-of-sight/{line['second'].pk}/"))
    assert "how many is not shown" in page and "There are none here that you may read" in page
    assert not Entry.objects.filter(verb="looked").exists()


def test_all_pages_of_an_organisation_tell_one_and_the_same_figure(loaded, line):
    account, _client = loaded("mali", "manager", "O1")
    with snapshot() as now:
        tables = {
            unit: line_of_sight.line_for(now, account, Unit.objects.get(pk=unit)).counts
            for unit in ("O1", "O1S1", "O1S0")
        }
    assert tables["O1"] == tables["O1S1"] == tables["O1S0"]


def test_whole_and_groupings_do_not_give_way_side_by_side(loaded, line):
    asked = Question(DAY, BEGIN, within="O1")
    with snapshot() as now:
        found = grouped(now, asked, PART_OF, WHO_DOES, exact=False)
        chain = chained(now, asked, (PART_OF, WHO_DOES))
    assert not found.withheld and not found.exact
    names = ["all", "national_outcome", "part of", "who does"]
    assert [one.name for one in chain.released if not one.name.startswith("in ")] == names
    assert attack(chain.released, []) == []


def test_a_nation_and_a_partnership_set_no_authorities_figures_beside_one_another(loaded, line):
    aim("O2", "People in the other council.", to=line["partnership"])
    account, client = loaded("ann", "analyst", "NA")
    with snapshot() as now:
        for unit in ("NA", "P1"):
            assert line_of_sight.line_for(now, account, Unit.objects.get(pk=unit)).counts is None
    page = body(client.get("/learning/NA/line-of-sight/wales-wellbeing/do-what-matters/"))
    picture = page[page.index('id="picture"') : page.index('id="words"')]
    assert "People in the other council." in picture and "People fill their days." in picture
    assert "wm-sight__count" not in picture and "⊘" not in picture
    assert "authorities are not set beside one another. (D4)" in picture
    assert "People are at home." not in body(client.get("/learning/NA/line-of-sight/"))


def test_what_one_may_not_see_is_not_there(loaded, line):
    _account, tesni = loaded("tesni", "practitioner", "O1S1T1")
    _account, alwyn = loaded("alwyn", "analyst", "O1")
    _account, mali = loaded("mali", "manager", "O1")
    elsewhere = aim("O2S1", "People sail.")
    learned = loop.say(unit=Unit.objects.get(pk="O2"), heard="Sundays.", changed="Buses.", by=None)
    outcome = Outcome.objects.filter(plan__unit="O1S0T0").first()
    for client in (tesni, alwyn, mali):
        for path in (
            "/learning/O2S1/line-of-sight/",
            "/learning/O2S1/line-of-sight/wales-wellbeing/happy/",
            f"/line-of-sight/{elsewhere.pk}/",
            "/line-of-sight/nothing/",
            "/learning/O2/heard-and-changed/",
            f"/heard-and-changed/{learned.learned_id}/",
            "/learning/O2/what-helped/",
            "/learning/O1S1/line-of-sight/wales-wellbeing/nothing/",
            "/learning/O1S1/line-of-sight/scotland-nhwo/1/",
        ):
            assert client.get(path).status_code == 404, path
    for client in (tesni, alwyn):
        for path in (
            "/learning/O1S1/line-of-sight/new/",
            f"/line-of-sight/{line['first'].pk}/part-of/",
            f"/line-of-sight/{line['first'].pk}/otherwise/",
            f"/line-of-sight/{line['first'].pk}/end/",
            f"/outcomes/{outcome.pk}/line-of-sight/",
            f"/outcomes/{outcome.pk}/line-of-sight/new/",
            f"/outcomes/{outcome.pk}/services/new/",
            f"/people/{outcome.person_id}/heard-and-changed/",
            "/learning/O1/heard-and-changed/new/",
        ):
            assert client.get(path).status_code == 404, path
    link = OutcomeLink.objects.filter(from_unit_outcome=line["first"]).get()
    assert tesni.post(f"/line-of-sight/links/{link.pk}/no-longer/").status_code == 404
    assert OutcomeLink.objects.filter(pk=link.pk).exists()
    for path in ("/learning/O1S1/line-of-sight/new/", f"/line-of-sight/{line['first'].pk}/part-of/"):
        assert mali.get(path).status_code == 200, path


def test_a_manager_sets_links_changes_and_ends(loaded, line):
    _account, mali = loaded("mali", "manager", "O1")
    answer = mali.post(
        "/learning/O1S1/line-of-sight/new/", {"statement": "People sing.", "from_date": "2026-06-01"}
    )
    part_of = answer["Location"]
    assert mali.post(part_of, {"to": "national:happy"}).status_code == 302
    row = Unit.objects.get(pk="O1S1").outcomes.get(statement="People sing.")
    assert row.links.get().to_code == "happy"
    answer = mali.post(
        f"/line-of-sight/{row.pk}/otherwise/", {"statement": "People sing out.", "on": "2026-06-15"}
    )
    assert "People sing out." in body(mali.get(answer["Location"]))
    new = Unit.objects.get(pk="O1S1").outcomes.get(statement="People sing out.")
    assert new.links.get().to_code == "happy"
    assert "People sing." not in body(mali.get("/learning/O1S1/line-of-sight/"))
    mali.post(f"/line-of-sight/{new.pk}/end/", {"on": "2026-06-15"})
    assert "People sing out." not in body(mali.get("/learning/O1S1/line-of-sight/"))


def test_what_helped_is_exact_with_words_inside_a_team_and_controlled_elsewhere(loaded):
    outcome = Outcome.objects.filter(plan__unit="O1S1T1").first()
    Provision.objects.create(person_id=outcome.person_id, outcome=outcome, service="Bus ", from_date=LONG_AGO)
    Provision.objects.create(person_id=outcome.person_id, outcome=outcome, service="bus", from_date=BEGIN)
    asked = {"to": "2026-03-31", "from_": "2024-04-01"}
    account, tesni = loaded("tesni", "practitioner", "O1S1T1")
    page = body(tesni.get("/learning/O1S1T1/what-helped/", asked))
    assert 'id="single"' in page and 'id="services"' in page and ">Bus</th>" in page
    assert page.count(">Bus</th>") == 1 and ">bus</th>" not in page
    assert "it does not show what works" in page
    looked = Entry.objects.filter(verb="looked", account=str(account.pk), about="what helped:O1S1T1")
    assert looked.count() == page.count("wm-words--said") > 0
    _account, mali = loaded("mali", "manager", "O1")
    page = body(mali.get("/learning/O1S1/what-helped/", asked))
    assert "⊘" in page and 'id="single"' not in page and 'id="words"' not in page and "Bus" not in page


def test_who_does_something_adds_up_and_agrees_with_a_slow_count(loaded):
    _account, _client = loaded("tesni", "practitioner", "O1S1T1")
    with snapshot() as now:
        found = grouped(now, Question(DAY, BEGIN, within="O1S1T1"), WHO_DOES, exact=True)
    inside = Outcome.objects.filter(plan__unit="O1S1T1", opened_on__lte=DAY)
    inside = [one.pk for one in inside if one.ended_on is None or one.ended_on >= BEGIN]
    slow = dict.fromkeys(helped.WHO, 0)
    for outcome in inside:
        kinds = set(Action.objects.filter(outcome=outcome).values_list("who_kind", flat=True))
        around, services = bool(kinds & set(AROUND)), bool(kinds & set(SERVICES))
        key = "both" if around and services else "around" if around else "services" if services else None
        slow[key] += 1
    assert {key: group.figures["outcomes"].value for key, group in found.groups.items()} == {
        key: n for key, n in slow.items() if n
    }


def test_rows_of_what_helped_stand_in_the_same_order_whatever_helped_most(loaded):
    _account, mali = loaded("mali", "manager", "O1")
    orders = []
    for unit in ("O1", "O1S0", "O1S1"):
        page = body(mali.get(f"/learning/{unit}/what-helped/"))
        table = page[page.index('id="who"') :]
        orders.append(re.findall(r'<th scope="row"[^>]*>([^<]+)</th>', table))
    assert orders[0] == orders[1] == orders[2] == [str(name) for name in helped.WHO.values()]


def test_a_quiet_line_until_it_is_read(loaded):
    account, tesni = loaded("tesni", "practitioner", "O1S1T1")
    _account, mali = loaded("mali", "manager", "O1")
    assert "What we heard, what we changed" not in body(tesni.get("/"))
    answer = mali.post(
        "/learning/O1S1/heard-and-changed/new/?by=gender&series=status.improved&from_=2025-04-01&to=2026-03-31",
        {
            "heard": "Sundays are long.",
            "changed": "The bus runs on Sundays.",
            "changed_on": "2025-11-15",
            "language": "en",
            "series": "status.improved",
            "by_": "gender",
            "basis": "formal",
            "from_date": "2025-04-01",
            "to": "2026-03-31",
        },
    )
    address = answer["Location"]
    assert "What we heard, what we changed: 1 new" in body(tesni.get("/"))
    assert "What we heard, what we changed: " not in body(mali.get("/"))
    assert "Sundays are long." in body(tesni.get("/heard-and-changed/"))
    page = body(tesni.get(address))
    assert "The bus runs on Sundays." in page and "wm-change" in page
    assert "by=gender&amp;series=status.improved" in page
    assert Seen.objects.filter(account=account).count() == 1
    assert "1 new" not in body(tesni.get("/"))
    assert mali.post(f"{address}anew/", {"heard": "", "changed": "x", "language": "en"}).status_code == 422


def test_people_are_told_in_their_own_language_and_it_is_noted(loaded):
    _account, tesni = loaded("tesni", "practitioner", "O1S1T1")
    loop.say(
        unit=Unit.objects.get(pk="O1S1"),
        heard="Sundays are long.",
        changed="The bus runs.",
        language="en",
        heard_beside="Mae'r Suliau'n hir.",
        changed_beside="Mae'r bws yn rhedeg.",
        by=None,
    )
    people = Outcome.objects.filter(plan__unit="O1S1T1").values_list("person", "person__language").distinct()
    for language in ("cy", "en"):
        person = next(one for one, speaks in people if speaks == language)
        page = body(tesni.get(f"/people/{person}/heard-and-changed/"))
        order = [page.index("Suliau"), page.index("Sundays")]
        assert order == sorted(order, reverse=language == "en")
        assert 'lang="cy"' in page
    version = Unit.objects.get(pk="O1S1").learned.get().versions.get()
    tesni.post(f"/people/{person}/heard-and-changed/{version.pk}/told/")
    assert "Told on 15 June 2026" in body(tesni.get(f"/people/{person}/heard-and-changed/"))
    assert Entry.objects.filter(verb="told what was changed", person=person).count() == 1


def test_the_day_of_a_change_stands_between_its_points(loaded):
    with snapshot() as now:
        found = figures.series(now, "O1", "achieved", until=dt.date(2026, 4, 1), exact=False)
    chart = drawn(found)
    days = [one.on for one in found.points]
    assert _place(found, chart, days[0]) == chart.left
    assert _place(found, chart, days[-1]) == chart.width - chart.right
    half = days[3] + (days[4] - days[3]) / 2
    step = (chart.width - chart.left - chart.right) / (len(days) - 1)
    assert abs(_place(found, chart, half) - (chart.left + 3.5 * step)) < step / 50
    for outside in (None, days[0] - dt.timedelta(days=1), days[-1] + dt.timedelta(days=1)):
        assert _place(found, chart, outside) is None


def test_what_is_taken_away_is_controlled_even_from_a_team(loaded, line):
    account, tesni = loaded("tesni", "practitioner", "O1S1T1")
    for path in ("/learning/O1S1T1/line-of-sight/table", "/learning/O1S1T1/what-helped/table"):
        for kind in ("csv", "xlsx", "ods"):
            answer = tesni.get(f"{path}.{kind}")
            assert answer.status_code == 200 and "attachment" in answer["Content-Disposition"]
        text = tesni.get(f"{path}.csv").content.decode("utf-8-sig")
        assert "⊘" in text and "(D6)" in text
        assert tesni.get(f"{path}.exe").status_code == 404
    assert "People fill their days." in tesni.get("/learning/O1S1T1/line-of-sight/table.csv").content.decode()
    assert tesni.get("/learning/O2S1/line-of-sight/table.csv").status_code == 404
    assert Entry.objects.filter(verb="figures taken away", account=str(account.pk)).count() == 9
