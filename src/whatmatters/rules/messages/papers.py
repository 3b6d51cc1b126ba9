"""What is said when a paper is filled in that cannot be kept as it is, or a plan laid beside another that may not be."""

from whatmatters.rules.refusals import N_, Message

PROBLEM_STANDS = Message(
    "C15",
    "problem_statement",
    N_("Another statement of the problem was written down before, and it is kept."),
    N_("Write what you see now in a conversation, or with the next score."),
)
NOT_LINKED = Message(
    "A6",
    "other",
    N_("Nobody has written down who these two are to each other."),
    N_("Note it first, under who matters to them."),
)
NO_AGREEMENT = Message(
    "F3",
    "wording",
    N_("It is not written down that they agreed."),
    N_("Ask them, and write down what they said."),
)
NO_PLAN_OF_THEIRS = Message(
    "A6",
    "other",
    N_("They have no open plan."),
    N_("Start one with them first."),
)
