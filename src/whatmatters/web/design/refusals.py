"""What a rule says, in the reader's language, and beside the field it concerns."""

from collections.abc import Mapping

from django.forms import Form
from django.utils.translation import gettext

from whatmatters.rules.refusals import Refusal, Refusals


def message_of(refusal: Refusal) -> str:
    """What is wrong, what to do, which rule asks for it: as a colleague would say it."""
    sentences = [gettext(text) % refusal.params for text in (refusal.says, refusal.way_out) if text]
    return " ".join([*sentences, f"({refusal.rule})"])


def put_beside(form: Form, refusals: Refusals, fields: Mapping[str, str] | None = None) -> None:
    """Put each refusal beside the form's field of the same name (or the one `fields` gives for it), else on top."""
    said = set()
    for refusal in refusals:
        column = refusal.column or ""
        name = (fields or {}).get(column, column)
        place, text = name if name in form.fields else None, message_of(refusal)
        if (place, text) not in said:  # once, though it may hold for several outcomes
            form.add_error(place, text)
        said.add((place, text))


def errors_of(*forms: Form) -> list[tuple[str, str]]:
    """(id of the field, message) for the summary on top of the page, in the order of the page."""
    found: list[tuple[str, str]] = []
    for form in forms:
        if not form.is_bound:
            continue
        found += [("", str(text)) for text in form.non_field_errors()]
        found += [(bound.auto_id, str(text)) for bound in form for text in bound.errors]
    return found
