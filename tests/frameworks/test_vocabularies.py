"""The fixed words stand once: in the data, which forms, pages and rules read and the case pack and types agree with."""

from typing import get_args

import pytest

from whatmatters.exchange.descriptor import descriptor
from whatmatters.frameworks.languages import OF_PAGES
from whatmatters.frameworks.vocabularies import codes, vocabularies
from whatmatters.rules import vocabulary as rules

# Where a column of the pack holds the words of a vocabulary.
COLUMNS = {
    ("plans", "kind"): "plan_kind",
    ("outcomes", "type"): "outcome_type",
    ("outcomes", "end_reason"): "end_reason",
    ("wordings", "kind"): "wording_kind",
    ("scores", "kind"): "score_kind",
    ("scores", "not_scored_kind"): "not_scored_kind",
    ("actions", "who_kind"): "who_kind",
    ("strengths", "kind"): "strength_kind",
    ("risks", "risk_to"): "risk_to",
    ("advocacy", "decision"): "advocacy",
    ("advocacy", "kind"): "advocacy_kind",
}


def test_every_word_is_said_in_every_language_of_the_pages():
    texts = [text for terms in vocabularies().values() for text in terms.values()]
    assert [
        text.en
        for text in texts
        if any(text.language_said(language.code) != language.code for language in OF_PAGES)
    ] == []


@pytest.mark.parametrize(("table", "column"), COLUMNS, ids=".".join)
def test_the_pack_allows_the_words_of_the_vocabulary(table, column):
    allowed = descriptor().tables[table].column(column).allowed
    assert set(allowed) == set(codes(COLUMNS[table, column])) - {""}


@pytest.mark.parametrize(
    ("type_", "vocabulary"),
    [(rules.Status, "status"), (rules.PersonState, "person_state"), (rules.Intent, "intent")],
)
def test_the_types_of_the_rules_are_the_words_of_the_vocabulary(type_, vocabulary):
    assert get_args(type_) == codes(vocabulary)


def test_a_unit_that_a_page_adds_is_of_a_level_the_pack_knows():
    """A nation is in packs alone: nobody adds one by hand."""
    assert {*codes("unit_level"), "nation"} == set(descriptor().tables["units"].column("level").allowed)


def test_every_voice_and_role_has_words():
    assert set(rules.VOICES) < set(codes("voice"))
    assert set(rules.PARTICIPANT_ROLES) == set(codes("voice"))


def test_a_voice_in_the_pack_is_one_of_the_rules():
    tables = descriptor().tables
    assert tables["scores"].column("by").allowed == rules.VOICES
    assert set(tables["goals"].column("set_by").allowed) == set(rules.DEFINERS)
    assert set(tables["outcomes"].column("defined_by").allowed) == set(rules.DEFINERS)
