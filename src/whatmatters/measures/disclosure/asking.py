"""A question in full: which units it covers, whose framework, and of which facts, so that two can be compared."""

from whatmatters.frameworks.catalogue import DEFAULT_FRAMEWORK
from whatmatters.measures.dimensions import LEVELS
from whatmatters.measures.disclosure.released import Scope
from whatmatters.measures.facts import Facts
from whatmatters.measures.measure import BESIDE, Table, measure
from whatmatters.measures.question import Question
from whatmatters.measures.states import Source, source


def scope_of(facts: Facts | Source, question: Question, cut: str = "") -> Scope:
    """What was asked, so that it can be compared and asked again. `cut` names the facts; without it their own name does."""
    found = source(facts)
    tree, within = found.tree, question.within
    inside = tree.within(within) if question.beside_nation else []
    units = tree.within(tree.above(within)[-1] if question.beside_nation and within else within)
    nations = tree.nations_of(units)
    own = DEFAULT_FRAMEWORK.get(next(iter(nations)), "") if len(nations) == 1 else ""
    levels = [level for level in LEVELS if level in question.by]
    return Scope(
        question.as_of.isoformat(),
        question.from_.isoformat() if question.from_ else "",
        (BESIDE, *question.by) if question.beside_nation else question.by,
        question.basis,
        question.framework or own,
        within or "",
        tuple(sorted(units)),
        question.known_at.isoformat() if question.known_at else "",
        cut or found.cut,
        tuple(sorted(inside)),
        tuple((level, unit, tree.at(level, unit) or "") for level in levels for unit in sorted(units)),
    )


def ask_again(facts: Facts | Source, scope: Scope) -> Table:
    """The exact table of an earlier question, from facts that are the same."""
    return measure(facts, scope.question())
