"""Papers: what they show, who may have them, what filling them in keeps, and what it refuses without losing a word."""

import datetime as dt
import re
import subprocess

import pytest
from django.test import Client

from tests.records.conftest import TODAY, Cast
from whatmatters.records import clock
from whatmatters.records.audit.models import Entry
from whatmatters.records.outcomes.actions import ends, goals, words
from whatmatters.records.outcomes.actions.problem import state_problem
from whatmatters.records.outcomes.models import Mapping, Outcome, Score, Wording
from whatmatters.records.people import actions as people
from whatmatters.records.people.models import Consent
from whatmatters.records.plans import actions as plans
from whatmatters.records.plans.beside import beside, lay_beside, take_back
from whatmatters.records.plans.models import Review
from whatmatters.rules import facts
from whatmatters.rules.refusals import Refusals
from whatmatters.web.practice.papers import PAPERS
from whatmatters.web.practice.views.documents import static_file

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
TOKEN = "0123456789abcdef0123456789abcdef"


@pytest.fixture
def cast(db):
    with clock.at(dt.datetime(2026, 6, 15, 13, 0, tzinfo=dt.UTC)):
        yield Cast()


def as_(account):
    client = Client()
    client.force_login(account, backend=BACKEND)
    return client


def text_of(answer, tmp_path):
    place = tmp_path / "paper.pdf"
    place.write_bytes(answer.content)
    told = subprocess.run(["pdftotext", "-raw", place, "-"], capture_output=True, text=True, check=True)
    return re.sub(r"\s+", " ", told.stdout)


WAYS = [
    (code, language, layout)
    for code, paper in PAPERS.items()
    for language in ("en", "cy", *(("both",) if paper.both else ()))
    for layout in (paper.layouts or ("",))
]


@pytest.mark.parametrize(("code", "language", "layout"), WAYS)
def test_every_paper_in_every_way_on_screen_and_as_pdf(cast, tmp_path, code, language, layout):
    plan = cast.plan()
    cast.outcome(plan, text="Mynd i'r capel bob dydd Sul, yn y dŵr a'r tŷ")
    client = as_(cast.megan)
    asked = f"?in={language}&layout={layout}"

    page = client.get(f"/plans/{plan.pk}/papers/{code}/{asked}")
    pdf = client.get(f"/plans/{plan.pk}/papers/{code}/pdf/{asked}")

    assert page.status_code == pdf.status_code == 200
    assert " style=" not in page.content.decode()
    assert pdf["Content-Type"] == "application/pdf"
    told = text_of(pdf, tmp_path)
    assert "Mynd i'r capel bob dydd Sul, yn y dŵr a'r tŷ" in told
    assert re.search(r"1 of \d" if language == "en" else r"1 o \d", told)
    assert "Megan" in told
    assert ("15 Mehefin 2026" if language != "en" else "15 June 2026") in told


def test_a_file_name_has_nobodys_name_in_it(cast):
    plan = cast.plan()
    cast.outcome(plan)

    answer = as_(cast.megan).get(f"/plans/{plan.pk}/papers/mine/pdf/?in=both&layout=large")

    assert answer["Content-Disposition"] == 'attachment; filename="my-plan-large-both-2026-06-15.pdf"'
    assert "no-store" in answer["Cache-Control"]


def test_who_may_not_see_the_person_gets_no_paper_of_theirs(cast):
    plan = cast.plan()
    file = cast.outcome(plan)
    for account in (cast.ifan, cast.alun, cast.carys):
        client = as_(account)
        for path in (
            f"/people/{cast.gwen.pk}/papers/",
            f"/plans/{plan.pk}/papers/grid/",
            f"/plans/{plan.pk}/papers/grid/pdf/",
            f"/plans/{plan.pk}/papers/grid/fill/",
            f"/plans/{plan.pk}/papers/child/new/",
            f"/plans/{plan.pk}/beside/",
            f"/outcomes/{file.pk}/papers/child/fill/",
        ):
            assert client.get(path).status_code == 404, path


def test_an_inspector_reads_papers_and_fills_in_none(cast):
    plan = cast.plan()
    cast.outcome(plan)
    cast.sample()
    client = as_(cast.inspector)

    assert client.get(f"/plans/{plan.pk}/papers/plan/pdf/").status_code == 200
    assert client.get(f"/plans/{plan.pk}/papers/grid/fill/").status_code == 404


def test_taking_a_paper_away_is_logged_as_a_look(cast):
    plan = cast.plan()
    cast.outcome(plan)
    Entry.objects.all()

    as_(cast.megan).get(f"/plans/{plan.pk}/papers/mine/pdf/")

    entry = Entry.objects.filter(verb="looked", person=cast.gwen.pk).latest("at")
    assert "pdf" in entry.about
    assert plan.pk in entry.about


def test_blank_papers_name_nobody(cast, tmp_path):
    client = as_(cast.megan)
    for code, paper in PAPERS.items():
        answer = client.get(f"/papers/{code}/pdf/?in=cy")
        assert answer.status_code == (200 if paper.blank else 404)
        if paper.blank:
            assert "Megan" not in text_of(answer, tmp_path)
            assert answer["Content-Disposition"].endswith('-cy-blank.pdf"')


def test_a_long_grid_keeps_every_word_and_every_score(cast, tmp_path):
    plan = cast.plan(ago=400)
    long_name = "Gwenllian Angharad Mererid Haf " * 4 + "Parry Rhydderch"
    people.change_details(person=cast.gwen, by=cast.megan, name=long_name.strip())
    wanted = []
    for n in range(12):
        words = f"Peth rhif {n}: " + "dwi isio cerdded at y môr " * 6 + f"diwedd{n}"
        file = cast.outcome(plan, text=words, ago=400)
        wanted.append(words)
        for r in range(9):
            said = f"geiriau{n}x{r}"
            cast.scored(file, "review", 390 - 30 * r, value=(n + r) % 11, narrative=said)
            wanted.append(said)

    told = text_of(as_(cast.megan).get(f"/plans/{plan.pk}/papers/grid/pdf/?in=en"), tmp_path)

    assert long_name.strip() in told
    assert not [words for words in wanted if words.strip() not in told]
    assert "Continued: R7 to R12" in told
    assert "R9" in told


@pytest.mark.parametrize(("code", "language", "layout"), [way for way in WAYS if way[1] != "cy"])
def test_words_longer_than_a_page_are_on_the_paper_to_the_last(cast, tmp_path, code, language, layout):
    plan = cast.plan()
    long = " ".join(f"gair{n}" for n in range(700))
    file = cast.outcome(plan, text=f"Dechrau {long} diwedd", baseline=None, goal=None)
    goals.set_goal(
        outcome=file.pk,
        goal=facts.Goal(
            score=7,
            meaning=f"Nod {long} nod",
            ten_means=f"Deg {long} deg",
            set_on=TODAY - dt.timedelta(days=200),
        ),
        by=cast.megan,
    )
    cast.scored(file, "baseline", 190, value=3, narrative=f"Stori {long} stori")

    answer = as_(cast.megan).get(f"/plans/{plan.pk}/papers/{code}/pdf/?in={language}&layout={layout}")

    told = text_of(answer, tmp_path)
    times = told.count("gair699")
    columns = 2 if language == "both" else 1
    wanted = 3 if code in ("family", "child") else 5 if code == "grid" else 4
    assert times >= wanted * columns
    assert [told.count(f"gair{n} ") for n in range(0, 699, 50)] == [times] * 14


def test_not_scored_is_a_word_and_a_supporters_score_says_whose(cast):
    plan = cast.plan()
    file = cast.outcome(plan, baseline=None)
    cast.scored(file, "baseline", 190, not_scored_kind="unable", not_scored_reason="Chwerthin wnaeth hi.")
    cast.scored(
        file,
        "review",
        20,
        by="family",
        who="Mair",
        value=0,
        narrative="Dim o gwbl.",
        proxy_reason="She asked Mair; glad to.",
    )

    page = as_(cast.megan).get(f"/plans/{plan.pk}/papers/grid/?in=en").content.decode()

    cells = re.findall(r"<td>\s*(.*?)\s*</td>", page, re.DOTALL)
    assert '<span class="wm-p-whose">Could not say</span>' in cells
    assert any('<strong class="wm-p-score">0</strong>' in cell and "Mair" in cell for cell in cells)
    assert sum('wm-p-score">0<' in cell for cell in cells) == 1


def grid_data(cast, lines, **more):
    data = {
        "on": TODAY.isoformat(),
        "kind": "review",
        "next_review_on": "2026-12-01",
        "decisions": "",
        "token": TOKEN,
    }
    for file, said in lines.items():
        for name, value in said.items():
            data[f"{file.pk}-person-{name}"] = value
    return {**data, **more}


def test_a_review_of_the_whole_plan_is_kept_as_one(cast):
    plan = cast.plan()
    chapel, choir = cast.outcome(plan), cast.outcome(plan, text="Canu", baseline=None, ago=0)
    data = grid_data(
        cast,
        {
            chapel: {"answer": "6", "narrative": "Tair gwaith y mis."},
            choir: {"answer": "4", "narrative": "Yn y gegin."},
        },
    )
    data[f"{chapel.pk}-practitioner-concurs"] = "yes"

    answer = as_(cast.megan).post(f"/plans/{plan.pk}/papers/grid/fill/", data)

    assert answer.status_code == 302
    said = Score.objects.filter(on=TODAY).values_list("outcome", "kind", "by", "value", "concurs")
    assert set(said) == {
        (chapel.pk, "review", "person", 6, None),
        (chapel.pk, "review", "practitioner", None, True),
        (choir.pk, "baseline", "person", 4, None),
    }
    review = Review.objects.get(plan=plan)
    assert (review.on, review.next_review_on) == (TODAY, dt.date(2026, 12, 1))
    again = as_(cast.megan).post(f"/plans/{plan.pk}/papers/grid/fill/", data)
    assert again.status_code == 302
    assert (Score.objects.filter(on=TODAY).count(), Review.objects.count()) == (3, 1)


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ({"answer": "6", "narrative": ""}, "(C4)"),
        ({}, "(C6)"),
        ({"not_scored_kind": "declined"}, "(C6)"),
    ],
)
def test_one_refusal_keeps_nothing_and_loses_nothing(cast, said, rule):
    plan = cast.plan()
    chapel, choir = cast.outcome(plan), cast.outcome(plan, text="Canu")
    typed = "Tair gwaith y mis — 🎵"

    answer = as_(cast.megan).post(
        f"/plans/{plan.pk}/papers/grid/fill/",
        grid_data(cast, {chapel: {"answer": "6", "narrative": typed}, choir: said}),
    )

    page = answer.content.decode()
    assert answer.status_code == 422
    assert rule in page
    assert typed in page
    assert not Score.objects.filter(on=TODAY).exists()
    assert not Review.objects.exists()


def test_a_score_before_its_goal_is_refused_beside_its_field(cast):
    plan = cast.plan()
    file = cast.outcome(plan, goal=None, baseline=None)

    answer = as_(cast.megan).post(
        f"/plans/{plan.pk}/papers/grid/fill/",
        grid_data(cast, {file: {"answer": "6", "narrative": "Tair gwaith."}}),
    )

    assert answer.status_code == 422
    assert "(C2)" in answer.content.decode()
    assert not Score.objects.exists()


def test_in_between_an_outcome_without_a_baseline_gets_it(cast):
    plan = cast.plan()
    file = cast.outcome(plan, baseline=None)
    data = grid_data(cast, {file: {"answer": "4", "narrative": "Wel."}}, kind="informal")

    assert as_(cast.megan).post(f"/plans/{plan.pk}/papers/grid/fill/", data).status_code == 302
    assert file.scores.get().kind == "baseline"


def test_in_between_only_what_was_talked_about_is_kept(cast):
    plan = cast.plan()
    chapel, _choir = cast.outcome(plan), cast.outcome(plan, text="Canu")
    data = grid_data(cast, {chapel: {"answer": "6", "narrative": "Wel."}}, kind="informal", next_review_on="")

    assert as_(cast.megan).post(f"/plans/{plan.pk}/papers/grid/fill/", data).status_code == 302
    assert list(Score.objects.filter(on=TODAY).values_list("outcome", "kind")) == [(chapel.pk, "informal")]


SHEET = {
    "on": "2026-06-15",
    "words": "Cyrraedd cyn iddyn nhw ddechrau chwerthin",
    "language": "cy",
    "aspect": "happy",
    "rationale": "Chwerthin sy'n bwysig iddo.",
    "problem_statement": "Yn hwyr dri bore o bob pump.",
    "ten_means": "Y cyntaf wrth y giât.",
    "zero_means": "Ddim yn mynd.",
    "goal_score": "7",
    "meaning": "Mewn pryd gan amlaf.",
    "answer": "2",
    "narrative": "Unwaith, efo Nain.",
    "said_by": "person",
    "who": "",
    "proxy_reason": "",
    "not_scored_reason": "",
    "concurs": "no",
    "own_score": "4",
    "own_narrative": "Ddwywaith yn ôl y gofrestr.",
    "difference_reason": "Y gofrestr sy'n cyfri'r boreau.",
    "token": TOKEN,
}


def test_a_new_child_sheet_becomes_facts_with_the_circle_as_it_was_drawn(cast):
    plan = cast.plan()

    answer = as_(cast.megan).post(f"/plans/{plan.pk}/papers/child/new/", {**SHEET, "need": cast.need.pk})

    assert answer.status_code == 302
    again = as_(cast.megan).post(f"/plans/{plan.pk}/papers/child/new/", {**SHEET, "need": cast.need.pk})
    assert again.status_code == 302
    made = Outcome.objects.get()
    assert made.scores.count() == 2
    assert made.problem_statement == SHEET["problem_statement"]
    assert made.wordings.get().words == SHEET["words"]
    goal = made.goals.get()
    assert (goal.score, goal.meaning, goal.ten_means) == (7, SHEET["meaning"], SHEET["ten_means"])
    aspect = made.mappings.get()
    assert (aspect.framework, aspect.code, aspect.rationale) == (
        "npt-main-aspects",
        "happy",
        SHEET["rationale"],
    )
    own = made.scores.get(by="person")
    assert (own.kind, own.value, own.tool, own.raw) == ("baseline", 2, "npt-circles", "2")
    theirs = made.scores.get(by="practitioner")
    assert (theirs.value, theirs.difference_reason) == (4, SHEET["difference_reason"])
    page = re.sub(r"\s+>", ">", as_(cast.megan).get(answer["Location"] + "&in=en").content.decode())
    assert 'wm-p-circle--said">2<' in page
    assert 'wm-p-circle--said">7<' in page
    assert "Social worker" in page


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"narrative": ""}, "(C4)"),
        ({"ten_means": ""}, "(C2)"),
        ({"rationale": ""}, "(B4)"),
        ({"words": ""}, "(B1)"),
        ({"need": "", "new_need": ""}, "(B2)"),
        ({"difference_reason": ""}, "(C8)"),
    ],
)
def test_a_sheet_that_a_rule_refuses_is_kept_not_at_all_and_stays_as_typed(cast, change, rule):
    plan = cast.plan()

    answer = as_(cast.megan).post(
        f"/plans/{plan.pk}/papers/child/new/", {**SHEET, "need": cast.need.pk, **change}
    )

    page = answer.content.decode()
    assert answer.status_code == 422
    assert rule in page
    assert SHEET["problem_statement"] in page
    assert not Outcome.objects.exists()


def test_the_family_sheet_of_an_outcome_changes_only_what_was_changed(cast):
    plan = cast.plan()
    file = cast.outcome(plan)
    client = as_(cast.megan)
    path = f"/outcomes/{file.pk}/papers/family/fill/"
    standing = {
        **SHEET,
        "words": "Mynd i'r capel bob dydd Sul",
        "meaning": "Digon da",
        "ten_means": "Bob Sul",
        "zero_means": "",
        "answer": "5",
        "narrative": "Dwywaith y mis.",
        "concurs": "",
        "own_score": "",
        "own_narrative": "",
        "difference_reason": "",
        "words_reason": "",
        "goal_reason": "",
    }

    assert client.post(path, standing).status_code == 302
    assert Wording.objects.count() == 1
    assert file.goals.count() == 1
    said = file.scores.get(on=TODAY)
    assert (said.kind, said.tool, said.raw) == ("informal", "caerphilly-circles", "5")

    other = {**standing, "answer": "", "narrative": "", "meaning": "Unwaith y mis", "goal_score": "5"}
    refused = client.post(path, other)
    assert refused.status_code == 422
    assert "(C12)" in refused.content.decode()
    assert client.post(path, {**other, "goal_reason": "Y gaeaf."}).status_code == 302
    assert list(file.goals.order_by("set_on", "recorded_at").values_list("score", flat=True)) == [7, 5]
    assert not Mapping.objects.exists()


def test_a_statement_of_the_problem_that_stands_is_not_written_over(cast):
    file = cast.outcome(cast.plan())
    state_problem(outcome=file.pk, problem_statement="Yn hwyr.", by=cast.megan)
    state_problem(outcome=file.pk, problem_statement="Yn hwyr.", by=cast.megan)

    with pytest.raises(Refusals) as refused:
        state_problem(outcome=file.pk, problem_statement="Rhywbeth arall.", by=cast.megan)

    assert [wrong.rule for wrong in refused.value] == ["C15"]
    assert Outcome.objects.get(pk=file.pk).problem_statement == "Yn hwyr."


def test_a_closed_plan_is_not_filled_in(cast):
    plan = cast.plan()
    file = cast.outcome(plan)
    ends.end_outcome(outcome=file.pk, end_reason="withdrawn", note="Dim mwyach.", on=TODAY, by=cast.megan)
    plan.closed_on, plan.closure_evaluation = TODAY, "Do."
    plan.save()
    client = as_(cast.megan)

    assert client.get(f"/plans/{plan.pk}/papers/grid/fill/").status_code == 404
    assert client.get(f"/plans/{plan.pk}/papers/child/new/").status_code == 404
    assert client.get(f"/outcomes/{file.pk}/papers/child/fill/").status_code == 404
    assert client.get(f"/plans/{plan.pk}/papers/plan/").status_code == 200


@pytest.fixture
def carer(cast):
    """Gwen's husband, with a support plan of his own and an outcome in it."""
    person = people.add_person(unit=cast.valley, by=cast.megan, name="Huw Parry", language="cy")
    plan = plans.start_plan(
        person=person,
        kind="carer",
        unit=cast.valley,
        started_on=TODAY,
        coordinator="Megan",
        by=cast.megan,
    )
    need = plans.add_need(plan=plan, description="Seibiant", eligible=True, by=cast.megan)
    made = words.add_outcome(
        person=person,
        beginning=words.Beginning(
            wording=facts.Wording(on=TODAY, words="Noson o gwsg.", language="cy"), plan=plan.pk, need=need.pk
        ),
        by=cast.megan,
    )
    goals.set_goal(
        outcome=made.pk,
        goal=facts.Goal(score=6, meaning="Dwy noson", ten_means="Bob nos", set_on=TODAY),
        by=cast.megan,
    )
    return person


def test_a_carers_plan_lies_beside_hers_only_as_agreed(cast, carer):
    plan = cast.plan()
    cast.outcome(plan)
    client = as_(cast.megan)
    paper = f"/plans/{plan.pk}/papers/plan/?in=en"
    with pytest.raises(Refusals) as not_linked:
        lay_beside(plan=plan, other=carer, wording="Iawn.", on=TODAY, by=cast.megan)
    assert [wrong.rule for wrong in not_linked.value] == ["A6"]

    people.add_relationship(person=cast.gwen, name="Huw", role="unpaid_carer", other=carer, by=cast.megan)
    with pytest.raises(Refusals) as unsaid:
        lay_beside(plan=plan, other=carer, wording=" ", on=TODAY, by=cast.megan)
    assert [wrong.rule for wrong in unsaid.value] == ["F3"]
    assert "Noson o gwsg." not in client.get(paper).content.decode()

    said = "Rhowch o efo'i hun hi."
    answer = client.post(
        f"/plans/{plan.pk}/beside/", {"other": carer.pk, "wording": said, "on": TODAY.isoformat()}
    )
    assert answer.status_code == 302
    page = client.get(paper).content.decode()
    assert "Noson o gwsg." in page
    assert "Rhowch o efo" in page

    consent = Consent.objects.get()
    client.post(f"/plans/{plan.pk}/beside/", {"take_back": consent.pk})
    page = client.get(paper).content.decode()
    assert "Noson o gwsg." not in page
    assert "taken back on 15 June 2026" in page
    assert [one.in_force(TODAY) for one in beside(plan)] == [False]


def test_a_carers_plan_is_not_shown_to_who_may_not_open_the_carers_record(cast, carer):
    plan = cast.plan()
    cast.outcome(plan)
    people.add_relationship(person=cast.gwen, name="Huw", role="unpaid_carer", other=carer, by=cast.megan)
    lay_beside(plan=plan, other=carer, wording="Iawn.", on=TODAY, by=cast.megan)
    people.take_on(person=cast.gwen, unit=cast.coast, account=None, by=cast.megan)

    page = as_(cast.ifan).get(f"/plans/{plan.pk}/papers/plan/?in=en").content.decode()

    assert "Noson o gwsg." not in page
    assert "not open to whoever made this paper" in page


def test_taking_back_twice_keeps_the_first_day(cast, carer):
    plan = cast.plan()
    people.add_relationship(person=carer, name="Gwen", role="family", other=cast.gwen, by=cast.megan)
    consent = lay_beside(plan=plan, other=carer, wording="Iawn.", on=TODAY, by=cast.megan)
    take_back(consent=consent, on=TODAY, by=cast.megan)
    take_back(consent=consent, on=TODAY + dt.timedelta(days=9), by=cast.megan)

    assert Consent.objects.get().withdrawn_on == TODAY


@pytest.mark.parametrize(
    "address",
    ["/static/../config/settings/base.py", "/etc/passwd", "static/x", "/static//etc/passwd", "/media/x"],
)
def test_only_static_files_are_found(address):
    assert static_file(address) is None


def test_our_style_sheet_is_found():
    assert static_file("/static/design/documents.css").name.startswith("documents")
