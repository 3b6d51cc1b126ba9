"""D3, D4, D6: what scores are never used for, refused by name for whoever is asked to."""

from tests.spec.case import refused
from tests.spec.rulebook import spec
from whatmatters.rules import rights


@spec(
    "D3",
    "W § What scale should be used to measure personal outcomes?",
    "Adding, averaging or comparing people's scores is refused",
)
def test_comparing_people_is_refused():
    with refused("D3"):
        rights.refuse_comparing_people()


@spec(
    "D4",
    "W § Why should progress towards personal outcomes be measured?",
    "Setting authorities side by side is refused",
)
def test_ranking_authorities_is_refused():
    with refused("D4"):
        rights.refuse_ranking_authorities()


@spec(
    "D6",
    "W § Will the data be reported nationally to Welsh Government?",
    "Reporting individual scores nationally is refused",
)
def test_scores_do_not_leave():
    with refused("D6"):
        rights.refuse_scores_leaving()
