"""The words on screen for every coded value, in the reader's language. One home, so that a code never shows by itself."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from whatmatters.web.design import report_choices

LANGUAGES: dict[str, Any] = {
    "en": _("English"),
    "cy": _("Welsh"),
    "gd": _("Scottish Gaelic"),
    "bfi": _("British Sign Language"),
    "pl": _("Polish"),
    "ur": _("Urdu"),
    "pa": _("Punjabi"),
    "bn": _("Bengali"),
    "ar": _("Arabic"),
    "zh": _("Chinese"),
    "uk": _("Ukrainian"),
    "ro": _("Romanian"),
    "pt": _("Portuguese"),
    "so": _("Somali"),
    "sco": _("Scots"),
}

LEARNED: dict[str, Any] = {
    "heard": _("What we heard"),
    "changed": _("What we changed"),
}

VOICES: dict[str, Any] = {
    "person": _("the person"),
    "attorney": _("attorney"),
    "guardian": _("guardian"),
    "advocate": _("advocate"),
    "independent_advocate": _("independent professional advocate"),
    "unpaid_carer": _("unpaid carer"),
    "family": _("family member"),
    "friend": _("friend"),
    "practitioner": _("practitioner"),
}

ROLES: dict[str, Any] = {
    "practitioner": pgettext_lazy("role", "Practitioner"),
    "manager": pgettext_lazy("role", "Team manager"),
    "analyst": pgettext_lazy("role", "Analyst"),
    "chief_officer": pgettext_lazy("role", "Chief officer"),
    "administrator": pgettext_lazy("role", "Administrator"),
    "inspector": pgettext_lazy("role", "Inspector"),
}

PLAN_KINDS: dict[str, Any] = {
    "adult": _("Care and support plan (adult)"),
    "child": _("Care and support plan (child)"),
    "carer": _("Support plan (carer)"),
    "young_carer": _("Support plan (young carer)"),
}

OUTCOME_TYPES: dict[str, Any] = {
    "quality_of_life": _("Quality of life: to keep or to have something good"),
    "change": _("Change: to get something moving or out of the way"),
    "process": _("Process: how I am treated"),
}

SCORE_KINDS: dict[str, Any] = {
    "baseline": _("Baseline"),
    "informal": _("In between"),
    "review": _("Review"),
    "end": _("At the end"),
}

STATUSES: dict[str, Any] = {
    "withdrawn": _("Let go or replaced"),
    "deferred": _("Put off for now, to keep somebody safe"),
    "not_scored": _("Chose not to score"),
    "awaiting_baseline": _("Nobody has scored this yet"),
    "awaiting_review": _("Scored once, not yet looked at again"),
    "improved": _("Better than at the start"),
    "maintained": _("Holding steady"),
    "worsened": _("Further away than at the start"),
}

PERSON_STATES: dict[str, Any] = {
    "improving": _("Things are getting better"),
    "steady": _("Things are holding steady"),
    "mixed": _("Some things are better, some are further away"),
    "worsening": _("Things are getting harder"),
    "not_yet_known": _("Not yet known"),
}

END_REASONS: dict[str, Any] = {
    "completed": _("Completed"),
    "withdrawn": _("Let go"),
    "replaced": _("Replaced by another outcome"),
    "plan_closed": _("Ended with the plan"),
}

WHO_KINDS: dict[str, Any] = {
    "person": _("The person"),
    "family_or_community": _("Family, friends or community"),
    "local_authority": _("The authority"),
    "other_body": _("Another organisation"),
}

NOT_SCORED_KINDS: dict[str, Any] = {
    "declined": _("would rather not"),
    "unable": _("could not say"),
    "not_asked": _("was not asked"),
}

WORDING_KINDS: dict[str, Any] = {
    "": _("their own words"),
    "own": _("their own words"),
    "interpreted": _("understood from signs, or through a supporter"),
    "translation": _("translation"),
    "plain": _("plainer words"),
}

REVIEW_CHOICES: dict[str, Any] = {
    "keep": _("Keep it as it is"),
    "new_goal": _("A new goal"),
    "smaller_steps": _("Smaller steps"),
    "other_actions": _("Same goal, other actions"),
    "completed": _("It is completed"),
    "let_it_go": _("Let it go"),
    "replace": _("Replace it with something that matters more now"),
}

INTENTS: dict[str, Any] = {
    "improve": _("to get better"),
    "maintain": _("to keep it as it is"),
    "slow_decline": _("to slow it down"),
}

DREW_ON: dict[str, Any] = {
    "verbal": _("What they said"),
    "non-verbal": _("Gestures, expressions, pictures, a talking mat"),
    "records": _("Earlier records"),
    "family": _("What family, friends or an unpaid carer see"),
    "paid carers": _("What paid carers see"),
}

GENDERS: dict[str, Any] = {
    "female": _("Woman or girl"),
    "male": _("Man or boy"),
    "other": _("In another way"),
}

STRENGTH_KINDS: dict[str, Any] = {
    "ability": _("Something they can do"),
    "achievement": _("Something they have done"),
    "person": _("Somebody"),
    "place": _("A place"),
    "community": _("A group or community"),
}

# What the regions of the map are called.
STRENGTH_REGIONS: dict[str, Any] = {
    "person": _("People"),
    "ability": _("What they can do"),
    "achievement": _("What they have done"),
    "place": _("Places"),
    "community": _("Community"),
    "": _("Something else that helps"),
}

RISK_TO: dict[str, Any] = {
    "person": _("to the person"),
    "others": _("to others"),
    "both": _("to the person and to others"),
}

ADVOCACY: dict[str, Any] = {
    "not_needed": _("Not needed"),
    "offered": _("Offered"),
    "declined": _("Offered, and they said no"),
    "arranged": _("Arranged"),
}

ADVOCACY_KINDS: dict[str, Any] = {
    "family": _("A family member"),
    "friend": _("A friend"),
    "independent_advocate": _("An independent professional advocate"),
}

UNIT_LEVELS: dict[str, Any] = {
    "team": _("A team"),
    "project": _("A project"),
    "service": _("A service"),
    "organisation": _("An organisation"),
    "partnership": _("A partnership"),
}

VERBS: dict[str, Any] = {
    "looked": _("looked"),
    "person added": _("person added"),
    "details changed": _("details changed"),
    "who matters noted": _("who matters noted"),
    "strength noted": _("strength noted"),
    "advocacy decided": _("advocacy decided"),
    "taken on": _("taken on"),
    "opened from outside": _("opened from outside"),
    "opening reviewed": _("opening reviewed"),
    "plan started": _("plan started"),
    "need recorded": _("need recorded"),
    "conversation written down": _("conversation written down"),
    "conversation changed": _("conversation changed"),
    "outcome recorded": _("outcome recorded"),
    "words recorded": _("words recorded"),
    "goal agreed": _("goal agreed"),
    "national outcome chosen": _("national outcome chosen"),
    "national outcome considered": _("national outcome considered"),
    "score recorded": _("score recorded"),
    "not scored recorded": _("not scored recorded"),
    "score taken back": _("score taken back"),
    "action agreed": _("action agreed"),
    "action settled": _("action settled"),
    "contribution recorded": _("contribution recorded"),
    "decision recorded": _("decision recorded"),
    "outcome ended": _("outcome ended"),
    "outcome placed in plan": _("outcome placed in plan"),
    "put off": _("put off"),
    "returned to": _("returned to"),
    "review begun": _("review begun"),
    "closing begun": _("closing begun"),
    "review put aside": _("review put aside"),
    "review held": _("review held"),
    "plan closed": _("plan closed"),
    "plan laid beside": _("plan laid beside"),
    "agreement taken back": _("agreement taken back"),
    "problem stated": _("problem stated"),
    "words lifted": _("words lifted"),
    "words put back": _("words put back"),
    "matter opened": _("matter opened"),
    "view written down": _("view written down"),
    "common ground written down": _("common ground written down"),
    "risk named": _("risk named"),
    "risk placed": _("risk placed"),
    "risk agreed": _("risk agreed"),
    "calls on what helps": _("calls on what helps"),
    "no longer calls on": _("no longer calls on"),
    "fair begun": _("fairness of a decision looked at"),
    "fair facts": _("facts of a decision written down"),
    "fair right weighed": _("right at stake weighed"),
    "fair responsibility shared": _("responsibility shared"),
    "fair responsibility done": _("responsibility done"),
    "fair reviewed": _("decision looked at again"),
    "extract asked for": _("extract asked for"),
    "extract taken": _("extract taken"),
    "inspection opened": _("inspection opened"),
    "inspection extended": _("inspection extended"),
    "inspection ended": _("inspection ended"),
    "inspected": _("looked at in an inspection"),
    "records sampled": _("opened to an inspection"),
    "taken out of a sample": _("closed to an inspection"),
    "reflection shown": _("own practice shown to a colleague"),
    "reflection taken back": _("own practice no longer shown"),
    "reflection seen": _("a colleague's practice looked at"),
    "practice looked at": _("a team's practice looked at"),
    "theme named": _("theme named"),
    "theme renamed": _("theme renamed"),
    "theme merged": _("theme merged"),
    "words placed in theme": _("words placed in theme"),
    "figures taken away": _("figures taken away"),
    "heard and changed": _("what was heard and changed"),
    "told what was changed": _("told what was changed"),
    "unit outcome set": _("what a service works towards said"),
    "unit outcome ended": _("no longer worked towards"),
    "unit outcome linked": _("line of sight drawn"),
    "outcome linked": _("line of sight drawn"),
    "service recorded": _("service recorded"),
    "release": _("table released"),
    "record loaded": _("record loaded"),
    "pack loaded": _("pack loaded"),
    "pack exported": _("pack exported"),
    "unit added": _("unit added"),
    "account added": _("account added"),
    "role given": _("role given"),
    "role ended": _("role ended"),
    "account switched off": _("account switched off"),
}

VOCABULARIES: dict[str, dict[str, Any]] = {
    "language": LANGUAGES,
    "learned": LEARNED,
    "voice": VOICES,
    "role": ROLES,
    "plan_kind": PLAN_KINDS,
    "outcome_type": OUTCOME_TYPES,
    "score_kind": SCORE_KINDS,
    "status": STATUSES,
    "person_state": PERSON_STATES,
    "end_reason": END_REASONS,
    "who_kind": WHO_KINDS,
    "not_scored_kind": NOT_SCORED_KINDS,
    "wording_kind": WORDING_KINDS,
    "review_choice": REVIEW_CHOICES,
    "intent": INTENTS,
    "drew_on": DREW_ON,
    "gender": GENDERS,
    "strength_kind": STRENGTH_KINDS,
    "strength_region": STRENGTH_REGIONS,
    "risk_to": RISK_TO,
    "advocacy": ADVOCACY,
    "advocacy_kind": ADVOCACY_KINDS,
    "unit_level": UNIT_LEVELS,
    "verb": {**VERBS, **report_choices.VERBS},
    "report_state": report_choices.STATES,
    "report_step": report_choices.STEPS,
    "report_lacks": report_choices.LACKS,
}


def said(vocabulary: str, code: str) -> Any:
    """The words for a code; the code itself where a deployment has one of its own."""
    return VOCABULARIES[vocabulary].get(code, code)


def options(vocabulary: str, *only: str) -> list[tuple[str, Any]]:
    """(code, words) pairs for a form, all of them or those named."""
    terms = VOCABULARIES[vocabulary]
    return [(code, terms[code]) for code in (only or terms)]
