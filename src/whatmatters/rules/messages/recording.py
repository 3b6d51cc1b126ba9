"""What is said when a record of an outcome breaks section B of the rulebook, or A2 to A9."""

from whatmatters.rules.refusals import N_, Message

NOT_IN_THE_FUTURE = Message(
    "C7", "on", N_("This date has not come yet."), N_("Give the day on which it happened.")
)

# A: the conversation
WHO_TOOK_PART = Message(
    "A4",
    "participants",
    N_("Nobody is named as having taken part."),
    N_("Say who took part, and in which role."),
)
UNKNOWN_ROLE = Message(
    "A4",
    "participants",
    N_("This is not a role in which somebody takes part."),
    N_("Choose one of: %(roles)s."),
)
UNKNOWN_SOURCE = Message(
    "A5",
    "drew_on",
    N_("This is not one of the things a conversation draws on."),
    N_("Choose from: %(sources)s."),
)
VIEW_WITHOUT_WORDS = Message(
    "A6", "words", N_("This view has no words."), N_("Write down what they said, or leave the view out.")
)


STRENGTH_WITHOUT_WORDS = Message(
    "A7", "description", N_("This strength is not described."), N_("Say what it is, in plain words.")
)
DEFERRED_WITHOUT_REASON = Message(
    "A9",
    "reason",
    N_("The reason for putting this off is missing."),
    N_("Say why it is deferred, so that the record does not look empty."),
)
RETURN_BEFORE_START = Message(
    "A9",
    "until",
    N_("The day to return to it is missing, or is not after the day it was put off."),
    N_("Give a later day on which to come back to it."),
)

# B1: words
NO_WORDS = Message(
    "B1",
    "words",
    N_("This wording has no words."),
    N_("Write the outcome down as the person says it."),
)
OUTCOME_WITHOUT_WORDS = Message(
    "B1",
    None,
    N_("This outcome is not worded."),
    N_("Write it down in the person's own words, or as it was interpreted from signs or by a supporter."),
)
WHY_REWORDED = Message(
    "B1",
    "reason",
    N_("These words take the place of earlier ones, and it is not said why."),
    N_("Say why the wording changed; the earlier words are kept."),
)
WORDS_BEFORE_THE_FIRST = Message(
    "B1",
    "on",
    N_("These words are dated before the first ones, which would then be a change without a reason."),
    N_("Give the day of the first words, or a later one."),
)
NOTHING_TO_STAND_BESIDE = Message(
    "B1",
    "kind",
    N_("A translation or plain version stands beside the person's words, and there are none by that day."),
    N_("Record the person's own words first."),
)

# B2: plan and need
NEEDS_A_PLAN = Message(
    "B2",
    "plan",
    N_("This outcome belongs to no plan, and outcomes outside a plan are not scored."),
    N_("Put it in the person's care and support plan, or keep it without scores."),
)
NEEDS_AN_ELIGIBLE_NEED = Message(
    "B2",
    "need",
    N_("This outcome is scored, and belongs to no eligible need in its plan."),
    N_("Link it to an eligible need of the same plan, or keep it without scores."),
)
IN_A_PLAN_ALREADY = Message(
    "B2", "plan", N_("This outcome is in a plan already."), N_("To move it, let it go on in the other plan.")
)
PLAN_IS_CLOSED = Message(
    "B2", "plan", N_("This plan is closed."), N_("Put the outcome in a plan that is open.")
)
SCORING_NOT_USED = Message(
    "B2",
    "value",
    N_("The authority has decided not to use scoring here."),
    N_("Record the words without a number, or have that decision changed by whoever made it."),
)
DECISION_WITHOUT_MAKER = Message(
    "B2",
    "decided_by",
    N_("Nobody is named as having decided whether scoring is used."),
    N_("Name who decided it."),
)
DECISION_WITHOUT_REASON = Message(
    "B2",
    "reason",
    N_("The reason for not using scoring is missing."),
    N_("Give the authority's reason; the person's own choice not to score is recorded apart."),
)

# B3: considered
NOT_CONSIDERED = Message(
    "B3",
    "how_supported",
    N_("It is not said how this outcome will be supported, or why not."),
    N_("Say how, by whom and with what resources; or say why it will not be supported."),
)
SUPPORTED_BY_NOBODY = Message(
    "B3",
    "by_whom",
    N_("It is not said who will support this outcome."),
    N_("Name who will: the person, family or community, the authority, another body."),
)
SUPPORTED_WITH_NOTHING = Message(
    "B3",
    "resources",
    N_("It is not said with what resources this outcome will be supported."),
    N_('Say with what; "none needed" is an answer, where the conversation itself was enough.'),
)
BOTH_SUPPORTED_AND_NOT = Message(
    "B3",
    "why_not",
    N_("This outcome is said to be supported, and not to be."),
    N_("Keep one of the two."),
)

# B4, B5: national outcomes
MAPPED_TWICE_AT_ONCE = Message(
    "B4",
    "recorded_at",
    N_("Two national outcomes of one framework are chosen on one day, recorded at the same moment."),
    N_("Keep the most relevant one as chosen and the other as a candidate."),
)
MAPPED_AFTER_END = Message(
    "B4",
    "set_on",
    N_("This choice of a national outcome is dated after the outcome ended."),
    N_("Give a day within the life of the outcome."),
)
MAPPED_WITHOUT_RATIONALE = Message(
    "B4",
    "rationale",
    N_("It is not said why this national outcome is the most relevant one."),
    N_("Say in a few words what you and the person agreed."),
)
UNKNOWN_CODE = Message(
    "B5",
    "code",
    N_("This national outcome is not in the frameworks known here."),
    N_("Choose framework, version and code from the lists."),
)

# B7, B8
WHY_NOT_THE_PERSON = Message(
    "B7",
    "defined_by_note",
    N_("The person did not define this outcome, and it is not said why."),
    N_("Say why that was appropriate, and that the supporter was comfortable to do it."),
)
BODY_WITHOUT_NAME = Message(
    "B8", "who", N_("Another body acts, and it is not named."), N_("Name the body or group.")
)
ACTION_WITHOUT_WHAT = Message(
    "B8", "what", N_("It is not said what is to be done."), N_("Say what will be done, in plain words.")
)

# B10: what becomes of an outcome
END_WITHOUT_DAY = Message(
    "B10",
    "ended_on",
    N_("This outcome is withdrawn or replaced, and the day is missing."),
    N_("Give the day on which it ended."),
)
END_WITHOUT_NOTE = Message(
    "B10",
    "end_note",
    N_("This outcome is withdrawn or replaced, and the reason is missing."),
    N_("Say why it is no longer what matters. It stays in the record."),
)
NO_SUCCESSOR = Message(
    "B10",
    "replaced_by",
    N_("This outcome is replaced, and it is not said by which."),
    N_("Record the new outcome, then link this one to it."),
)
SUCCESSOR_IS_ITSELF = Message(
    "B10",
    "replaced_by",
    N_("An outcome cannot take its own place."),
    N_("Link it to the outcome that follows it."),
)
SUCCESSOR_OF_ANOTHER = Message(
    "B10",
    "replaced_by",
    N_("The outcome that takes its place is another person's."),
    N_("Link it to an outcome of the same person."),
)
SUCCESSOR_TOO_EARLY = Message(
    "B10",
    "replaced_by",
    N_("The outcome that takes its place opened before this one ended."),
    N_("A successor opens on the day this one ends, or later."),
)
SUCCESSORS_IN_A_RING = Message(
    "B10",
    "replaced_by",
    N_("These outcomes replace one another in a ring."),
    N_("Link each to the one that came after it."),
)
ALREADY_ENDED = Message(
    "B10",
    "end_reason",
    N_("This outcome has ended already."),
    N_("If that was written down wrongly, correct it with a reason."),
)
ENDS_WITH_ITS_PLAN = Message(
    "C14",
    "end_reason",
    N_("An outcome ends with its plan only by closing the plan."),
    N_("Close the plan, or choose another way to end this outcome."),
)
ANOTHER_SCALE = Message(
    "B10",
    "ten_means",
    N_("What 0 or 10 means has changed, and this outcome has scores: two scales are never joined."),
    N_("Replace the outcome by a new one, or confirm that the new words mean the same."),
)
DOES_NOT_CONTINUE = Message(
    "B10",
    "continues",
    N_("A withdrawn or replaced outcome does not go on in a later plan."),
    N_("Link the new outcome to the one that took its place, or to none."),
)
CONTINUES_ANOTHERS = Message(
    "B10",
    "continues",
    N_("The outcome it carries on is another person's."),
    N_("Link it to an outcome of the same person."),
)
CONTINUES_TOO_EARLY = Message(
    "B10",
    "opened_on",
    N_("The outcome it carries on had not ended by then."),
    N_("It goes on from the day the earlier plan ended."),
)
CONTINUES_IN_SAME_PLAN = Message(
    "B10",
    "plan",
    N_("It goes on in the same plan."),
    N_("Put it in the later plan; within one plan the outcome itself stays open."),
)

# B11: advocacy
ADVOCACY_UNDECIDED = Message(
    "B11",
    "decision",
    N_("This person cannot take part without help, and nobody suitable is there to help."),
    N_("Decide about an independent professional advocate: there may be a duty to arrange one."),
)
ADVOCACY_NOT_NEEDED = Message(
    "B11",
    "decision",
    N_("It was decided that no advocate is needed, though nobody suitable is there to help."),
    N_("Arrange an independent professional advocate, or record who can help after all."),
)
ADVOCACY_WITHOUT_REASON = Message(
    "B11", "reason", N_("The reason for this decision is missing."), N_("Say why it was decided so.")
)
ADVOCATE_OF_WHICH_KIND = Message(
    "B11",
    "kind",
    N_("It is not said which kind of advocate was arranged."),
    N_("Choose family, friend or independent professional advocate."),
)
