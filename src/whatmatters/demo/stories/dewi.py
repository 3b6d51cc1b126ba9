"""Dewi, who would rather talk than score; and who chose differently later, for one thing. Invented."""

from whatmatters.demo.cast import Cast
from whatmatters.demo.story import begin

WALES = ("wales-wellbeing", "2016")


def tell(cast: Cast) -> None:
    """Not scoring is an answer, with its reason; it blocks nothing and can be reversed (C6)."""
    megan = cast.accounts["megan"]
    dewi = begin(
        megan,
        cast.today,
        300,
        cast.units["demo-valley-team"],
        id="demo-dewi-prosser",
        name="Dewi Prosser",
        date_of_birth=cast.born(61, 8, 30),
        gender="male",
        language="en",
    )
    dewi.knows(300, "Karen Prosser", "family", "His sister.")
    dewi.has(300, "ability", "Mends clocks.")
    talk = dewi.talked(
        298,
        "“I'll talk all day. But I was a number in the pit for twenty years and I'll not be one now.”\n\n"
        "He would like the shed dry, and somebody to bring him clocks.",
        strengths="Patient hands. A shed.",
        barriers="His chest. The damp.",
    )
    dewi.planned(
        295,
        "adult",
        day="Needs support to have something to do",
        home="Needs a home that does not harm his chest",
    )
    clocks = dewi.matters(
        295,
        "I want clocks to mend, and somebody to hand them back to.",
        "day",
        talk,
        why="A clock that goes is a thing done.",
        type="quality_of_life",
    )
    shed = dewi.matters(
        295, "I want the shed dry.", "home", talk, why="I cough for an hour after.", type="change"
    )
    dewi.goal(
        295,
        clocks,
        6,
        "A clock a month, and a face with it.",
        "A bench full and people waiting.",
        "The bench empty.",
    )
    dewi.goal(295, shed, 8, "Dry to the touch in February.", "Dry and warm.", "Moss on the vice.")
    dewi.belongs(
        295, clocks, *WALES, "do-what-matters", "It is the mending that matters.", "valued-in-society"
    )
    dewi.belongs(295, shed, *WALES, "suitable-home", "The place he spends his days in.")
    for outcome in (clocks, shed):
        dewi.scored(
            295,
            outcome,
            "baseline",
            {
                "not_scored_kind": "declined",
                "not_scored_reason": "“I was a number in the pit for twenty years.” Would rather talk.",
            },
        )
    dewi.does(
        295, shed, "A vapour barrier and a vent", "local_authority", 260, 251, output="Home improvement"
    )
    dewi.does(295, clocks, "A card in the library window", "person", 280, 284)
    dewi.scored(
        120,
        clocks,
        "review",
        {
            "not_scored_kind": "declined",
            "not_scored_reason": "“Eleven clocks. Count them if you like a number.”",
        },
    )
    dewi.scored(
        120,
        shed,
        "review",
        {"value": 8, "narrative": "All right, a number for the shed. It's a shed. It's dry."},
    )
    dewi.reviewed(
        120,
        "The shed is dry. He would rather talk about the clocks than score them, and did, for an hour.",
        180,
        {shed: ("keep", "Wait for February."), clocks: ("keep", "")},
    )
