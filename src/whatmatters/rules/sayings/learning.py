"""What is said when scores are asked for something they are never used for (section D of the rulebook)."""

from whatmatters.rules.refusals import N_, Saying

NO_COMPARING_PEOPLE = Saying(
    "D3",
    None,
    N_("Scores of different people are not added, averaged or compared: each is individual to its person."),
    N_("Count in how many outcomes life got better, stayed or got worse, and how many were achieved."),
)
NO_RANKING = Saying(
    "D4",
    None,
    N_("Authorities are not set side by side on personal outcomes."),
    N_("Ask within one authority, which may stand beside the national total."),
)
NO_DECIDING_BY_SCORE = Saying(
    "D5",
    None,
    N_("A score never decides about prolonging, shortening or closing care."),
    N_("Decide with the person, from their circumstances and needs."),
)
NO_SCORES_LEAVE = Saying(
    "D6",
    None,
    N_("Individual scores are not reported nationally."),
    N_("Publish counts that are aggregated and disclosure-controlled."),
)
