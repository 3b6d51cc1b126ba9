"""Drawing a published edition again, and holding it against what was kept, byte for byte (E4)."""

from dataclasses import dataclass

from whatmatters.records.annual_reports.models import Edition
from whatmatters.records.annual_reports.publishing import documents_kept
from whatmatters.reports.edition import File, Told, files_of, renderer


@dataclass(frozen=True)
class Reproduced:
    """What came of it: the files made anew, those that differ, those kept that were not made, and the renderers."""

    files: tuple[File, ...]
    differ: tuple[str, ...]
    missing: tuple[str, ...]
    without_story: tuple[str, ...]
    renderer_then: dict[str, str]
    renderer_now: dict[str, str]

    @property
    def same(self) -> bool:
        """Whether every file came out to the byte, withdrawn words apart."""
        return not self.differ and not self.missing

    @property
    def other_renderer(self) -> list[str]:
        """What draws it now in another version than then: "weasyprint 70.0, then 69.0"."""
        return [
            f"{name} {now or 'not there'}, then {self.renderer_then.get(name) or 'not there'}"
            for name, now in self.renderer_now.items()
            if self.renderer_then.get(name) != now
        ]


def reproduce(edition: Edition, tell: Told = lambda what, done, of: None) -> Reproduced:
    """Draw an edition again from what was kept of it."""
    made = files_of(documents_kept(edition), tell)
    hashes = {file.path: file.sha256 for file in made}
    kept = {
        path: without or whole
        for path, whole, without in edition.files.values_list("path", "sha256", "sha256_without")
    }
    return Reproduced(
        files=made,
        differ=tuple(sorted(path for path, hashed in hashes.items() if kept.get(path) != hashed)),
        missing=tuple(sorted(set(kept) - set(hashes))),
        without_story=tuple(
            edition.files.exclude(sha256_without="").order_by("path").values_list("path", flat=True)
        ),
        renderer_then=dict(edition.renderer),
        renderer_now=renderer(),
    )
