"""What is left of a word when its ending, and in Welsh its mutated beginning, is taken off. Rough on
purpose."""

from functools import lru_cache

# Words that say nothing about what matters to somebody.
SILENT = frozenset(
    """a about all also am an and any are as at be been but by can do for from get good has have he her him
    his i if in into is it its live long make me my need not of on or our own people person possible provide
    she so some support supported than that the their them these they thing things this those through to up
    use used using want was way we what when where which who will with would you your well being wellbeing
    well-being health social care services service help able including
    ac ag am ar at bod byd byw cael cyn da dan dros drwy ei eich ein er eu fel fod fy fydd gan gael gen gennyf
    gwneud hun hyd i iawn lle mae mewn mor na nad neu ni nid o oes oedd os pa pan pethau pobl person rhag rhai
    rhan rwy rwyf rydw sy sydd un wedi wrth wyf y ym yn yng yr yw cymorth cefnogi gofal gwasanaethau iechyd
    llesiant cymdeithasol""".split()  # noqa: SIM905 - read as words
)
ENDINGS_EN = ("nesses", "ings", "ness", "ing", "ers", "ies", "ed", "er", "es", "ly", "s", "y", "e")
ENDINGS_CY = ("iadau", "iaid", "ydd", "oedd", "iau", "ion", "ian", "au", "od", "io", "wyr", "o", "i", "u")
# What a mutated beginning may have been: soft, nasal, aspirate. The longest first.
MUTATED = (
    ("ngh", "c"), ("mh", "p"), ("nh", "t"), ("ng", "g"), ("ch", "c"), ("ph", "p"), ("th", "t"), ("dd", "d"),
    ("g", "c"), ("b", "p"), ("d", "t"), ("f", "b"), ("f", "m"), ("l", "ll"), ("r", "rh"),
    ("m", "b"), ("n", "d"),
)  # fmt: skip
SHORTEST = 3
LONG_ENOUGH_TO_MUTATE = 4


@lru_cache(maxsize=20_000)
def readings(word: str) -> frozenset[str]:
    """Every stem a word may stand for, English and Welsh: `gapel` reads as itself and as `capel`."""
    if len(word) < LONG_ENOUGH_TO_MUTATE:
        return frozenset({word, _without(word, ENDINGS_EN)})
    unmutated = {word} | {first + word[len(begins) :] for begins, first in MUTATED if word.startswith(begins)}
    if word[0] in "aeiouwyâêîôûŵŷ":
        unmutated.add("g" + word)  # ardd, from gardd
    welsh = {_without(one, ENDINGS_CY) for one in unmutated}
    return frozenset({word, _without(word, ENDINGS_EN)} | unmutated | welsh)


def _without(word: str, endings: tuple[str, ...]) -> str:
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            return word[: -len(ending)]
    return word
