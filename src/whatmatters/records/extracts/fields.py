"""What the fields of extracts hold of a person (`records.personal_data`): nothing but who asked and who took."""

WORK, NONE = "work", "none"
_FACT = {"id": NONE, "recorded_at": WORK, "recorded_by": WORK, "name": WORK}

FIELDS: dict[str, dict[str, str]] = {
    "extracts.ExtractRequest": {
        **_FACT,
        **dict.fromkeys(("unit", "recipient", "purpose", "basis", "as_of", "known_at"), NONE),
    },
    "extracts.ExtractTaken": {
        **_FACT,
        **dict.fromkeys(("request", "hashes", "definitions", "in_ledger"), NONE),
    },
}
