"""A7: strengths and assets are first-class."""

import pytest

from tests.spec.case import refused
from tests.spec.rulebook import spec
from whatmatters.rules.strengths import Strength


@spec("A7", "P § Clarity", "Abilities, achievements, people, places and community are strengths")
@pytest.mark.parametrize("kind", ["ability", "achievement", "person", "place", "community", ""])
def test_a_strength_is_recorded_in_plain_words(kind):
    assert Strength(description="Knows every hymn by heart.", kind=kind).kind == kind


@spec("A7", "P § Clarity", "A strength says what it is")
def test_a_strength_without_words_is_refused():
    with refused("A7"):
        Strength(description="  ", kind="ability")


@spec("A7", "P § Clarity", "A deficit is not a kind of strength")
def test_an_unknown_kind_is_refused():
    with refused("schema"):
        Strength(description="Cannot climb stairs.", kind="deficit")
