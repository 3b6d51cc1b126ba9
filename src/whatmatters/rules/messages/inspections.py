"""What is said where an inspection, or the sampling of records for it, cannot stand as it is (E5)."""

from whatmatters.rules.refusals import N_, Message

NO_BODY = Message(
    "E5",
    "bodies",
    N_("It is not said which body inspects."),
    N_("Choose one, or those that inspect together."),
)
OTHER_NATION = Message(
    "E5",
    "bodies",
    N_("This body does not inspect in this nation."),
    N_("Choose one that does."),
)
NO_BASIS = Message(
    "E5", "basis", N_("The legal basis is not given."), N_("Name the Act and section, or the order.")
)
NO_UNITS = Message(
    "E5", "units", N_("It is not said what is inspected."), N_("Choose the authority, or units below it.")
)
OUTSIDE = Message(
    "E5",
    "units",
    N_("A unit chosen does not lie in this authority."),
    N_("Choose the authority, or units below it."),
)
NO_INSPECTORS = Message(
    "E5", "inspectors", N_("Nobody is named who inspects."), N_("Choose the accounts of the inspectors.")
)
WORKS_HERE = Message(
    "E5",
    "inspectors",
    N_("One of them works with these records."),
    N_("Choose accounts that have no other role here; an administrator makes one."),
)
BACKWARDS = Message(
    "E5", "last_day", N_("This ends before it begins."), N_("Give a last day on or after the first.")
)
IN_THE_PAST = Message(
    "E5", "last_day", N_("This day has passed."), N_("Give a last day that is today or later.")
)
TOO_LONG = Message(
    "E5",
    "last_day",
    N_("This lasts longer than a year."),
    N_("Give an earlier day. An inspection can be extended by a new decision."),
)
NOT_LONGER = Message(
    "E5",
    "last_day",
    N_("This is not later than the last day it has now."),
    N_("Give a later day, or end the inspection."),
)
NO_REASON = Message("E5", "why", N_("The reason is not given."), N_("Say why, in a sentence."))
IS_OVER = Message(
    "E5",
    None,
    N_("This inspection is over."),
    N_("What was open is closed. Open a new inspection if there is one."),
)
SAMPLE_NO_BASIS = Message(
    "E5",
    "basis",
    N_("It is not said what lets inspectors see people's records."),
    N_("Name the Act and section, or the order, under which records are looked at."),
)
SAMPLE_TOO_FEW = Message(
    "E5", "how_many", N_("It is not said how many records."), N_("Give a number from 1 to %(most)s.")
)
SAMPLE_NO_SEED = Message(
    "E5",
    "seed",
    N_("The seed of the draw is not given."),
    N_("Agree a word or number with the inspectors before drawing, so that the draw can be repeated."),
)
SAMPLE_PERIOD = Message(
    "E5", "to", N_("The period ends before it begins."), N_("Give a last day on or after the first.")
)
SAMPLE_NOBODY = Message(
    "E5",
    "criterion",
    N_("There is nobody of whom this is so."),
    N_("Choose another criterion, or a longer period."),
)
