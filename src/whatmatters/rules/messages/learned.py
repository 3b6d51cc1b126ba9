"""What is said where the feedback loop or the line of sight is left open (D9, D11)."""

from whatmatters.rules.refusals import N_, Message

NOTHING_HEARD = Message(
    "D9", "heard", N_("It is not said what was heard."), N_("Say it in plain words, of nobody in particular.")
)
NOTHING_CHANGED = Message(
    "D9",
    "changed",
    N_("It is not said what was changed, or will be."),
    N_("Say what is different now, or what you will do and when; or why it stays as it is."),
)
NAMES_SOMEBODY = Message(
    "D9",
    None,
    N_("This names somebody the team works with."),
    N_("Say it so that nobody can be made out: what was heard from many, not who said it."),
)
NO_STATEMENT = Message(
    "D11",
    "statement",
    N_("It is not said what you work towards."),
    N_("Say it in a sentence, as what is different for people."),
)
ENDS_BEFORE_IT_BEGINS = Message(
    "D11", "on", N_("This ends before it begins."), N_("Give the day from which it no longer holds.")
)
NOT_ABOVE = Message(
    "D11",
    "to",
    N_("This does not lie above it."),
    N_("Choose an outcome of a service, organisation or partnership that it is part of, or a national one."),
)
NO_SERVICE = Message(
    "B8", "service", N_("It is not said what they had."), N_("Name the service, as it is known here.")
)
