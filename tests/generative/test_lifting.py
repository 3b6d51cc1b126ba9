"""Lifting, whatever was written: the text stays, no character is cut, and words are found where they stand (A1, B1)."""

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from whatmatters.rules.clusters import may_cut, widened
from whatmatters.rules.lifting import Stretch, check_lift, from_a_page, pieces, stands_in, together
from whatmatters.rules.sentences import sentences
from whatmatters.rules.words_said import blank

AWKWARD = st.sampled_from(
    [
        "e\u0301",
        "👩‍👩‍👧",
        "👍🏽",
        "🇬🇧",
        "🏴\U000e0067\U000e0062\U000e007f",
        "한",
        "\u1100\u1161\u11a8",
        "क्षि",
        "จำ",
        "أ",
        "ŵ",
        "\r\n",
        "\n",
        " ",
        ". ",
        "…",
        "。",
        "\u200d",
    ]
)
TEXTS = st.lists(st.one_of(AWKWARD, st.characters(codec="utf-8")), max_size=40).map("".join)


@st.composite
def stretches(draw):
    """A text, and some stretches of it as a careless hand selects them."""
    text = draw(TEXTS)
    place = st.integers(0, len(text))
    return text, draw(st.lists(st.tuples(place, place).map(lambda pair: tuple(sorted(pair))), max_size=6))


@given(stretches())
@settings(max_examples=300, deadline=None)
def test_pieces_put_together_are_the_text(given_):
    text, found = given_
    lifts = [Stretch(str(n), start, end) for n, (start, end) in enumerate(found) if start < end]
    cut = pieces(text, lifts)
    assert "".join(piece.text for piece in cut) == text
    for lift in lifts:
        assert "".join(piece.text for piece in cut if lift.id in piece.lifts) == text[lift.start : lift.end]


@given(stretches())
@settings(max_examples=300, deadline=None)
def test_what_is_widened_can_be_lifted(given_):
    text, found = given_
    for start, end in found:
        wide_start, wide_end = widened(text, start, end)
        assert wide_start <= start and end <= wide_end
        assert may_cut(text, wide_start) and may_cut(text, wide_end)
        if not blank(text[wide_start:wide_end]):
            words = check_lift(text, becomes="strength", start=wide_start, end=wide_end)
            assert stands_in(text, words, wide_start) == wide_start


@given(TEXTS, TEXTS)
@settings(max_examples=300, deadline=None)
def test_words_are_found_in_another_version_where_a_slow_reader_finds_them(before, after):
    text = before + "my words" + after
    words, start = "my words", len(before)
    places = [at for at in range(len(text)) if text[at : at + len(words)] == words]
    whole = [at for at in places if may_cut(text, at) and may_cut(text, at + len(words))]
    nearest = min(whole, key=lambda at: (abs(at - start), at), default=None)
    assert stands_in(text, words, start) == nearest


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_sentences_are_in_their_order_and_leave_out_white_space_alone(text):
    parts = sentences(text)
    left, at = [], 0
    for start, end in parts:
        assert at <= start < end
        left.append(text[at:start])
        at = end
    left.append(text[at:])
    assert not "".join(left).strip()
    if parts:
        assert together(text, parts) == (parts[0][0], parts[-1][1])


@given(TEXTS, st.integers(0, 60))
@settings(max_examples=300, deadline=None)
def test_places_on_a_page_and_in_the_text(text, at):
    shown = text.replace("\r\n", "\n")
    assume(at <= len(shown))
    assert text[: from_a_page(text, at)].replace("\r\n", "\n") == shown[:at]
