"""What is said where a FAIR analysis leaves out what it is for (A10)."""

from whatmatters.rules.refusals import N_, Message

WITHOUT_EXPERIENCE = Message(
    "A10",
    "experience",
    N_("It is not said how the person lives through this."),
    N_("Ask them, and write it down in their words."),
)
NOT_HEARD = Message(
    "A10",
    "support_to_be_heard",
    N_("They are not fully heard, and it is not said what would help them to be."),
    N_("Say what support they need to be heard: an advocate, an interpreter, pictures, time."),
)
HOW_AT_STAKE = Message(
    "A10", "at_stake", N_("It is not said how this right is at stake."), N_("Say it in plain words.")
)
ABSOLUTE_RIGHT = Message(
    "A10",
    "restricted",
    N_("This right is absolute: no decision may restrict it."),
    N_("Say what is done so that it is kept, and seek advice at once where it is not."),
)
WITHOUT_LAW = Message(
    "A10",
    "law",
    N_("It is not said which law allows this restriction."),
    N_("Name it; without one the right cannot be restricted."),
)
WITHOUT_AIM = Message(
    "A10", "aim", N_("It is not said what the restriction is for."), N_("Say what it is to achieve.")
)
SLEDGEHAMMER = Message(
    "A10",
    "proportion",
    N_("It is not said why nothing less would do."),
    N_("Ask whether a sledgehammer is being used to crack a nut, and write down the answer."),
)
WHAT_CHANGES = Message("A10", "what", N_("It is not said what has to change."), N_("Say it in plain words."))
WHO_CHANGES_IT = Message(
    "A10", "who", N_("It is not said who helps to change it."), N_("Name everybody who has a part in it.")
)
WHAT_CAME = Message("A10", "what_came", N_("It is not said what came of it."), N_("Say what was found."))
WITHOUT_THE_PERSON = Message(
    "A10",
    "why_not",
    N_("The person did not take part in looking at it again, and it is not said why."),
    N_("Ask them to take part; where they did not, say why."),
)
WHAT_IS_DECIDED = Message(
    "A10", "decision", N_("It is not said which decision this is about."), N_("Say it in a sentence.")
)
