"""What the fields of inspections hold of a person (`records.personal_data`)."""

IDENTITY, WORK, NONE = "identity", "work", "none"
_FACT = {"id": NONE, "recorded_at": WORK, "recorded_by": WORK}

FIELDS: dict[str, dict[str, str]] = {
    "inspections.Inspection": {
        **_FACT,
        **dict.fromkeys(("unit", "bodies", "basis", "about", "first_day"), NONE),
    },
    "inspections.Term": {
        **_FACT,
        **dict.fromkeys(("inspection", "number", "what", "last_day", "why"), NONE),
        "name": WORK,
    },
    "inspections.Inspector": dict.fromkeys(("id", "inspection", "account", "unit", "membership"), WORK),
    "inspections.Sample": {
        **_FACT,
        **dict.fromkeys(("inspection", "basis", "criterion", "first", "to", "how_many", "seed", "people", "among"), NONE),
        "name": WORK,
    },
    "people.SampledRecord": {
        **dict.fromkeys(("id", "sample", "place"), NONE),
        "person": IDENTITY,
        **dict.fromkeys(("taken_out_at", "taken_out_why", "taken_out_by"), WORK),
    },
}  # fmt: skip
