"""D8: themes over what people said, with the words behind each, for people allowed to read them."""

import datetime as dt

import pytest

from tests.spec.rulebook import spec
from whatmatters.records.people.access import NotYours
from whatmatters.records.themes import actions, meaning
from whatmatters.records.themes.access import words_of
from whatmatters.records.themes.models import NarrativeVector, Theme
from whatmatters.records.themes.queries import look_for, themes_of
from whatmatters.rules.refusals import Refusals

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 6, 15)
SAID = [
    "Mae'r bws wedi stopio, felly dw i ddim yn mynd i unman.",
    "There is no bus any more, so I cannot get out.",
    "I slept the whole night through.",
    "Dw i'n cysgu'n well nag o'r blaen.",
    "My sister rings me every day now.",
    "Mae fy ffrind yn dod am baned bob wythnos.",
]


@pytest.fixture
def told(cast):
    """Six things people said at six talks in between, in two languages."""
    outcome = cast.outcome(cast.plan())
    for number, words in enumerate(SAID):
        cast.scored(outcome, "informal", 100 - number, value=5, narrative=words)
    return cast


def theme_of(cast, theme):
    return next(one for one in themes_of(cast.megan, cast.valley) if one.theme.pk == theme.pk)


@spec(
    "D8",
    "W § Why should progress be measured",
    "The model that reads meaning is on this machine, in a package",
)
def test_the_model_is_here():
    assert meaning.can_read()


@spec(
    "D8",
    "W § Why should progress be measured",
    "What people said is found by what it means, in Welsh and in English",
)
def test_search_by_meaning_crosses_the_languages(told):
    found = [
        row.narrative
        for row in look_for(told.megan, told.valley, "people cannot get about without a bus", most=2)
    ]
    assert set(found) == {SAID[0], SAID[1]}
    found = [row.narrative for row in look_for(told.megan, told.valley, "sleeping better at night", most=2)]
    assert set(found) == {SAID[2], SAID[3]}
    # Kept beside the words they were made from, and gone with them: nothing is worked out twice.
    assert NarrativeVector.objects.count() == words_of(told.megan, told.valley).count()
    first = look_for(told.megan, told.valley, "sister", most=1)[0]
    assert first.narrative == SAID[4], "a word that was said comes first"


@spec(
    "D8",
    "P § organisational change",
    "People name themes; words are suggested, with the words themselves to be read",
)
def test_words_are_suggested_to_a_theme(told):
    theme = actions.name_theme(
        unit="valley", name_en="Getting about", about="People cannot get out without a bus.", by=told.megan
    )
    actions.name_theme(unit="valley", name_en="Sleep", about="Sleeping better at night.", by=told.megan)
    suggested = {row.narrative for row in theme_of(told, theme).suggested}
    assert suggested & {SAID[0], SAID[1]}
    assert not suggested & {SAID[2], SAID[3]}
    assert not theme_of(told, theme).words, "nothing belongs until somebody says so"


@spec(
    "D8",
    "P § organisational change",
    "The machine keeps to what people said: neither suggested again, nor taken away",
)
def test_decisions_of_people_stand(told):
    theme = actions.name_theme(unit="valley", name_en="Getting about", by=told.megan)
    one, other = words_of(told.megan, told.valley).filter(narrative__in=SAID[:2])
    actions.decide(theme=theme.pk, scores=[one.pk], belongs=False, by=told.megan)
    actions.decide(theme=theme.pk, scores=[other.pk], belongs=True, by=told.megan)
    file = theme_of(told, theme)
    assert [row.pk for row in file.words] == [other.pk]
    assert one.pk not in {row.pk for row in file.suggested}
    actions.decide(theme=theme.pk, scores=[other.pk], belongs=False, by=told.megan)
    assert not theme_of(told, theme).words, "the latest decision holds"


@spec("D8", "P § organisational change", "Themes are renamed and merged, and the words go with them")
def test_merging(told):
    bus = actions.name_theme(unit="valley", name_en="The bus", by=told.megan)
    about = actions.name_theme(unit="valley", name_en="Getting about", by=told.megan)
    some = words_of(told.megan, told.valley).filter(narrative=SAID[1])
    actions.decide(theme=bus.pk, scores=[row.pk for row in some], belongs=True, by=told.megan)
    actions.merge_theme(theme=bus.pk, into=about.pk, by=told.megan)
    assert [one.theme.name_en for one in themes_of(told.megan, told.valley)] == ["Getting about"]
    assert [row.narrative for row in theme_of(told, about).words] == [SAID[1]]
    with pytest.raises(Refusals, match="D8"):
        actions.merge_theme(theme=about.pk, into=bus.pk, by=told.megan)
    with pytest.raises(Refusals, match="D8"):
        actions.rename_theme(theme=about.pk, name_en=" ", by=told.megan)


@spec(
    "D8", "W § Why should progress be measured", "Only those who may read the words see them, or place them"
)
def test_themes_are_for_those_who_may_read(told):
    theme = actions.name_theme(unit="valley", name_en="Getting about", by=told.megan)
    mine = words_of(told.megan, told.valley).first()
    for account in (told.ifan, told.alun, told.inspector, told.carys):
        with pytest.raises(NotYours):
            actions.name_theme(unit="valley", name_en="x", by=account)
        with pytest.raises(NotYours):
            actions.decide(theme=theme.pk, scores=[mine.pk], belongs=True, by=account)
        assert not words_of(account, told.coast).filter(pk=mine.pk).exists()
    with pytest.raises(NotYours):
        actions.decide(theme=theme.pk, scores=["nothing"], belongs=True, by=told.megan)


@spec("D8", "T § What are the outcomes?", "A unit can begin with the outcomes of Talking Points")
def test_begin_with_talking_points(told):
    made = actions.begin_with_talking_points(unit="valley", by=told.megan)
    assert "Feeling safe" in {theme.name_en for theme in made}
    assert actions.begin_with_talking_points(unit="valley", by=told.megan) == []
    assert Theme.objects.count() == len(made)


@spec(
    "D8",
    "Ours: nobody's words are lost for want of a model",
    "Without the model search goes by the words themselves",
)
def test_without_the_model(told, monkeypatch):
    monkeypatch.setattr(meaning, "can_read", lambda: False)
    assert [row.narrative for row in look_for(told.megan, told.valley, "sister")] == [SAID[4]]
    theme = actions.name_theme(unit="valley", name_en="Company", by=told.megan)
    assert theme_of(told, theme).suggested == []
