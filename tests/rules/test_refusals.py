"""How a rule says no."""

import importlib
import pkgutil
import re

import pytest

from whatmatters.rules import messages
from whatmatters.rules.messages import recording
from whatmatters.rules.refusals import Message, Refusal, Refusals, refuse_any

MESSAGES = {
    f"{module.__name__.rsplit('.')[-1]}.{name}": message
    for module in (
        importlib.import_module(f"{messages.__name__}.{found.name}")
        for found in pkgutil.iter_modules(messages.__path__)
    )
    for name, message in vars(module).items()
    if isinstance(message, Message)
}


def test_a_refusal_reads_as_what_is_wrong_what_to_do_and_the_rule():
    refusal = Refusal("C2", "No goal yet.", "Agree on %(what)s.", params={"what": "one"})

    assert str(refusal) == "No goal yet. Agree on one. (C2)"


def test_refusals_are_raised_together_and_found_beside_their_fields():
    first, second = recording.NO_WORDS(), recording.OUTCOME_WITHOUT_WORDS()

    with pytest.raises(Refusals) as caught:
        refuse_any([first, second])

    assert tuple(wrong.rule for wrong in caught.value) == ("B1", "B1")
    assert caught.value.beside("words") == (first,)
    assert caught.value.beside(None) == (second,)
    assert len(str(caught.value).splitlines()) == len(caught.value) == 2


def test_nothing_wrong_raises_nothing():
    refuse_any([])


@pytest.mark.parametrize("name", MESSAGES)
def test_every_message_names_its_rule_and_the_way_out_in_sentences(name):
    message = MESSAGES[name]

    assert re.fullmatch(r"[A-G]\d+a?|schema", message.rule)
    # What another part of the software says (`why`) is a sentence of its own.
    assert message.says.endswith((".", "%(why)s"))
    assert message.way_out.endswith((".", "%(why)s"))
    assert "  " not in message.says + message.way_out


def test_no_two_messages_of_a_rule_say_the_same():
    assert len({(message.rule, message.says, message.way_out) for message in MESSAGES.values()}) == len(
        MESSAGES
    )
