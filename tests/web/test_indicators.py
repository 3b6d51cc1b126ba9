"""The pages of the indicators: what is there is shown, what is not is said to be missing (E2)."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.exchange.messy import TWO_HEADINGS, xlsx
from tests.places import BENCHMARKS
from whatmatters.frameworks import indicators
from whatmatters.publications.sheets import read_sheets
from whatmatters.publications.taking_in import take_file
from whatmatters.publications.understanding import understand
from whatmatters.records.accounts import actions as accounts
from whatmatters.records.indicators.models import Publication, Value
from whatmatters.records.organisations.actions import add_unit

pytestmark = pytest.mark.django_db
ARGYLL, TWO, STIRLING = "S37000004", "S37000005", "S12000030"
SURVEY = """Area,Indicator,Year,Value,Lower,Upper
Fife,NI-3,2017-18,70,66,74
Fife,NI-3,2019-20,71,67,75
Fife,NI-3,2021-22,69,65,73
Fife,NI-3,2023-24,57.2,53,61
Scotland,NI-3,2021-22,70.6,69,72
Scotland,NI-3,2023-24,59.6,58,61
Fife,NI-12,2021-22,10000p,,
Fife,NI-12,2023 (calendar year),11000,,
"""


def body(answer, status=200):
    """The page, without the narrow drawing for a phone, which says the same."""
    assert answer.status_code == status, answer.status_code
    text = " ".join(answer.content.decode().split())
    before, *narrow = text.split('<div class="wm-journey-phone">')
    return before + "".join(part.split("</svg>", 1)[1] for part in narrow)


@pytest.fixture
def signed_in(db):
    unit = add_unit(id="ia", name="Argyll", level="partnership", nation="scotland", area_code=ARGYLL, by=None)

    def somebody(role):
        account = accounts.add_account(username=role, name=role, password="x" * 14, by=None)
        until = dt.date(2100, 1, 1) if role == "inspector" else None
        accounts.give_role(account=account, unit=unit, role=role, until=until, by=None)
        client = Client()
        client.force_login(account)
        return client

    return somebody


@pytest.fixture
def real(db):
    take_file(
        BENCHMARKS.read_bytes(),
        BENCHMARKS.name,
        {"zeros:lgbf:SW2": "missing"},
        source="LGBF",
        published_on=dt.date(2022, 3, 1),
        by=None,
    )


def test_the_core_suite_of_ones_own_area(signed_in, real):
    page = body(signed_in("analyst").get("/indicators/"))
    assert '<h1 class="govuk-heading-xl">Argyll and Bute</h1>' in page
    assert page.count('href="/indicators/core-suite:') == 23
    assert "107.4" in page and "112.0" in page and "103.0" in page, (
        "latest, the year before, Scotland beside it"
    )
    assert page.count("Missing: no value has been taken in.") == 23 - 6 - 5
    assert (
        page.count("Defined, but not reported nationally.") == 4
        and page.count("Not reported since the pandemic.") == 1
    )


def test_two_councils_are_not_added_up(signed_in, real):
    client = signed_in("manager")
    page = body(client.get("/indicators/", {"area": TWO}))
    assert page.count("Published for Clackmannanshire and Stirling, which are not added up.") == 14
    stirling = body(client.get("/indicators/core-suite:14/", {"area": STIRLING}))
    assert "2020-21" in stirling and "<svg" in stirling


def test_one_indicator_over_time_with_scotland_beside_it(signed_in, real):
    client = signed_in("analyst")
    page = body(client.get("/indicators/core-suite:14/"))
    assert (
        page.count('<circle class="mark"') + page.count('<rect class="mark"') == 11
        and page.count("mark nation") == 11
    )
    assert "Not enough points" not in page
    page = body(client.get("/indicators/core-suite:3/"))
    assert "Not enough points (4) to read anything into the line." in page
    missing = body(client.get("/indicators/lgbf:SW2/"))
    assert (
        missing.count("missing; the publisher wrote 0") == 3
        and missing.count('<circle class="mark"') + missing.count('<rect class="mark"') == 8
    )
    nothing = body(client.get("/indicators/core-suite:1/"))
    assert "<svg" not in nothing.split("over-time")[1].split("definition")[0] and "Missing" in nothing
    assert client.get("/indicators/core-suite:99/").status_code == 404


def test_no_line_and_no_test_goes_across_a_break(signed_in):
    take_file(SURVEY.encode(), "s.csv", {}, source="PHS", published_on=dt.date(2024, 7, 2), by=None)
    client = signed_in("analyst")
    page = body(client.get("/indicators/core-suite:3/", {"area": "S37000032"}))
    drawing = page.split("wm-chart--indicator")[1].split("</svg>")[0]
    assert drawing.count('class="line"') == 1 and drawing.count('class="break"') == 1
    assert drawing.split('class="line" d="')[1].split('"')[0].count("L") == 2, (
        "three points, and not the fourth"
    )
    assert page.count("Not comparable with 2021-22. The wording of the survey changed.") == 2
    assert "(53% to 61%)" in page and drawing.count('class="limits"') == 4
    suite = body(client.get("/indicators/", {"area": "S37000032"}))
    assert "Not comparable with 2021-22." in suite and "calendar year in place of the financial year" in suite
    emergency = body(client.get("/indicators/core-suite:12/", {"area": "S37000032"}))
    assert "provisional" in emergency and "one is a calendar year" in emergency


def test_beside_other_areas_in_the_order_of_names_and_never_of_personal_outcomes(signed_in, real):
    page = body(signed_in("analyst").get("/indicators/core-suite:14/areas/"))
    assert "Personal outcomes are never compared between authorities" in page
    names = [part.split("<")[0] for part in page.split("<tbody>")[1].split("area=")[1:]]
    names = [name.split(">")[-1] for name in names]
    rows = page.split("<tbody>")[1].split("</tbody>")[0].split("<tr>")[1:]
    assert len(rows) == 33 and "Scotland" in rows[0]
    told = [row.split("</th>")[0].rstrip("</a>").rstrip("</strong>").split(">")[-1] for row in rows[1:]]
    assert told == sorted(told)
    earlier = body(signed_in("manager").get("/indicators/core-suite:14/areas/", {"period": "2010-04-01"}))
    assert "112.6" in earlier


def test_by_national_outcome_each_is_local_and_says_so(signed_in, real):
    page = body(signed_in("analyst").get("/indicators/outcomes/"))
    assert all(f'id="outcome-{code}"' in page for code in range(1, 10))
    assert page.count("Local mapping.") >= 23 and "Official mapping" not in page


def test_who_may_open_and_who_may_take_in(signed_in):
    for role, reads, takes in (
        ("analyst", 200, 200),
        ("manager", 200, 200),
        ("inspector", 200, 404),
        ("practitioner", 404, 404),
    ):
        client = signed_in(role)
        assert client.get("/indicators/").status_code == reads
        assert client.get("/indicators/import/").status_code == takes
        assert client.post("/indicators/import/abc/").status_code == (302 if takes == 200 else 404)


def give(client, content, name="core suite.xlsx"):
    return client.post("/indicators/import/", {"file": SimpleUploadedFile(name, content)})


def test_a_messy_workbook_is_seen_before_it_is_taken_in(signed_in):
    client = signed_in("analyst")
    check = give(client, xlsx(TWO_HEADINGS))["Location"]
    page = body(client.get(check))
    assert "Comhairle nan Eilean Siar" in page or "Western Isles" in page
    assert (
        'value="Public Health Scotland"' in page
        and 'value="2023-07-04"' in page
        and "withheld by the publisher" in page
    )
    assert not Publication.objects.exists()
    done = client.post(check, {"source": "Public Health Scotland", "published_on": "2023-07-04"}, follow=True)
    assert "36 values were taken in." in body(done) and Value.objects.count() == 36
    again = give(client, xlsx(TWO_HEADINGS))["Location"]
    assert "Held already" in body(client.get(again))
    assert client.get(check).status_code == 302, "a file that was taken in is no longer kept"


def test_a_doubt_is_asked_and_nothing_is_taken_in_until_it_is_answered(signed_in):
    client = signed_in("manager")
    check = give(client, BENCHMARKS.read_bytes(), BENCHMARKS.name)["Location"]
    page = body(client.get(check))
    assert "4 figures are 0 among many that are not" in page
    who = {"source": "LGBF", "published_on": "2022-03-01"}
    assert "Answer this question." in body(client.post(check, who), 422) and not Publication.objects.exists()
    looked = body(client.post(check, {**who, "doubt_0": "missing", "look": "1"}))
    assert "4: missing; the publisher wrote 0" in looked and not Publication.objects.exists()
    client.post(check, who)
    assert Publication.objects.get().answers == {"zeros:lgbf:SW2": "missing"}


def test_no_spreadsheet_and_no_file_are_said(signed_in):
    client = signed_in("analyst")
    assert "Choose a file." in body(client.post("/indicators/import/", {}), 422)
    assert "neither a spreadsheet nor text" in body(give(client, b"\x00\x01\x02\x03", "x.bin"), 422)


def test_somebody_elses_file_is_not_there(signed_in):
    check = give(signed_in("analyst"), xlsx(TWO_HEADINGS))["Location"]
    assert signed_in("manager").get(check).status_code == 302


@pytest.mark.parametrize("file_format", ["csv", "xlsx", "ods"])
def test_what_is_taken_away_can_be_taken_in_again_and_says_the_same(signed_in, real, file_format):
    client = signed_in("analyst")
    content = client.get(f"/indicators/lgbf:SW2/table.{file_format}").content
    again = understand(read_sheets(content, "f"), indicators(), {"zeros:lgbf:SW2": "zero"})
    held = {
        (one.area, one.label): (one.value, one.missing) for one in Value.objects.filter(indicator="lgbf:SW2")
    }
    assert {(one.area, one.period.label): (one.value, one.missing) for one in again.found} == held
    assert client.get(f"/indicators/table.{file_format}").status_code == 200
    assert client.get("/indicators/lgbf:SW2/table.exe").status_code == 404


def test_revisions_stand_beside_one_another(signed_in):
    for figure, day in (("10", dt.date(2023, 7, 4)), ("11", dt.date(2024, 7, 2))):
        take_file(
            f"Area,Indicator,Year,Value\nFife,NI-12,2020-21,{figure}\n".encode(),
            f"{figure}.csv",
            {},
            source="PHS",
            published_on=day,
            by=None,
        )
    client = signed_in("analyst")
    page = body(client.get("/indicators/core-suite:12/revisions/", {"area": "S37000032"}))
    assert "<strong>10</strong>" in page and "<strong>11</strong>" in page and "changed" in page
    assert "revised" in body(client.get("/indicators/core-suite:12/", {"area": "S37000032"}))
    listed = body(client.get("/indicators/publications/"))
    assert "10.csv" in listed and "11.csv" in listed
