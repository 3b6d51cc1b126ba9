"""A page that asks one thing: a heading, what to know, a few fields, one button."""

from collections.abc import Callable, Mapping
from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect

from whatmatters.records.conversations.actions import ChangedMeanwhile
from whatmatters.rules.refusals import Refusals
from whatmatters.web.design.refusals import errors_of, put_beside
from whatmatters.web.pages.double_submission import remembered, sent_before, submission_mark
from whatmatters.web.pages.record import show
from whatmatters.web.pages.request import Request

Saved = Callable[[dict[str, Any]], str]


def ask(
    request: Request,
    form: Form,
    save: Saved,
    *,
    heading: Any,
    button: Any,
    back: tuple[str, Any],
    template: str = "pages/form.html",
    fields: Mapping[str, str] | None = None,
    **context: Any,
) -> HttpResponse:
    """Show the form, or save it by one action and go where `save` says.

    What a rule refuses stands beside the field it concerns; what somebody else changed meanwhile is shown beside what
    was typed. Nothing typed is lost either way.
    """
    changed = None
    if before := sent_before(request):
        return redirect(before)
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(remembered(request, save(form.cleaned_data)))
        except Refusals as refusals:
            put_beside(form, refusals, fields)
        except ChangedMeanwhile as meanwhile:
            changed = meanwhile.current
    refused = bool(changed) or (form.is_bound and not form.is_valid())
    return show(
        request,
        template,
        status=409 if changed else 422 if refused else 200,
        form=form,
        errors=errors_of(form),
        heading=heading,
        button=button,
        back=back,
        changed=changed,
        submission_mark=submission_mark(),
        **context,
    )
