"""What is said when a goal, a score or the closing of a plan breaks section C of the rulebook."""

from whatmatters.rules.refusals import N_, Message

NOT_ON_THE_SCALE = Message(
    "C1",
    "value",
    N_("A score is a whole number from 0, the worst it could be, to 10, the best it could be."),
    N_("Give one of these eleven numbers, or record that no score was given and why."),
)
GOAL_NOT_ON_THE_SCALE = Message(
    "C1",
    "score",
    N_("A goal score is a whole number from 0, the worst it could be, to 10, the best it could be."),
    N_("Agree one of these eleven numbers with the person."),
)
GOAL_WITHOUT_MEANING = Message(
    "C2",
    "meaning",
    N_("It is not said what this goal score means."),
    N_("Write down, in the person's own words, what good enough looks like."),
)
TEN_WITHOUT_MEANING = Message(
    "C2",
    "ten_means",
    N_("It is not said what a score of 10 means."),
    N_("Write down, in the person's own words, what the best it could be looks like."),
)
NO_GOAL_YET = Message(
    "C2",
    "value",
    N_("This outcome has no goal yet."),
    N_("Agree with the person what good enough looks like, then score."),
)
SECOND_BASELINE = Message(
    "C3",
    "on",
    N_("This outcome has a baseline occasion already."),
    N_("Score it as a review or informally; or correct the baseline on its own day."),
)
BASELINE_BY_PRACTITIONER_ALONE = Message(
    "C3",
    "by",
    N_("A practitioner alone does not give a baseline."),
    N_("Ask the person; where they cannot, ask somebody who supports them. A refusal is an answer too."),
)
NO_NARRATIVE = Message(
    "C4",
    "narrative",
    N_("This score has no words with it."),
    N_("Write down what this number looks like, in the person's own words where they gave them."),
)
SCORE_AND_REFUSAL = Message(
    "C6",
    "not_scored_reason",
    N_("A score is given, and a reason for not scoring."),
    N_("Keep the one that holds."),
)
NEITHER_SCORE_NOR_REFUSAL = Message(
    "C6",
    "value",
    N_("There is neither a score nor a reason for not scoring."),
    N_("Give the score; or write down why none was given, which is an answer too."),
)
OUTSIDE_OUTCOME = Message(
    "C7",
    "on",
    N_("This score is dated outside the life of its outcome."),
    N_("Give a day between the opening and the end of the outcome."),
)
OUTSIDE_PLAN = Message(
    "C7",
    "on",
    N_("This score is dated outside the life of the plan."),
    N_("Give a day between the start and the closing of the plan."),
)
RETRACTED_WITHOUT_REASON = Message(
    "C7",
    "retracted_reason",
    N_("This score was taken back, and it is not said why."),
    N_("Say why it counts as never given."),
)
PASSED_OVER = Message(
    "C7",
    None,
    N_("The review passed over this outcome."),
    N_("Ask about it: a score, a refusal with its reason, or what a supporter tells."),
)
DIFFERENCE_WITHOUT_REASON = Message(
    "C8",
    "difference_reason",
    N_("This score differs from the score of record, and it is not said why."),
    N_("Give the reason for the difference; both scores are kept."),
)
CONCURS_AND_SCORES = Message(
    "C8",
    "concurs",
    N_("A practitioner who concurs gives no score of their own, and one is given."),
    N_("Keep the one that holds."),
)
SAME_VOICE_TWICE = Message(
    "C8",
    "recorded_at",
    N_("This voice has a row on this occasion already, recorded at the same moment."),
    N_("A correction is recorded later than what it corrects; a second supporter is named apart."),
)
SAME_OCCASION = Message(
    "C5",
    "on",
    N_("These rows are not one occasion."),
    N_("Give the scores of one outcome, one date and one kind together, and every other apart."),
)
WHY_A_SUPPORTER = Message(
    "C9",
    "proxy_reason",
    N_("A supporter speaks for the person, and it is not said why."),
    N_("Say why that was appropriate, and that the supporter was comfortable to do it."),
)
TOOL_AND_ANSWER_APART = Message(
    "C10",
    "raw",
    N_("A recording tool, the answer given on it and the score come together, and one of them is missing."),
    N_("Give all three, or score plainly from 0 to 10."),
)
UNKNOWN_TOOL = Message(
    "C10",
    "tool",
    N_("This recording tool is not known here."),
    N_("Choose a declared tool, or declare it with its transfer to 0-10."),
)
NOT_A_POINT = Message(
    "C10",
    "raw",
    N_("This answer is not one of the tool's points."),
    N_("Give the point the person chose on the tool."),
)
TRANSFER_DIFFERS = Message(
    "C10",
    "value",
    N_("The tool carries this answer over to another score than the one given."),
    N_("Give the score that the tool's transfer gives."),
)
GOAL_CHANGED_WITHOUT_REASON = Message(
    "C12",
    "reason",
    N_("The goal changed, and it is not said why."),
    N_("Say why; the earlier goal is kept with its meaning and date."),
)
GOAL_BEFORE_THE_FIRST = Message(
    "C12",
    "set_on",
    N_("This goal is dated before the first goal, which would then be a change without a reason."),
    N_("Give the day of the first goal, or a later one."),
)
TWO_GOALS_AT_ONCE = Message(
    "C12",
    "recorded_at",
    N_("Two goals are set on one day, recorded at the same moment."),
    N_("Keep one; a correction is recorded later than what it corrects."),
)
GOAL_AFTER_END = Message(
    "C12",
    "set_on",
    N_("This goal is dated after the outcome ended."),
    N_("Give a day within the life of the outcome."),
)
NO_EVALUATION = Message(
    "C14",
    "closure_evaluation",
    N_("This plan is closed without an evaluation."),
    N_("Say how far each outcome was achieved."),
)
OPEN_IN_A_CLOSED_PLAN = Message(
    "C14",
    "ended_on",
    N_("This outcome was open when its plan closed, and does not end with it."),
    N_("End it as closed with its plan, on the same day."),
)
PLAN_NOT_CLOSED = Message(
    "C14",
    "end_reason",
    N_("This outcome is said to have ended with its plan, and no plan closed that day."),
    N_("Give the day and reason with which it really ended."),
)
NO_END_SCORE = Message(
    "C14",
    None,
    N_("This outcome ended with its plan without an end score."),
    N_("Ask for an end score; a refusal with its reason is an answer too."),
)
PLAN_CLOSED_ALREADY = Message(
    "C14", "closed_on", N_("This plan is closed already."), N_("A closed plan is not closed again.")
)
OPENED_AFTER_CLOSING = Message(
    "C14",
    "closed_on",
    N_("An outcome of this plan opened, or was scored, after that day."),
    N_("Give a later day, or move what came after into another plan."),
)
