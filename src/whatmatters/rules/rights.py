"""What scores are never used for (D3 to D6): each raises `Refusals` for whoever is asked to.

Sources: W § Why should progress towards personal outcomes be measured?, § What scale, § Reporting nationally.
"""

from __future__ import annotations

from typing import NoReturn

from whatmatters.rules.refusals import Refusals
from whatmatters.rules.sayings import learning as says


def refuse_comparing_people() -> NoReturn:
    """D3: scores are individual to a person; none are added, averaged or set beside another person's."""
    raise Refusals([says.NO_COMPARING_PEOPLE()])


def refuse_ranking_authorities() -> NoReturn:
    """D4: no table sets authorities side by side on personal outcome results."""
    raise Refusals([says.NO_RANKING()])


def refuse_deciding_care_by_score() -> NoReturn:
    """D5: no eligibility, allocation or closing rule reads a score."""
    raise Refusals([says.NO_DECIDING_BY_SCORE()])


def refuse_scores_leaving() -> NoReturn:
    """D6: individual scores are not reported nationally."""
    raise Refusals([says.NO_SCORES_LEAVE()])
