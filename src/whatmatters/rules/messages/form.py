"""What is said when a row is not even in the form of the case pack (rule "schema")."""

from whatmatters.rules.refusals import N_, Message

UNKNOWN_WORD = Message(
    "schema", None, N_("This is not one of the words allowed here."), N_("Use one of: %(allowed)s.")
)
MISSING = Message("schema", None, N_("This must not be empty."), N_("Fill it in."))
NOT_A_DATE = Message(
    "schema", None, N_("This is not a date that exists."), N_("Write it as year-month-day: 2026-03-31.")
)
NOT_A_TIME = Message(
    "schema", None, N_("This is not a time."), N_("Write it in UTC as 2026-03-31T09:30:00Z.")
)
NOT_A_NUMBER = Message("schema", None, N_("This is not a whole number."), N_("Use digits only."))
OUT_OF_RANGE = Message(
    "schema",
    None,
    N_("This number is outside its range."),
    N_("Use a number from %(least)s to %(most)s."),
)
NOT_TRUE_OR_FALSE = Message("schema", None, N_("This is neither true nor false."), N_("Write true or false."))
ENDS_BEFORE_IT_BEGINS = Message(
    "schema", None, N_("This ends before it begins."), N_("Put the two dates in order.")
)
END_WITHOUT_REASON = Message(
    "schema", "end_reason", N_("This outcome has ended without a reason."), N_("Say how it ended.")
)
END_WITHOUT_DATE = Message(
    "schema", "ended_on", N_("This outcome has a reason for its end and no day."), N_("Give the day.")
)
UNKNOWN_COLUMN = Message(
    "schema",
    None,
    N_("This column is not in the format, and would be lost."),
    N_("Take it out, or move what it holds into a column of the format."),
)
MISSING_COLUMN = Message(
    "schema", None, N_("This column is missing."), N_("Add it, empty where nothing is known.")
)
UNKNOWN_FILE = Message(
    "schema",
    None,
    N_("This file is not in the format, and would be lost."),
    N_("Take it out, or move what it holds into a table of the format."),
)
MISSING_FILE = Message("schema", None, N_("This table is missing."), N_("Add it, if only with its header."))
RAGGED = Message(
    "schema",
    None,
    N_("This row has more or fewer cells than the header."),
    N_("Check quotation marks and commas in it."),
)
KEY_TWICE = Message(
    "schema", "id", N_("This id is used twice in the table."), N_("Give each row its own id.")
)
UNKNOWN_REFERENCE = Message(
    "schema", None, N_("This refers to something that is not in the pack."), N_("Add it, or correct the id.")
)
PLAN_OF_ANOTHER = Message(
    "schema", "plan", N_("This plan is another person's."), N_("Use a plan of the same person.")
)
NEED_OF_ANOTHER = Message(
    "schema", "need", N_("This need is another person's."), N_("Use a need in a plan of the same person.")
)
UNITS_IN_A_RING = Message(
    "schema", "parent", N_("These units stand above one another in a ring."), N_("Make them a tree.")
)
NOT_AN_IDENTIFIER = Message(
    "schema",
    "identifier",
    N_("This is neither a valid NHS number nor a valid CHI number."),
    N_("Check it against its source: the last digit proves the others."),
)
NOT_AWARE = Message(
    "schema", "recorded_at", N_("This time does not say its time zone."), N_("Give times in UTC.")
)
