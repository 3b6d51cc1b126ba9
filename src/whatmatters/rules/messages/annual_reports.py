"""What is said where an annual report cannot go on (E1, E3, E4, F3)."""

from whatmatters.rules.refusals import N_, Message

NOT_FROM_HERE = Message(
    "E4",
    "step",
    N_("The report cannot be made %(target)s from where it stands: it is %(state)s."),
    N_("See what can be done next on the page of the report."),
)
GAP = Message(
    "E3",
    None,
    N_("“%(section)s” lacks %(what)s, which “%(item)s” asks for."),
    N_("Add it, or say why it is not there."),
)
TWO_VERSIONS = Message(
    "E4",
    None,
    N_("“%(section)s” stands in two versions, written at the same time."),
    N_("Open the section, read both side by side, and settle on one text."),
)
OPEN_COMMENTS = Message(
    "E4",
    None,
    N_("Comments are still open: %(count)s."),
    N_("Answer each and mark it as settled, before the report is approved."),
)
NO_REASON = Message(
    "E4", "note", N_("It is not said why."), N_("Say what has to change, so that the writers know.")
)
OWN_REVIEW = Message(
    "E4",
    None,
    N_("You said yourself that this report was reviewed, and somebody else can approve it."),
    N_("Ask another chief officer of the authority to approve it."),
)
WRITER_APPROVES = Message(
    "E4",
    None,
    N_("You wrote parts of this report, and there is a chief officer who did not."),
    N_("Ask them to approve it: two pairs of eyes."),
)
NOT_OPEN = Message(
    "E4",
    None,
    N_("The report is %(state)s, so nothing in it is changed now."),
    N_("Send it back to the writers first, and say why."),
)
NO_EXPLANATION = Message(
    "E3",
    "text",
    N_("It is not said why it is not there."),
    N_("Say it as readers of the report will read it."),
)
NO_SUCH_SECTION = Message(
    "E1", "section", N_("This kind of report has no such section."), N_("Choose one of its sections.")
)
NOTHING_WRITTEN = Message("E1", "text", N_("There is nothing in it."), N_("Write what readers should know."))
NO_YEAR = Message(
    "E1",
    "year",
    N_("There is a report of this authority for that year already."),
    N_("Open it; a corrected edition is begun from there."),
)
NOT_AN_AUTHORITY = Message(
    "E1",
    "unit",
    N_("This unit makes no report of this kind."),
    N_("Choose an authority with an area code."),
)
NO_ROWS = Message(
    "E1",
    "rows",
    N_("There are no rows in the table."),
    N_("Paste them from a spreadsheet: one row on each line."),
)
WRONG_WIDTH = Message(
    "E1",
    "rows",
    N_("Line %(line)s has %(found)s columns; the table has %(wanted)s."),
    N_("Put a tab or an upright stroke between the columns, and leave none out."),
)
NOT_A_NUMBER = Message(
    "E1",
    "rows",
    N_("Line %(line)s: “%(head)s” has to be a number."),
    N_("Write digits alone, with a comma between thousands if you like; or a dash where there is none."),
)
NO_SUCH_FIGURE = Message(
    "E2",
    "what",
    N_("There is no such figure."),
    N_("Choose an indicator, a question to the records, or something that was learned."),
)
NO_CONSENT = Message(
    "F3",
    None,
    N_("There is no agreement in force to tell this story here."),
    N_("Ask the person: for this use, in these words, to these readers, until a day they choose."),
)
NO_STORY = Message(
    "F3", "wording", N_("There is no story."), N_("Write it with the person, in the words they agree to.")
)
ENDS_BEFORE = Message(
    "F3",
    "until",
    N_("The agreement ends before it begins."),
    N_("Give the last day on which the story may be read."),
)
RELEASED_MEANWHILE = Message(
    "D6",
    None,
    N_(
        "Since the report was approved other figures have left, and beside them a table in it would tell too much."
    ),
    N_("Send the report back and approve it anew: its figures are then controlled beside what has left."),
)
CANNOT_LEAVE = Message(
    "D6",
    None,
    N_("A table of personal outcomes in “%(section)s” cannot leave beside what left before."),
    N_("Take it out, or ask a coarser question: %(why)s"),
)
