"""An annual report as it is written, and its editions as they were published (E1, E3, E4, E6, F3).

What somebody wrote is never overwritten: a change is a new row that names the one it was written on.
"""

from django.db import models

from whatmatters.records.facts import Fact, Identified, a_day, coded, free_text
from whatmatters.records.organisations.models import Unit
from whatmatters.records.people.models import Consent


class Report(Identified):
    """The report of one authority for one year. `kind` names its kind in the frameworks; `languages` codes with blanks
    between them, the one it is written in first."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="annual_reports")
    kind = coded()
    from_date = models.DateField()
    to = models.DateField()
    languages = coded()
    begun_at = models.DateTimeField()

    class Meta:
        app_label = "annual_reports"
        constraints = [
            models.UniqueConstraint(fields=["unit", "kind", "from_date"], name="report_once_a_year")
        ]


class StepTaken(Fact):
    """A report was reviewed, approved, published or sent back; by whom stands in `name`, as it was called then. Two steps at
    once are impossible: each has the number after the last."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="steps")
    number = models.PositiveIntegerField()
    source = coded(20)
    target = coded(20)
    name = free_text()
    note = free_text()

    class Meta:
        app_label = "annual_reports"
        constraints = [models.UniqueConstraint(fields=["report", "number"], name="step_number_once")]


class SectionText(Fact):
    """One version of a section in one language. `on` is the version it was written on; `settles` the other one, where two
    stood side by side and this is what people settled on."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="texts")
    section = coded()
    language = coded(35)
    title = free_text()
    text = models.TextField()
    on = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="later")
    settles = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="settled_by")

    class Meta:
        app_label = "annual_reports"
        indexes = [models.Index(fields=["report", "section"])]


class Comment(Fact):
    """A remark on a section, and how it was settled."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="comments")
    section = coded()
    text = models.TextField()
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = coded()
    answer = free_text()

    class Meta:
        app_label = "annual_reports"


class Placed(Fact):
    """A figure in a section. `what`: indicator, core_suite, outcomes, furthest, heard, table, arrangements; `asked` says which.

    `says`: the sentence that tells what to see in it. Changing one is taking it out and placing another.
    """

    report = models.ForeignKey(Report, models.CASCADE, related_name="placed")
    section = coded()
    what = coded(40)
    asked = models.JSONField(default=dict)
    title = free_text()
    says = free_text()
    place = models.PositiveIntegerField(default=0)
    in_short = models.BooleanField(default=False)
    taken_out_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        app_label = "annual_reports"


class Story(Fact):
    """A person's story in a section: the words are those of their consent, letter for letter (F3)."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="stories")
    section = coded()
    title = free_text()
    consent = models.ForeignKey(Consent, models.CASCADE, related_name="told_in")
    language = coded(35)
    taken_out_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        app_label = "annual_reports"


class Explanation(Fact):
    """Why an item of the checklist is not filled, as readers will read it; the latest holds, a blank one takes it back."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="explanations")
    number = models.PositiveIntegerField()
    item = coded()
    text = free_text()

    class Meta:
        app_label = "annual_reports"


class Arrangement(Fact):
    """An arrangement of the strategic plan, and the national outcomes it is intended to contribute to (E6)."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="arrangements")
    name = models.TextField()
    codes = models.JSONField(default=list)
    from_date = models.DateField()
    to = a_day()

    class Meta:
        app_label = "annual_reports"


class ArrangementReviewed(Fact):
    """What the evidence of a year says about an arrangement; the latest of a report holds (E6)."""

    arrangement = models.ForeignKey(Arrangement, models.CASCADE, related_name="reviews")
    report = models.ForeignKey(Report, models.CASCADE, related_name="arrangements_reviewed")
    number = models.PositiveIntegerField()
    text = models.TextField()

    class Meta:
        app_label = "annual_reports"


class Frozen(Fact):
    """The figures as they stood when the report was approved; they hold until it is sent back."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="frozen")
    step = models.OneToOneField(StepTaken, models.CASCADE, related_name="frozen")
    figures = models.JSONField()

    class Meta:
        app_label = "annual_reports"


class Edition(Fact):
    """A published edition: its document with all data and definitions, its renderer, and what it was made from.

    `takes_place_of`: the edition whose story was withdrawn, where this one is redacted. The document holds no story's
    words: they stand in `EditionStory`, from which alone a withdrawn text can be taken.
    """

    report = models.ForeignKey(Report, models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField()
    published_on = models.DateField()
    documents = models.JSONField()
    renderer = models.JSONField()
    takes_place_of = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="redacted"
    )
    note = free_text()

    class Meta:
        app_label = "annual_reports"
        constraints = [models.UniqueConstraint(fields=["report", "number"], name="edition_number_once")]


class EditionStory(models.Model):
    """The words of a story in an edition, until the person takes their consent back (F3)."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="stories")
    place = coded()
    consent = coded()
    text = free_text()
    withdrawn_on = a_day()

    class Meta:
        app_label = "annual_reports"


class EditionFile(models.Model):
    """One file of an edition, byte for byte. Where the bytes had to go because a story was withdrawn, its hash stays, and
    `sha256_without` is the hash of the same file without that story."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="files")
    path = models.CharField(max_length=200)
    media_type = coded(120)
    content = models.BinaryField()
    sha256 = coded(64)
    taken_out_on = a_day()
    sha256_without = coded(64)

    class Meta:
        app_label = "annual_reports"
        constraints = [models.UniqueConstraint(fields=["edition", "path"], name="edition_file_once")]
