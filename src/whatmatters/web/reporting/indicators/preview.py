"""What was understood of a file, in the reader's language."""

from collections import Counter
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as N_

from whatmatters.publications.taking_in import Preview
from whatmatters.web.design.language import language_read

BY: dict[str, Any] = {"name": N_("by its name"), "code": N_("by its code"), "answer": N_("by your answer")}


def taken_as(made: Preview) -> list[tuple[str, Any, str, Any, int]]:
    """(what stood in the file, the indicator, its name, how it was known, how many values)."""
    counts = Counter(value.indicator.id for value in made.understood.found)
    language = language_read()
    return [
        (text, indicator, indicator.title(language), BY[by], counts[indicator.id])
        for text, (indicator, by) in made.understood.taken_as.items()
    ]


def describe_left_out(made: Preview) -> list[tuple[str, str, int]]:
    """(what stood there, why it is left out, how many cells)."""
    return [(omission.what, _(omission.why), omission.count) for omission in made.understood.left_out]
