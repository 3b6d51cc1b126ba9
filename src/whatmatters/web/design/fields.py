"""Django's form fields as GOV.UK components: the tested markup, Django's cleaning and messages."""

from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext

_KINDS: list[tuple[type[forms.Widget], str]] = [
    # A group of checkboxes is a kind of radio group to Django, so it comes first.
    (forms.CheckboxSelectMultiple, "checkboxes"),
    (forms.RadioSelect, "radios"),
    (forms.CheckboxInput, "checkboxes"),
    (forms.Select, "select"),
    (forms.Textarea, "textarea"),
    (forms.widgets.Input, "input"),
]


def component(field: BoundField, **extra: Any) -> tuple[str, dict[str, Any]]:
    """(component name, parameters) for a bound field. `extra` overrides parameters, e.g. `lang` or `rows`."""
    widget = field.field.widget
    kind = next((name for cls, name in _KINDS if isinstance(widget, cls)), "input")
    parameters: dict[str, Any] = {"name": field.html_name, **_messages(field)}
    if kind in {"radios", "checkboxes"}:
        parameters |= _group(field, widget)
    else:
        parameters |= {"id": field.id_for_label, "label": {"text": field.label}, "value": _value(field)}
    if kind == "select":
        chosen = _value(field)
        parameters["items"] = [
            {"value": value, "text": text, "selected": str(value) == chosen}
            for value, text in _choices(field)
        ]
    attributes = dict(widget.attrs)
    for name in ("classes", "rows", "autocomplete", "inputmode", "type", "spellcheck"):
        if name in attributes:
            parameters[name] = attributes.pop(name)
    if isinstance(widget, forms.PasswordInput):
        parameters |= {"type": "password", "value": None}
    elif getattr(widget, "input_type", "") == "date":
        parameters |= {"type": "date", "classes": "govuk-input--width-10"}
    if attributes:
        parameters["attributes"] = attributes
    label_class = extra.pop("label_class", "govuk-label--s")
    if "label" in parameters:
        parameters["label"]["classes"] = label_class
    parameters |= extra
    return kind, parameters


def _messages(field: BoundField) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if field.help_text:
        found["hint"] = {"text": field.help_text}
    if field.errors:
        found["errorMessage"] = {
            "text": " ".join(str(error) for error in field.errors),
            "visuallyHiddenText": gettext("Error"),
        }
    return found


def _value(field: BoundField) -> str:
    value = field.value()
    if value is None:
        return ""
    return str(field.field.prepare_value(value) if not hasattr(value, "isoformat") else value.isoformat())


def _choices(field: BoundField) -> list[Any]:
    """(value, text) each."""
    assert isinstance(field.field, forms.ChoiceField)
    found: Any = field.field.choices  # as a list it was given, as a callable it is asked
    return list(found)


def _group(field: BoundField, widget: forms.Widget) -> dict[str, Any]:
    """A question with its answers: a fieldset whose legend is the question."""
    if isinstance(widget, forms.CheckboxInput):
        return {
            "idPrefix": field.id_for_label,
            "items": [{"value": "yes", "text": field.label, "checked": bool(field.value())}],
        }
    given = field.value()
    chosen = {str(item) for item in given} if isinstance(given, list | tuple | set) else {str(given)}
    hints = getattr(field.form, "hints", {}).get(field.name, {})
    return {
        "idPrefix": field.auto_id,
        "fieldset": {"legend": {"text": field.label, "classes": "govuk-fieldset__legend--s"}},
        "items": [
            {
                "value": value,
                "text": text,
                "checked": str(value) in chosen,
                **({"hint": {"text": hints[value]}} if value in hints else {}),
            }
            for value, text in _choices(field)
        ],
    }
