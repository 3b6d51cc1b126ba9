"""What the fields of annual reports hold of a person (`records.personal_data`). A story is somebody's words."""

IDENTITY, WORDS, CARE, WORK, NONE = "identity", "words", "care", "work", "none"
_FACT = {"id": NONE, "recorded_at": WORK, "recorded_by": WORK}


def _nothing(*names: str) -> dict[str, str]:
    return {**_FACT, **dict.fromkeys(names, NONE)}


FIELDS: dict[str, dict[str, str]] = {
    "annual_reports.Report": {
        **dict.fromkeys(("id", "unit", "kind", "from_date", "to", "languages"), NONE),
        "begun_at": WORK,
    },
    "annual_reports.StepTaken": {**_nothing("report", "number", "source", "target", "note"), "name": WORK},
    "annual_reports.SectionText": _nothing("report", "section", "language", "title", "text", "on", "settles"),
    "annual_reports.Comment": {
        **_nothing("report", "section", "text", "answer"),
        "settled_at": WORK,
        "settled_by": WORK,
    },
    "annual_reports.Placed": {
        **_nothing("report", "section", "what", "asked", "title", "says", "place", "in_short"),
        "taken_out_at": WORK,
    },
    "annual_reports.Story": {
        **_nothing("report", "section", "title", "language"),
        "consent": IDENTITY,
        "taken_out_at": WORK,
    },
    "annual_reports.Explanation": _nothing("report", "number", "item", "text"),
    "annual_reports.Arrangement": _nothing("unit", "name", "codes", "from_date", "to"),
    "annual_reports.ArrangementReviewed": _nothing("arrangement", "report", "number", "text"),
    "annual_reports.Frozen": _nothing("report", "step", "figures"),
    "annual_reports.Edition": _nothing(
        "report", "number", "published_on", "documents", "renderer", "takes_place_of", "note"
    ),
    "annual_reports.EditionStory": {
        "id": NONE,
        "edition": NONE,
        "place": NONE,
        "consent": IDENTITY,
        "text": WORDS,
        "withdrawn_on": CARE,
    },
    "annual_reports.EditionFile": {
        **dict.fromkeys(("id", "edition", "path", "media_type", "sha256", "sha256_without"), NONE),
        "content": WORDS,
        "taken_out_on": CARE,
    },
}
