"""What is said about words lifted from a conversation, negotiated risk, and calling on what helps (A1, A2, A6-A8)."""

from whatmatters.rules.refusals import N_, Message

BECOMES_WHAT = Message(
    "A2", "becomes", N_("Lifted words cannot become this."), N_("Choose one of: %(allowed)s.")
)
NOTHING_LIFTED = Message(
    "A1", "words", N_("No words are picked out."), N_("Pick out the words that are meant.")
)
CUT_IN_TWO = Message(
    "B1",
    "words",
    N_("A character would be cut in two."),
    N_("Pick the words out again, with the whole of their first and last letter or picture."),
)
OTHER_WORDS = Message(
    "B1",
    "words",
    N_("These words do not stand in the sentences picked out."),
    N_("Leave words away at the beginning or the end; what is lifted is what was said."),
)
NOT_TOGETHER = Message(
    "A1",
    "words",
    N_("The sentences picked out do not follow one another."),
    N_("Lift them one after the other: each keeps its own place."),
)
ALREADY_PUT_BACK = Message(
    "A1", None, N_("This has been put back already."), N_("Lift the words again if they are meant after all.")
)
BUILT_ON = Message(
    "B10",
    None,
    N_("Something has been built on this since it was lifted, so it stays."),
    N_("The words can be put back; let what was made of them go on its own page, with the reason."),
)
MATTER_WITHOUT_NAME = Message(
    "A6", "about", N_("It is not said what these views are about."), N_("Say it in a few words.")
)
NEITHER_MEET_NOR_DIFFER = Message(
    "A6",
    "meet",
    N_("Neither where the views meet nor where they differ is said."),
    N_("Say the one or the other; both views stay as they are."),
)
AGREED_BY_NOBODY = Message(
    "A8", "agreed_by", N_("It is not said who agreed."), N_("Name those who agreed, the person among them.")
)
NOTHING_AGREED = Message(
    "A8", "agreed", N_("It is not said what was agreed."), N_("Write it down in plain words.")
)
NO_DAY_TO_LOOK_AGAIN = Message(
    "A8",
    "look_again_on",
    N_("No later day is given on which to look at this risk again."),
    N_("Give a day after the one on which it was agreed."),
)
RISK_WITHOUT_WORDS = Message(
    "A8", "risk", N_("The risk is not described."), N_("Say what might happen, in plain words.")
)
