"""The smallest set of further figures to suppress, proven so, or how many there must be at least.

For every need that is not met, the linear program names the published figures that stand in its way: one of them at
least has to go. The smallest set that has one of each such group is found by integer programming; where it meets all
needs it is the smallest there is, else it leaves new groups. Every such set on the way is a lower bound.
"""

from collections.abc import Collection, Mapping, Sequence

import highspy
import numpy as np

from whatmatters.measures.disclosure.primary import Need
from whatmatters.measures.disclosure.program import NEAR, Aim, Program
from whatmatters.measures.disclosure.relations import Place, Relation

SMALL = 450
ROUNDS = 25
NODES = 300
PATIENCE = 1500
GROUPS_AT_ONCE = 30


def smallest(
    values: Mapping[Place, int],
    known: Sequence[Relation],
    needs: Sequence[Need],
    cost: Mapping[Place, float],
    forced: Collection[Place],
    fixed: Collection[Place],
    found: Collection[Place],
) -> tuple[set[Place], int]:
    """The smallest set, `forced` included, and how many there must be besides them at least.

    `found` is a set that is known to do; it is given back where none is proven smaller. Among sets of one size the one
    that costs least is taken, the same every time.
    """
    program = Program(values, known, needs, cost, room=False)
    must = [program.at[place] for place in program.places if place in set(forced)]
    kept = {program.at[place] for place in fixed}
    aims = [(n, up) for n in range(len(needs)) for up in (False, True) if program.distance((n, up)) > NEAR]
    most = len(found) - len(must)
    groups: list[frozenset[int]] = []
    chosen: set[int] = set()
    at_least = 0
    rounds = ROUNDS if len(values) <= SMALL else 1
    for _ in range(rounds):
        program.publish(n for n in range(len(values)) if not program.published[n])
        program.suppress([*must, *sorted(chosen)])
        more = _in_the_way(program, aims, kept)
        if not more:
            return {program.places[number] for number in (*must, *chosen)}, len(chosen)
        groups += [one for one in more if one not in groups]
        chosen, bound = _hit(groups, program.cost)
        at_least = max(at_least, bound)
        if at_least >= most or bound < len(chosen) or program.runs > PATIENCE:
            break
    return set(found), at_least


def _in_the_way(program: Program, aims: Sequence[Aim], fixed: set[int]) -> list[frozenset[int]]:
    """For needs that are not met, the published figures of which one at least has to go."""
    found: dict[frozenset[int], None] = {}
    for aim in aims:
        if program.reach(aim) is None:
            group = frozenset(program.furthest(aim)[1] - fixed)
            if group:
                found[group] = None
            if len(found) >= GROUPS_AT_ONCE:
                break
    return list(found)


def _hit(groups: Sequence[frozenset[int]], cost: Sequence[float]) -> tuple[set[int], int]:
    """The cheapest set that has a member of every group, and how many members such a set must have: as many as it has
    where it is proven cheapest."""
    members = sorted(frozenset().union(*groups))
    at = {number: place for place, number in enumerate(members)}
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(members), len(groups)
    lp.col_cost_ = np.array([cost[number] for number in members])
    lp.col_lower_, lp.col_upper_ = np.zeros(len(members)), np.ones(len(members))
    lp.row_lower_, lp.row_upper_ = np.ones(len(groups)), np.full(len(groups), highspy.kHighsInf)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = np.cumsum([0, *map(len, groups)])
    lp.a_matrix_.index_ = np.array([at[number] for group in groups for number in sorted(group)])
    lp.a_matrix_.value_ = np.ones(sum(map(len, groups)))
    lp.integrality_ = [highspy.HighsVarType.kInteger] * len(members)
    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    for option, value in (
        ("output_flag", False),
        ("threads", 1),
        ("random_seed", 0),
        ("mip_rel_gap", 0.0),
        ("mip_max_nodes", NODES),
    ):
        solver.setOptionValue(option, value)
    solver.passModel(lp)
    solver.run()
    chosen = solver.getSolution().col_value
    taken = {number for number, part in zip(members, chosen, strict=True) if part > 0.5}
    if solver.getModelStatus() == highspy.HighsModelStatus.kOptimal:
        return taken, len(taken)
    # Costs lie a little above 1, so that the bound on the cost is one on the number.
    return taken, int(np.ceil(solver.getInfo().mip_dual_bound / max(lp.col_cost_) - NEAR))
