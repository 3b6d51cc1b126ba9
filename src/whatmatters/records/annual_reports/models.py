"""An annual report as it is written, and its editions as they were published (E1, E3, E4, E6, F3).

What somebody wrote is never overwritten: a change is a new row that names the one it was written on.
"""

from django.db import models

from whatmatters.records.facts import Fact, Identified, a_day, coded, free_text
from whatmatters.records.organisations.models import Unit
from whatmatters.records.people.models import Consent
from whatmatters.records.personal_data import CARE, IDENTITY, NONE, WORDS, WORK, holds


class Report(Identified):
    """The report of one authority for one year. `kind` names its kind in the frameworks; `languages` codes with blanks
    between them, the one it is written in first."""

    unit = holds(NONE, models.ForeignKey(Unit, models.PROTECT, related_name="annual_reports"))
    kind = coded(NONE)
    from_date = holds(NONE, models.DateField())
    to = holds(NONE, models.DateField())
    languages = coded(NONE)
    begun_at = holds(WORK, models.DateTimeField())

    class Meta:
        app_label = "annual_reports"
        constraints = [
            models.UniqueConstraint(fields=["unit", "kind", "from_date"], name="report_once_a_year")
        ]


class StepTaken(Fact):
    """A report was reviewed, approved, published or sent back; by whom stands in `name`, as it was called then. Two steps at
    once are impossible: each has the number after the last."""

    report = holds(NONE, models.ForeignKey(Report, models.CASCADE, related_name="steps"))
    number = holds(NONE, models.PositiveIntegerField())
    source = coded(NONE, 20)
    target = coded(NONE, 20)
    name = free_text(WORK)
    note = free_text(NONE)

    class Meta:
        app_label = "annual_reports"
        constraints = [models.UniqueConstraint(fields=["report", "number"], name="step_number_once")]


class SectionText(Fact):
    """One version of a section in one language. `on` is the version it was written on; `settles` the other one, where two
    stood side by side and this is what people settled on."""

    report = holds(NONE, models.ForeignKey(Report, models.CASCADE, related_name="texts"))
    section = coded(NONE)
    language = coded(NONE, 35)
    title = free_text(NONE)
    text = holds(NONE, models.TextField())
    on = holds(NONE, models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="later"))
    settles = holds(
        NONE, models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="settled_by")
    )

    class Meta:
        app_label = "annual_reports"
        indexes = [models.Index(fields=["report", "section"])]


class Comment(Fact):
    """A remark on a section, and how it was settled."""

    report = holds(NONE, models.ForeignKey(Report, models.CASCADE, related_name="comments"))
    section = coded(NONE)
    text = holds(NONE, models.TextField())
    settled_at = holds(WORK, models.DateTimeField(null=True, blank=True))
    settled_by = coded(WORK)
    answer = free_text(NONE)

    class Meta:
        app_label = "annual_reports"


class Placed(Fact):
    """A figure in a section. `what`: indicator, core_suite, outcomes, furthest, heard, table, arrangements; `asked` says which.

    `says`: the sentence that tells what to see in it. Changing one is taking it out and placing another.
    """

    report = holds(NONE, models.ForeignKey(Report, models.CASCADE, related_name="placed"))
    section = coded(NONE)
    what = coded(NONE, 40)
    asked = holds(NONE, models.JSONField(default=dict))
    title = free_text(NONE)
    says = free_text(NONE)
    place = holds(NONE, models.PositiveIntegerField(default=0))
    in_short = holds(NONE, models.BooleanField(default=False))
    taken_out_at = holds(WORK, models.DateTimeField(null=True, blank=True))

    class Meta:
        app_label = "annual_reports"


class Story(Fact):
    """A person's story in a section: the words are those of their consent, letter for letter (F3)."""

    report = holds(NONE, models.ForeignKey(Report, models.CASCADE, related_name="stories"))
    section = coded(NONE)
    title = free_text(NONE)
    consent = holds(IDENTITY, models.ForeignKey(Consent, models.CASCADE, related_name="told_in"))
    language = coded(NONE, 35)
    taken_out_at = holds(WORK, models.DateTimeField(null=True, blank=True))

    class Meta:
        app_label = "annual_reports"


class Explanation(Fact):
    """Why an item of the checklist is not filled, as readers will read it; the latest holds, a blank one takes it back."""

    report = holds(NONE, models.ForeignKey(Report, models.CASCADE, related_name="explanations"))
    number = holds(NONE, models.PositiveIntegerField())
    item = coded(NONE)
    text = free_text(NONE)

    class Meta:
        app_label = "annual_reports"


class Arrangement(Fact):
    """An arrangement of the strategic plan, and the national outcomes it is intended to contribute to (E6)."""

    unit = holds(NONE, models.ForeignKey(Unit, models.PROTECT, related_name="arrangements"))
    name = holds(NONE, models.TextField())
    codes = holds(NONE, models.JSONField(default=list))
    from_date = holds(NONE, models.DateField())
    to = a_day(NONE)

    class Meta:
        app_label = "annual_reports"


class ArrangementReviewed(Fact):
    """What the evidence of a year says about an arrangement; the latest of a report holds (E6)."""

    arrangement = holds(NONE, models.ForeignKey(Arrangement, models.CASCADE, related_name="reviews"))
    report = holds(NONE, models.ForeignKey(Report, models.CASCADE, related_name="arrangements_reviewed"))
    number = holds(NONE, models.PositiveIntegerField())
    text = holds(NONE, models.TextField())

    class Meta:
        app_label = "annual_reports"


class Frozen(Fact):
    """The figures as they stood when the report was approved; they hold until it is sent back."""

    report = holds(NONE, models.ForeignKey(Report, models.CASCADE, related_name="frozen"))
    step = holds(NONE, models.OneToOneField(StepTaken, models.CASCADE, related_name="frozen"))
    figures = holds(NONE, models.JSONField())

    class Meta:
        app_label = "annual_reports"


class Edition(Fact):
    """A published edition: its document with all data and definitions, its renderer, and what it was made from.

    `takes_place_of`: the edition whose story was withdrawn, where this one is redacted. The document holds no story's
    words: they stand in `EditionStory`, from which alone a withdrawn text can be taken.
    """

    report = holds(NONE, models.ForeignKey(Report, models.PROTECT, related_name="editions"))
    number = holds(NONE, models.PositiveIntegerField())
    published_on = holds(NONE, models.DateField())
    documents = holds(NONE, models.JSONField())
    renderer = holds(NONE, models.JSONField())
    takes_place_of = holds(
        NONE, models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="redacted")
    )
    note = free_text(NONE)

    class Meta:
        app_label = "annual_reports"
        constraints = [models.UniqueConstraint(fields=["report", "number"], name="edition_number_once")]


class EditionStory(models.Model):
    """The words of a story in an edition, until the person takes their consent back (F3)."""

    edition = holds(NONE, models.ForeignKey(Edition, models.CASCADE, related_name="stories"))
    place = coded(NONE)
    consent = coded(IDENTITY)
    text = free_text(WORDS)
    withdrawn_on = a_day(CARE)

    class Meta:
        app_label = "annual_reports"


class EditionFile(models.Model):
    """One file of an edition, byte for byte. Where the bytes had to go because a story was withdrawn, its hash stays, and
    `sha256_without` is the hash of the same file without that story."""

    edition = holds(NONE, models.ForeignKey(Edition, models.CASCADE, related_name="files"))
    path = holds(NONE, models.CharField(max_length=200))
    media_type = coded(NONE, 120)
    content = holds(WORDS, models.BinaryField())
    sha256 = coded(NONE, 64)
    taken_out_on = a_day(CARE)
    sha256_without = coded(NONE, 64)

    class Meta:
        app_label = "annual_reports"
        constraints = [models.UniqueConstraint(fields=["edition", "path"], name="edition_file_once")]
