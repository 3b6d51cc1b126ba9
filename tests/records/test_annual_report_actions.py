"""What is done about an annual report: what it leaves, what refuses it, who may not, and consent that ends (E1-E6, F3)."""

import datetime as dt

import pytest

from tests.annual_report import KIND, ROWS, YEAR, authority, papers, quick
from tests.records.conftest import TODAY
from tests.spec.case import refused
from whatmatters.frameworks.reporting import report_kind
from whatmatters.records.annual_reports import (
    arrangements,
    placing,
    redacting,
    signing_off,
    stories,
    writing,
)
from whatmatters.records.annual_reports.models import (
    Arrangement,
    ArrangementReviewed,
    Edition,
    Explanation,
    Placed,
    Report,
    SectionText,
    Story,
)
from whatmatters.records.annual_reports.publishing import current_edition, publish
from whatmatters.records.annual_reports.state import workspace
from whatmatters.records.audit.models import Entry
from whatmatters.records.learned import loop
from whatmatters.records.organisations import actions as organisations
from whatmatters.records.people.access import NotYours
from whatmatters.records.people.models import Consent

__all__ = ["authority", "papers", "quick"]
TOMORROW = TODAY + dt.timedelta(days=1)
INDICATOR = {"indicator": "core-suite:12"}


def last_entry():
    return Entry.objects.order_by("pk").last()


def noted(verb, about, by, **details):
    entry = last_entry()
    assert (entry.verb, entry.about, entry.account) == (verb, about, str(by.pk) if by else "")
    assert entry.details == details


def report_of(authority):
    return f"report:{authority.report.pk}"


# What each of them asks for, for whoever does it.
CHANGES = {
    "begin": lambda given, by: writing.begin(unit=given.unit, kind=KIND, year=2024, by=by),
    "write": lambda given, by: writing.write(report=given.report, section="about", text="x", by=by),
    "settle": lambda given, by: writing.settle(
        report=given.report, section="about", text="x", language="en", versions=("", ""), by=by
    ),
    "remark": lambda given, by: writing.remark(report=given.report, section="about", text="x", by=by),
    "explain": lambda given, by: writing.explain(report=given.report, item="best-value", text="x", by=by),
    "place": lambda given, by: placing.place(report=given.report, section="about", what="core_suite", by=by),
    "tell": lambda given, by: stories.tell(report=given.report, section="about", consent="x", by=by),
    "arrange": lambda given, by: arrangements.arrange(
        unit=given.unit, name="x", codes=["2"], from_date=TODAY, by=by
    ),
    "review": lambda given, by: signing_off.review(report=given.report, by=by),
}


@pytest.mark.parametrize("change", CHANGES)
def test_who_does_not_write_the_report_changes_nothing(authority, change):
    before = Entry.objects.count(), Report.objects.count()
    with pytest.raises(NotYours):
        CHANGES[change](authority, authority.shona)
    assert (Entry.objects.count(), Report.objects.count()) == before


@pytest.mark.parametrize(
    "change",
    [
        lambda by: writing.settle_comment(comment="no-such-id", by=by),
        lambda by: placing.take_out(placed="no-such-id", by=by),
        lambda by: placing.put_in_place_of(placed="no-such-id", by=by),
        lambda by: stories.take_out(story="no-such-id", by=by),
        lambda by: arrangements.end(arrangement="no-such-id", on=TODAY, by=by),
    ],
)
def test_what_does_not_exist_is_not_theirs(authority, change):
    with pytest.raises(NotYours):
        change(authority.ann)


# Writing


def test_e1_one_report_of_a_year_of_an_authority(authority):
    assert (authority.report.from_date, authority.report.to) == (dt.date(2025, 4, 1), dt.date(2026, 3, 31))
    with refused("E1"):
        writing.begin(unit=authority.unit, kind=KIND, year=YEAR, by=authority.ann)
    with refused("E1"):
        writing.begin(unit=authority.team, kind=KIND, year=YEAR, by=authority.ann)
    assert Report.objects.count() == 1


def test_two_versions_written_at_once_stand_until_somebody_settles_them(authority):
    written = {"report": authority.report, "section": "about", "by": authority.ann}
    first = writing.write(text="One.", **written)
    noted("section written", report_of(authority), authority.ann, section="about", language="en")
    assert writing.stands_alone(first)
    two = [writing.write(text=text, on=first.pk, **written) for text in ("Two.", "And two.")]
    assert not any(writing.stands_alone(text) for text in two)
    settled = {**written, "language": "en", "versions": tuple(text.pk for text in two)}
    with refused("E1"):
        writing.settle(text=" ", **settled)
    with pytest.raises(NotYours):
        writing.settle(text="Three.", **{**settled, "language": "gd"})
    three = writing.settle(text="Three.", **settled)
    noted("two versions settled", report_of(authority), authority.ann, section="about")
    assert writing.stands_alone(three)
    assert {three.on, three.settles} == set(two)
    assert SectionText.objects.count() == 4


@pytest.mark.parametrize(("section", "text"), [("about", "  "), ("no-such-section", "x")])
def test_e1_a_section_of_this_report_with_something_in_it(authority, section, text):
    with refused("E1"):
        writing.write(report=authority.report, section=section, text=text, by=authority.ann)
    with refused("E1"):
        writing.remark(report=authority.report, section=section, text=text, by=authority.ann)
    assert not SectionText.objects.exists()


@pytest.mark.parametrize("by", ["bob", None])
def test_a_comment_is_settled_once(authority, by):
    account = getattr(authority, by) if by else None
    remark = writing.remark(report=authority.report, section="about", text="Whom?", by=authority.ann)
    with pytest.raises(NotYours):
        writing.settle_comment(comment=remark.pk, by=authority.shona)
    writing.settle_comment(comment=remark.pk, answer="Said now.", by=account)
    noted("comment settled", report_of(authority), account)
    again = writing.settle_comment(comment=remark.pk, answer="Again.", by=authority.ann)
    assert (again.answer, again.settled_by) == ("Said now.", str(account.pk) if account else "")
    assert Entry.objects.filter(verb="comment settled").count() == 1


def test_e3_a_gap_is_explained_and_the_explanation_taken_back(authority):
    item = {"report": authority.report, "item": "best-value", "by": authority.ann}
    with refused("E3"):
        writing.explain(text=" ", **item)
    with refused("E1"):
        writing.explain(text="x", **{**item, "item": "no-such-item"})
    writing.explain(text="Not this year.", **item)
    noted("gap explained", report_of(authority), authority.ann, item="best-value")
    assert workspace(authority.report).explained == {"best-value": "Not this year."}
    writing.explain(text="", **item)
    assert workspace(authority.report).explained == {"best-value": ""}
    assert list(Explanation.objects.order_by("number").values_list("number", flat=True)) == [1, 2]


# Figures


def heard(authority):
    """What was heard and changed, said by the authority's team, and by a team of another."""
    elsewhere = organisations.add_unit(
        id="far", name="Far", level="team", nation="scotland", parent=None, by=None
    )
    said = {"heard": "Sundays are long.", "changed": "The bus runs on Sundays.", "by": None}
    return loop.say(unit=authority.team, **said).pk, loop.say(unit=elsewhere, **said).pk


@pytest.mark.parametrize(
    ("section", "what", "asked"),
    [
        ("about", "indicator", INDICATOR),
        ("about", "core_suite", None),
        ("about", "outcomes", {"by": "plan_kind"}),
        ("about", "furthest", None),
        ("localities", "table", {"table": "localities", "rows": [["Glen", "x", "y", "1"]]}),
    ],
)
def test_e1_a_figure_is_placed_in_a_section(authority, section, what, asked):
    row = placing.place(report=authority.report, section=section, what=what, asked=asked, by=authority.ann)
    assert (row.place, row.what, row.asked) == (1, what, asked or {})
    noted("figure placed", report_of(authority), authority.ann, section=section, what=what)


@pytest.mark.parametrize(
    ("what", "asked"),
    [
        ("weather", {}),
        ("indicator", {"indicator": "no-such-indicator"}),
        ("indicator", {}),
        ("outcomes", {"by": "name"}),
        ("heard", {"version": "no-such-id"}),
        ("table", {"table": "spending", "rows": [["x"]]}),
        ("table", {"table": "localities", "rows": []}),
    ],
)
def test_e2_a_figure_that_is_not_there_is_not_placed(authority, what, asked):
    with refused("E2"):
        placing.place(report=authority.report, section="localities", what=what, asked=asked, by=authority.ann)
    assert not Placed.objects.exists()


def test_d9_what_another_authority_heard_is_not_placed(authority):
    here, elsewhere = heard(authority)
    place = {"report": authority.report, "section": "about", "what": "heard", "by": authority.ann}
    with refused("E2"):
        placing.place(asked={"version": elsewhere}, **place)
    assert placing.place(asked={"version": here}, **place).asked == {"version": here}


def test_another_figure_takes_the_place_of_one_which_stays_in_the_history(authority):
    place = {"report": authority.report, "section": "about", "by": authority.ann}
    first = placing.place(what="indicator", asked=INDICATOR, says_="Fewer.", **place)
    second = placing.place(what="core_suite", **place)
    assert (first.place, second.place) == (1, 2)
    with pytest.raises(NotYours):
        placing.put_in_place_of(placed=first.pk, by=authority.shona)
    anew = placing.put_in_place_of(placed=first.pk, says_="More.", in_short=True, by=authority.ann)
    noted("figure taken out", report_of(authority), authority.ann, section="about")
    anew.refresh_from_db()
    assert (anew.place, anew.says, anew.in_short, anew.asked) == (1, "More.", True, INDICATOR)
    assert [row.pk for row in workspace(authority.report).placed] == [anew.pk, second.pk]
    first.refresh_from_db()
    assert first.taken_out_at is not None
    with pytest.raises(NotYours):
        placing.take_out(placed=first.pk, by=authority.ann)


TABLE = next(table for table in report_kind(KIND).section("localities").tables)


@pytest.mark.parametrize("between", ["|", "\t"])
def test_e1_rows_pasted_from_a_spreadsheet(between):
    pasted = "\n\n" + ROWS["localities"].replace(" | ", between) + "\n"
    assert placing.rows_from(TABLE, pasted) == [["Glen", "Two evenings", "A bus on Sundays", "12,400"]]


@pytest.mark.parametrize(
    ("pasted", "says"),
    [
        ("", ["row"]),
        ("Glen | x", ["Line 1"]),
        ("Glen | x | y | 1\nGlen | x | y | many\nGlen", ["Line 2", "Line 3"]),
    ],
)
def test_e1_each_line_that_does_not_fit_is_named(pasted, says):
    with refused(*["E1"] * len(says)) as wrong:
        placing.rows_from(TABLE, pasted)
    assert all(said.lower() in str(one).lower() for one, said in zip(wrong, says, strict=True))


# Arrangements


def test_e6_an_arrangement_is_reviewed_in_a_report_and_ends(authority):
    made = arrangements.arrange(
        unit=authority.unit, name="Home first", codes=("2",), from_date=TODAY, by=authority.ann
    )
    noted("arrangement set", f"unit:{authority.unit.pk}", authority.ann, outcomes=["2"])
    look = {"report": authority.report, "by": authority.ann}
    with refused("E1"):
        arrangements.review(arrangement=made.pk, text=" ", **look)
    with pytest.raises(NotYours):
        arrangements.review(arrangement="no-such-id", text="x", **look)
    for number, text in enumerate(("More stay.", "More stay at home."), start=1):
        assert arrangements.review(arrangement=made.pk, text=text, **look).number == number
    noted("arrangement reviewed", report_of(authority), authority.ann)
    assert ArrangementReviewed.objects.count() == 2
    with pytest.raises(NotYours):
        arrangements.end(arrangement=made.pk, on=TOMORROW, by=authority.shona)
    arrangements.end(arrangement=made.pk, on=TOMORROW, by=authority.ann)
    noted("arrangement ended", f"unit:{authority.unit.pk}", authority.ann)
    assert Arrangement.objects.get().to == TOMORROW


# Stories


@pytest.mark.parametrize(
    ("change", "rules"),
    [
        ({"wording": " "}, ["F3"]),
        ({"until": TODAY - dt.timedelta(days=30)}, ["F3"]),
        ({"wording": " ", "until": TODAY - dt.timedelta(days=30)}, ["F3", "F3"]),
    ],
)
def test_f3_an_agreement_is_to_words_and_does_not_end_before_it_begins(authority, change, rules):
    authority.story()
    given = {
        "person": authority.jean,
        "wording": "I walk.",
        "audience": "Everybody",
        "from_date": TODAY,
        "until": None,
    }
    with refused(*rules):
        stories.agree(**{**given, **change}, by=authority.shona)
    assert list(stories.stories_of(authority.jean)) == [authority.consent]


def test_f3_a_story_is_taken_out_of_a_draft_once(authority):
    told = authority.story()
    assert stories.told_in(authority.report) == [told]
    with pytest.raises(NotYours):
        stories.take_out(story=told.pk, by=authority.shona)
    stories.take_out(story=told.pk, by=authority.ann)
    noted("story taken out", report_of(authority), authority.ann)
    assert stories.told_in(authority.report) == []
    with pytest.raises(NotYours):
        stories.take_out(story=told.pk, by=authority.ann)
    assert Story.objects.count() == 1
    with refused("F3"):
        stories.tell(report=authority.report, section="about", consent="nobody", by=authority.ann)


def test_f3_an_agreement_to_something_else_is_not_taken_back_here(authority):
    authority.story()
    other = Consent.objects.create(
        person=authority.jean, use="research", wording="x", audience="x", from_date=TODAY
    )
    with pytest.raises(NotYours):
        redacting.take_back(consent=other, by=authority.shona)
    with pytest.raises(NotYours):
        redacting.take_back(consent=authority.consent, by=authority.ann)
    redacting.take_back(consent=authority.consent, by=authority.shona)
    noted("agreement taken back", f"consent:{authority.consent.pk}", authority.shona)
    redacting.take_back(consent=authority.consent, on=TOMORROW, by=authority.shona)
    assert authority.consent.withdrawn_on == TODAY
    assert Entry.objects.filter(verb="agreement taken back").count() == 1


def test_f3_of_two_who_redact_at_once_one_does(authority, monkeypatch):
    """Both editions lose the words; the one that is out gets one that takes its place, whoever is first."""
    authority.fill()
    authority.story()
    first = authority.published()
    assert redacting.honour(by=None) == []
    assert (first.number, current_edition(authority.report)) == (1, first)
    signing_off.send_back(report=authority.report, note="A wrong figure.", by=authority.una)
    assert signing_off.frozen_of(authority.report) is None
    signing_off.review(report=authority.report, by=authority.bob)
    signing_off.approve(report=authority.report, facts=None, threshold=5, by=None)
    assert signing_off.frozen_of(authority.report).step.target == "approved"
    second = publish(report=authority.report, facts=None, by=None)
    drawn = redacting.files_of

    def meanwhile(documents):
        monkeypatch.setattr(redacting, "files_of", drawn)
        assert [made.takes_place_of for made in redacting.honour(by=None)] == [second]
        return drawn(documents)

    monkeypatch.setattr(redacting, "files_of", meanwhile)
    assert redacting.withdraw(consent=authority.consent, by=authority.shona) == []
    third = current_edition(authority.report)
    assert (third.number, third.takes_place_of, Edition.objects.count()) == (3, second, 3)
    for edition in (first, second, third):
        assert not any(told.text for told in edition.stories.all())
        assert edition.stories.count() == 1
    took = Entry.objects.filter(verb="edition redacted").order_by("pk")
    assert [(entry.about, entry.details) for entry in took] == [
        (f"edition:{first.pk}", {"stories": 1, "took its place": 0}),
        (f"edition:{second.pk}", {"stories": 1, "took its place": 3}),
    ]
