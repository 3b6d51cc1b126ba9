"""What stands behind a figure: what it means, by which rule, from which facts, by which engine and query; and, for those who may
see the records anyway, which records they are."""

from dataclasses import dataclass, replace
from importlib.metadata import version
from typing import Any, Final

from whatmatters.measures.counting import counting, joins
from whatmatters.measures.dimensions import DIMENSIONS, Refused
from whatmatters.measures.facts import Facts
from whatmatters.measures.figures import COUNTED, FIGURES
from whatmatters.measures.question import Question
from whatmatters.measures.states import Source, source
from whatmatters.rules.vocabulary import VOICES

_WHY: Final = "W § Why should progress towards personal outcomes be measured?"
_WHEN: Final = "W § When is a personal outcome achieved?"
_MOVED: Final = "status IN ('improved', 'maintained', 'worsened')"


@dataclass(frozen=True)
class Meaning:
    """What a figure counts, by which rule and source, and the condition on a state that says so. `of_people`: the
    condition is on all of a person's outcomes in the cell."""

    says: str
    rule: str
    source: str
    condition: str
    of_people: bool = False


def _of_status(word: str, says: str, rule: str, source: str) -> Meaning:
    return Meaning(f"Outcomes {says}.", rule, source, COUNTED[word])


def _of_people(says: str, condition: str) -> Meaning:
    return Meaning(f"People {says}.", "D1", _WHY, condition, True)


_UP, _DOWN = "bool_or(status = 'improved')", "bool_or(status = 'worsened')"
_LEVEL: Final = "bool_or(status = 'maintained')"
MEANINGS: Final[dict[str, Meaning]] = {
    "outcomes": Meaning(
        "Outcomes in a plan, opened by the day and not ended before the period.", "B2, D2", _WHY, "true"
    ),
    "people": Meaning("Different people whose outcomes are counted.", "D2", _WHY, "true", True),
    "status.withdrawn": _of_status("withdrawn", "withdrawn or replaced by the day", "B10", _WHEN),
    "status.deferred": _of_status("deferred", "put off on the day, and not ended", "A9", _WHEN),
    "status.not_scored": _of_status("not_scored", "of which the one asked last chose not to score", "C6", _WHEN),
    "status.awaiting_baseline": _of_status("awaiting_baseline", "without a baseline", "C3", _WHEN),
    "status.awaiting_review": _of_status("awaiting_review", "with a baseline and no later score", "C7", _WHEN),
    "status.improved": _of_status("improved", "with a later score above the baseline", "C13", _WHEN),
    "status.maintained": _of_status("maintained", "with a later score equal to the baseline", "C13", _WHEN),
    "status.worsened": _of_status("worsened", "with a later score below the baseline", "C13", _WHEN),
    "achieved": Meaning(
        "Outcomes whose later score is the goal in force on the day, or more; a baseline alone never achieves.", "C13",
        _WHEN, COUNTED["achieved"],
    ),
    "clearly_improved": Meaning(
        "Outcomes improved by three or more, beyond likely noise. The three is this project's choice.", "C13",
        "The reliable-change rule for 0-10 goal ratings in NHS England's published code",
        COUNTED["clearly_improved"],
    ),
    "clearly_worsened": Meaning(
        "Outcomes worsened by three or more, beyond likely noise. The three is this project's choice.", "C13",
        "The reliable-change rule for 0-10 goal ratings in NHS England's published code",
        COUNTED["clearly_worsened"],
    ),
    "people_state.improving": _of_people("with some outcomes improved and none worsened", f"{_UP} AND NOT {_DOWN}"),
    "people_state.steady": _of_people("whose outcomes were maintained only", f"{_LEVEL} AND NOT {_UP} AND NOT {_DOWN}"),
    "people_state.mixed": _of_people("with some outcomes improved and some worsened", f"{_UP} AND {_DOWN}"),
    "people_state.worsening": _of_people("with some outcomes worsened and none improved", f"{_DOWN} AND NOT {_UP}"),
    "people_state.not_yet_known": _of_people(
        "of none of whose outcomes it can be said how life has moved", f"NOT bool_or({_MOVED})"
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Explanation:
    """A figure and what it rests on. `outcomes` and `people` are ids, in order; of a figure of people, all their
    outcomes in the cell."""

    figure: str
    key: dict[str, str | int | None]
    value: int
    meaning: Meaning
    asked: dict[str, str]
    cut: str
    engine: str
    query: str
    outcomes: tuple[str, ...]
    people: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """By name."""
        meaning = {"says": self.meaning.says, "rule": self.meaning.rule, "source": self.meaning.source}
        return {
            **vars(self),
            "meaning": meaning,
            "outcomes": list(self.outcomes),
            "people": list(self.people),
        }


def explain(
    facts: Facts | Source,
    question: Question,
    *,
    figure: str,
    key: dict[str, str | int | None],
    exact: bool = False,
) -> Explanation:
    """Explain a figure of the cell with this key, named as in the answer (`status.improved`, `people_state.mixed`).

    Only an exact figure leads to records. Raises Refused for a controlled one, for a figure there is none of, and as
    `measure` does (D4, D6).
    """
    if not exact:
        raise Refused(
            "Behind a figure that may leave, nobody is named: that is what it is controlled for. Those who may see the "
            "records ask with --exact. (D6)"
        )
    if figure not in MEANINGS:
        raise Refused(f"There is no figure {figure!r}. Ask for one of: {', '.join(FIGURES)}.")
    meaning = MEANINGS[figure]
    found = source(facts)
    with counting(found, replace(question, by=tuple(key), beside_nation=False)) as cell:
        query = _query(cell.question.by, meaning)
        rows = cell.rows(
            query, {f"key_{place}": _given(name, key[name]) for place, name in enumerate(cell.question.by)}
        )
    outcomes, people = tuple(sorted(row[0] for row in rows)), tuple(sorted({row[1] for row in rows}))
    asked = {
        "as_of": question.as_of.isoformat(),
        "from": question.from_.isoformat() if question.from_ else "",
        "within": question.within or "",
        "framework": question.framework or "",
        "basis": question.basis,
        "known_at": question.known_at.isoformat() if question.known_at else "",
    }
    engine = f"whatmatters {version('whatmatters')}, {found.engine}"
    value = len(people) if meaning.of_people else len(outcomes)
    return Explanation(figure, dict(key), value, meaning, asked, found.cut, engine, query, outcomes, people)


def _query(by: tuple[str, ...], meaning: Meaning) -> str:
    cell = " AND ".join(
        f"({DIMENSIONS[name]}) IS NOT DISTINCT FROM $key_{place}" for place, name in enumerate(by)
    )
    inside = f"SELECT s.* FROM state s {joins(by)} WHERE {cell or 'true'}"
    named = "SELECT c.id, n.named FROM cell c LEFT JOIN people n ON n.id = c.person"
    if not meaning.of_people:
        return f"WITH cell AS ({inside}) {named} WHERE {meaning.condition}"
    having = f"HAVING {meaning.condition}" if meaning.condition != "true" else ""
    return f"WITH cell AS ({inside}) {named} WHERE c.person IN (SELECT person FROM cell GROUP BY person {having})"


def _given(name: str, value: str | int | None) -> str | int | None:
    if value is None:
        return None
    if name == "scored_by":
        if value not in VOICES:
            raise Refused(f"There is no voice {value!r}. Ask for one of: {', '.join(VOICES)}.")
        return VOICES.index(str(value)) + 1
    return int(value) if name == "deprivation_quintile" else str(value)
