"""Tables made slowly and obviously from rows that say whose outcome it is, where it stands and how it went."""

import random
from datetime import date
from itertools import product

from whatmatters.measures.disclosure import control
from whatmatters.measures.disclosure.attack import Watched, attack
from whatmatters.measures.disclosure.released import Released, Scope
from whatmatters.measures.figures import FIGURES, STAR
from whatmatters.measures.measure import Table
from whatmatters.rules.vocabulary import DIRECTIONS, STATUSES

DAY = date(2026, 3, 31)


def table_of(by, rows, as_of=DAY):
    """`rows` are (person, values of the dimensions, status, achieved, clear change)."""
    keys = {}
    for row in rows:
        for stars in product((False, True), repeat=len(by)):
            key = tuple(STAR if star else value for star, value in zip(stars, row[1], strict=True))
            keys.setdefault(key, []).append(row)
    figures, behind = {}, {}
    for key in sorted(keys, key=lambda key: (key.count(STAR), [str(part) for part in key])):
        figures[key], behind[key] = _cell(keys[key])
    return Table(as_of, tuple(by), "formal", figures, behind)


def _cell(rows):
    def of(held):
        return len(held), len({row[0] for row in held})

    counted = {"outcomes": of(rows)}
    for status in STATUSES:
        counted[f"status.{status}"] = of([row for row in rows if row[2] == status])
    counted["achieved"] = of([row for row in rows if row[3]])
    counted["clearly_improved"] = of([row for row in rows if row[4] and row[2] == "improved"])
    counted["clearly_worsened"] = of([row for row in rows if row[4] and row[2] == "worsened"])
    states = {name: 0 for name in FIGURES if name.startswith("people_state.")}
    for person in {row[0] for row in rows}:
        went = {row[2] for row in rows if row[0] == person}
        if {"improved", "worsened"} <= went:
            state = "mixed"
        elif "improved" in went:
            state = "improving"
        elif "worsened" in went:
            state = "worsening"
        else:
            state = "steady" if "maintained" in went else "not_yet_known"
        states[f"people_state.{state}"] += 1
    counted |= {name: (number, number) for name, number in states.items()}
    people = len({row[0] for row in rows})
    counted["people"] = (people, people)
    return ({name: counted[name][0] for name in FIGURES}, {name: counted[name][1] for name in FIGURES})


def some_rows(seed, sizes, of_the_person=(), people=None):
    """Rows of invented people: sizes of the dimensions; those `of_the_person` are the same for all their outcomes."""
    dice = random.Random(seed)
    rows = []
    weights = [dice.choice((0.05, 0.3, 1, 3)) for _ in STATUSES]
    for person in range(people or dice.randint(1, 60)):
        own = [dice.randrange(size) if dice.random() < 0.7 else 0 for size in sizes]
        for _ in range(dice.choice((1, 1, 1, 2, 2, 3, 5))):
            values = tuple(
                f"v{own[at]}" if at in of_the_person or dice.random() < 0.6 else f"v{dice.randrange(size)}"
                for at, size in enumerate(sizes)
            )
            status = dice.choices(STATUSES, weights)[0]
            rows.append(
                (person, values, status, status in DIRECTIONS and dice.random() < 0.4, dice.random() < 0.3)
            )
    return rows


def question(by, *, as_of="2026-03-31", from_="", units=("u1", "u2"), cut="cut", inside=(), within=""):
    """A question for a table that was made here."""
    return Scope(as_of, from_, tuple(by), "formal", "", within, tuple(units), "", cut, tuple(inside))


def published(safe, name="one", **asked):
    """A controlled table as it leaves."""
    return Released(name, question(safe.by, **asked), safe.threshold, safe.rounded_to, "tests", safe.figures)


def watched(safe, number=0):
    """What must stay in doubt in a controlled table, for the attacker to be tried on."""
    return [
        Watched(number, need.places[0][0], tuple(name for _, name in need.places), need.low, need.high)
        for need in safe.needs
    ]


def what_gives_way(table, threshold=5, **how):
    """Control a table, and attack what is left of it."""
    safe = control(table, threshold=threshold, **how)
    return attack([published(safe)], watched(safe))
