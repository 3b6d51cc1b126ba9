"""What every field holds of a person. A test fails on a field that stands in no row, so that none slips in undecided.

Classes: `identity` (who it is), `words` (what they said, or was written of them), `care` (facts of their care, scores and
health by implication: special category data), `work` (about staff at work), `none` (not about a person).
The register is what export, erasure and demonstration data go by.
"""

from whatmatters.records.annual_reports.fields import FIELDS as OF_ANNUAL_REPORTS
from whatmatters.records.extracts.fields import FIELDS as OF_EXTRACTS
from whatmatters.records.inspections.fields import FIELDS as OF_INSPECTIONS

IDENTITY, WORDS, CARE, WORK, NONE = "identity", "words", "care", "work", "none"

_KEYS = {"id": NONE, "recorded_at": WORK, "recorded_by": WORK}

REGISTER: dict[str, dict[str, str]] = {
    "organisations.Unit": dict.fromkeys(("id", "name", "level", "parent", "area_code", "nation"), NONE),
    "organisations.UnitWithin": dict.fromkeys(("id", "unit", "within"), NONE),
    "organisations.UnitOutcome": dict.fromkeys(("id", "unit", "statement", "from_date", "to"), NONE),
    "accounts.Account": dict.fromkeys(
        (
            "id",
            "password",
            "last_login",
            "is_superuser",
            "username",
            "email",
            "is_staff",
            "is_active",
            "date_joined",
            "name",
            "language",
            "groups",
            "user_permissions",
        ),
        WORK,
    ),
    "accounts.Membership": dict.fromkeys(("id", "account", "unit", "role", "from_date", "until"), WORK),
    "people.Person": {
        "id": IDENTITY,
        "name": IDENTITY,
        "preferred_name": IDENTITY,
        "date_of_birth": IDENTITY,
        "gender": CARE,
        "language": CARE,
        "communication_needs": CARE,
        "identifier": IDENTITY,
        "deprivation_quintile": CARE,
        "data_zone": IDENTITY,
        "example": NONE,
    },
    "people.Relationship": {
        "id": NONE,
        "person": IDENTITY,
        "other": IDENTITY,
        "name": IDENTITY,
        "role": CARE,
        "note": WORDS,
    },
    "people.Strength": {"id": NONE, "person": IDENTITY, "kind": CARE, "description": WORDS, "noted_on": CARE},
    "people.Advocacy": {
        "id": NONE,
        "person": IDENTITY,
        "on": CARE,
        "decision": CARE,
        "kind": CARE,
        "reason": WORDS,
    },
    "people.Consent": {
        "id": NONE,
        "person": IDENTITY,
        "use": CARE,
        "wording": WORDS,
        "audience": CARE,
        "from_date": CARE,
        "until": CARE,
        "withdrawn_on": CARE,
    },
    "people.Responsibility": {
        "id": NONE,
        "person": IDENTITY,
        "unit": CARE,
        "account": WORK,
        "since": CARE,
        "until": CARE,
    },
    "people.Opening": {
        "id": NONE,
        "person": IDENTITY,
        "account": WORK,
        "reason": WORDS,
        "at": WORK,
        "until": WORK,
        "reviewed_at": WORK,
        "reviewed_by": WORK,
        "review_note": WORDS,
        "justified": WORK,
    },
    "plans.Plan": {
        "id": NONE,
        "person": IDENTITY,
        "kind": CARE,
        "unit": CARE,
        "coordinator": WORK,
        "started_on": CARE,
        "closed_on": CARE,
        "closure_evaluation": WORDS,
        "closure_statement": WORDS,
    },
    "plans.Need": {"id": NONE, "plan": IDENTITY, "description": WORDS, "eligible": CARE},
    "plans.Review": {
        "id": NONE,
        "plan": IDENTITY,
        "on": CARE,
        "kind": CARE,
        "participants": IDENTITY,
        "decisions": WORDS,
        "next_review_on": CARE,
    },
    "plans.ReviewUnderWay": {
        "id": NONE,
        "plan": IDENTITY,
        "closing": CARE,
        "on": CARE,
        "participants": IDENTITY,
        "started_by": WORK,
        "started_at": WORK,
    },
    "conversations.Conversation": {
        **_KEYS,
        "person": IDENTITY,
        "plan": CARE,
        "on": CARE,
        "participants": IDENTITY,
        **dict.fromkeys(("narrative", "circumstances", "barriers", "risks", "strengths"), WORDS),
        "drew_on": CARE,
        "language": CARE,
        "replaces": NONE,
    },
    "conversations.Draft": {
        "id": NONE,
        "account": WORK,
        "person": IDENTITY,
        "about": NONE,
        "text": WORDS,
        "saved_at": WORK,
    },
    "outcomes.Outcome": {
        "id": NONE,
        "person": IDENTITY,
        **dict.fromkeys(("plan", "need", "number", "conversation", "continues", "type", "defined_by"), CARE),
        **dict.fromkeys(("opened_on", "ended_on", "end_reason", "replaced_by"), CARE),
        **dict.fromkeys(("problem_statement", "defined_by_note", "end_note", "end_evaluation"), WORDS),
    },
    "outcomes.Wording": {
        **_KEYS,
        "outcome": IDENTITY,
        **dict.fromkeys(("on", "language", "kind", "by"), CARE),
        **dict.fromkeys(("words", "why", "reason"), WORDS),
    },
    "outcomes.Mapping": {
        **_KEYS,
        "outcome": IDENTITY,
        **dict.fromkeys(("choice", "framework", "version", "code", "set_on"), CARE),
        "rationale": WORDS,
    },
    "outcomes.Goal": {
        **_KEYS,
        "outcome": IDENTITY,
        **dict.fromkeys(("set_on", "score", "set_by"), CARE),
        **dict.fromkeys(("meaning", "ten_means", "zero_means", "reason"), WORDS),
    },
    "outcomes.Score": {
        **_KEYS,
        "outcome": IDENTITY,
        **dict.fromkeys(
            ("on", "kind", "by", "value", "language", "not_scored_kind", "concurs", "tool", "raw"), CARE
        ),
        "who": IDENTITY,
        **dict.fromkeys(
            ("narrative", "not_scored_reason", "proxy_reason", "difference_reason", "retracted_reason"), WORDS
        ),
        "retracted_at": CARE,
    },
    "outcomes.Action": {
        "id": NONE,
        "outcome": IDENTITY,
        "who": IDENTITY,
        **dict.fromkeys(("who_kind", "due_on", "done_on"), CARE),
        **dict.fromkeys(("what", "output", "not_done_reason"), WORDS),
    },
    "outcomes.Deferral": {
        "id": NONE,
        "person": IDENTITY,
        **dict.fromkeys(("plan", "outcome", "from_date", "until", "resolved_on"), CARE),
        "reason": WORDS,
    },
    "outcomes.Risk": {
        "id": NONE,
        "person": IDENTITY,
        **dict.fromkeys(("outcome", "risk_to", "agreed_on", "look_again_on"), CARE),
        **dict.fromkeys(("risk", "views", "agreed", "agreed_by"), WORDS),
    },
    "outcomes.Contribution": {"id": NONE, "outcome": IDENTITY, "unit": CARE, "agency": CARE, "role": WORDS},
    "outcomes.Provision": {
        "id": NONE,
        "person": IDENTITY,
        **dict.fromkeys(("outcome", "service", "unit", "from_date", "to"), CARE),
    },
    "outcomes.OutcomeLink": {
        "id": NONE,
        "from_outcome": IDENTITY,
        **dict.fromkeys(("from_unit_outcome", "to_unit_outcome", "to_framework", "to_code", "since"), NONE),
    },
    "outcomes.Decision": {
        **_KEYS,
        "person": IDENTITY,
        **dict.fromkeys(("plan", "outcome", "on", "kind", "decision"), CARE),
        "by": WORK,
        "reason": WORDS,
    },
    "understanding.Lift": {
        **_KEYS,
        "conversation": IDENTITY,
        "words": WORDS,
        **dict.fromkeys(
            ("becomes", "start", "end", "outcome", "strength", "risk", "action", "need", "put_back_at"), CARE
        ),
    },
    "understanding.Matter": {
        "id": NONE,
        "person": IDENTITY,
        "about": WORDS,
        **dict.fromkeys(("outcome", "risk", "opened_on"), CARE),
    },
    "understanding.View": {
        **_KEYS,
        "matter": IDENTITY,
        "who": IDENTITY,
        "words": WORDS,
        **dict.fromkeys(("on", "by", "language"), CARE),
    },
    "understanding.CommonGround": {
        **_KEYS,
        "matter": IDENTITY,
        "on": CARE,
        **dict.fromkeys(("meet", "differ"), WORDS),
    },
    "understanding.RiskAgreement": {
        **_KEYS,
        "risk": IDENTITY,
        **dict.fromkeys(("on", "look_again_on", "over"), CARE),
        **dict.fromkeys(("worth_taking", "agreed", "agreed_by"), WORDS),
    },
    "understanding.CallingOn": {
        "id": NONE,
        "outcome": IDENTITY,
        **dict.fromkeys(("strength", "relationship", "since"), CARE),
        "how": WORDS,
    },
    "fair.Fair": {
        "id": NONE,
        "person": IDENTITY,
        **dict.fromkeys(("outcome", "risk", "plan", "begun_on"), CARE),
        "decision": WORDS,
    },
    "fair.FairFacts": {
        **_KEYS,
        "fair": IDENTITY,
        "heard": CARE,
        **dict.fromkeys(("experience", "support_to_be_heard", "voices", "facts"), WORDS),
    },
    "fair.FairRight": {
        **_KEYS,
        "fair": IDENTITY,
        **dict.fromkeys(("right", "restricted"), CARE),
        **dict.fromkeys(("at_stake", "law", "aim", "proportion"), WORDS),
    },
    "fair.FairResponsibility": {
        "id": NONE,
        "fair": IDENTITY,
        "what": WORDS,
        "who": IDENTITY,
        **dict.fromkeys(("due_on", "done_on"), CARE),
    },
    "fair.FairReview": {
        **_KEYS,
        "fair": IDENTITY,
        **dict.fromkeys(("on", "person_took_part"), CARE),
        **dict.fromkeys(("what_came", "why_not"), WORDS),
    },
    "indicators.Publication": {
        "id": NONE,
        **dict.fromkeys(("source", "published_on", "file_name", "file_sha256", "answers"), NONE),
        **dict.fromkeys(("recorded_at", "recorded_by"), WORK),
    },
    "indicators.Value": dict.fromkeys(
        (
            "id",
            "publication",
            "indicator",
            "version",
            "area",
            "area_as_published",
            "first",
            "last",
            "label",
            "value",
            "numerator",
            "denominator",
            "lower",
            "upper",
            "status",
            "calendar_year_proxy",
            "note",
            "missing",
        ),
        NONE,
    ),  # fmt: skip
    "learned.Learned": dict.fromkeys(("id", "unit"), NONE),
    "learned.LearnedVersion": {
        **_KEYS,
        **dict.fromkeys(
            (
                "learned",
                "heard",
                "changed",
                "changed_on",
                "language",
                "heard_beside",
                "changed_beside",
                "themes",
            ),
            NONE,
        ),
        **dict.fromkeys(("from_date", "to", "by", "series", "basis"), NONE),
    },
    "learned.Seen": dict.fromkeys(("id", "version", "account", "at"), WORK),
    "learned.Told": {**_KEYS, "version": NONE, "person": IDENTITY, "on": CARE},
    "reflection.SharedReflection": dict.fromkeys(
        ("id", "account", "shown_to", "since", "note", "shared_at", "until", "taken_back_at"), WORK
    ),
    "reflection.PracticeCheck": dict.fromkeys(
        ("id", "unit", "check_id", "on", "who", "next", "account", "recorded_at"), WORK
    ),
    "reflection.PracticeAnswer": dict.fromkeys(("id", "practice_check", "row", "position", "seen"), WORK),
    "releases.Release": {
        **dict.fromkeys(("id", "name", "engine", "cut", "table"), NONE),
        **dict.fromkeys(("released_at", "released_by", "released_to"), WORK),
    },
    "themes.Theme": {
        **dict.fromkeys(("id", "unit", "name_en", "name_cy", "about", "merged_into"), NONE),
        **dict.fromkeys(("made_by", "made_at"), WORK),
    },
    "themes.Belonging": {**_KEYS, "theme": NONE, "score": IDENTITY, "belongs": CARE},
    "themes.NarrativeVector": {"score": IDENTITY, "model": NONE, "vector": WORDS},
    "audit.Entry": {
        **dict.fromkeys(("id", "verb", "about"), NONE),
        **dict.fromkeys(("at", "account", "account_name"), WORK),
        "person": IDENTITY,
        # Which record a page was about that an inspector looked at (E5): ids and addresses, never names.
        "details": IDENTITY,
        "why": WORDS,
    },
    **OF_ANNUAL_REPORTS,
    **OF_EXTRACTS,
    **OF_INSPECTIONS,
}
