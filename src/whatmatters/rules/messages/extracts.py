"""What is said where an extract for a national body cannot be asked for as it is (E7)."""

from whatmatters.rules.refusals import N_, Message

NO_PURPOSE = Message(
    "E7", "purpose", N_("It is not said what the extract is for."), N_("Say it, as the agreement has it.")
)
NO_BASIS = Message(
    "E7", "basis", N_("The legal basis is not given."), N_("Name the Act and section, or the order.")
)
BAD_RECIPIENT = Message(
    "E7",
    "recipient",
    N_("This is not the name of a recipient's key."),
    N_("Write it in small letters, figures and hyphens, as the key is called."),
)
IN_THE_FUTURE = Message("E7", "as_of", N_("This day has not come yet."), N_("Give a day up to today."))
IN_WALES_NONE = Message(
    "E7",
    "unit",
    N_("In Wales no individual-level extract leaves: scores of individuals are not for national reporting."),
    N_("Release controlled tables instead."),
)
NO_KEY = Message(
    "E7",
    "recipient",
    N_("There is no key for %(recipient)s."),
    N_("Whoever runs the service makes one: whatmatters extract-key %(recipient)s."),
)
CANNOT = Message(
    "E7", None, N_("This extract cannot be made: %(why)s"), N_("Put that right, then take it again.")
)
TAKEN_ALREADY = Message(
    "E7", None, N_("This extract was taken already."), N_("Ask for another, with its purpose.")
)
