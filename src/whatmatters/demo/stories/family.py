"""The Price family: a child's plan for Osian, and his sister Cadi, a young carer with a plan of her own. Invented."""

from whatmatters.demo.cast import Cast
from whatmatters.demo.story import begin
from whatmatters.demo.understanding import lifted, seen_by

WALES = ("wales-wellbeing", "2016")
NPT = ("npt-main-aspects", "2016")


def tell(cast: Cast) -> None:
    """The family tool's circles; a child's own score beside his mother's; a young carer."""
    megan = cast.accounts["megan"]
    valley = cast.units["demo-valley-team"]
    osian = begin(
        megan,
        cast.today,
        330,
        valley,
        id="demo-osian-price",
        name="Osian Price",
        date_of_birth=cast.born(9, 6, 4),
        gender="male",
        language="en",
        communication_needs="Draws while he talks. Do not hurry him.",
    )
    cadi = begin(
        megan,
        cast.today,
        325,
        valley,
        id="demo-cadi-price",
        name="Cadi Price",
        date_of_birth=cast.born(14, 10, 9),
        gender="female",
        language="en",
    )
    osian.knows(330, "Leanne Price", "family", "His mum. Her back is bad.")
    osian.knows(330, "Cadi Price", "family", "His big sister.", cadi.person)
    osian.has(330, "ability", "Knows every dinosaur.")
    talk = osian.talked(
        328,
        "Osian drew the walk to school with a cloud over the gate. “When I get there everybody's already laughing.”\n\n"
        "His mum: “I can't get him out of the bed, and I can't get myself out of mine.”",
        "person; family: Leanne Price; practitioner: Megan Rees",
        drew_on="verbal; non-verbal; family",
        barriers="Late three days in five. Mum's back.",
        strengths="Dinosaurs. His gran lives by the school.",
    )
    osian.planned(325, "child", school="Needs support to be at school and to want to be")
    gate = osian.matters(
        325,
        "I want to get there before they start laughing.",
        "school",
        talk,
        why="Then I can laugh too.",
        type="change",
        problem_statement="Late three mornings in five since September; says his stomach hurts.",
    )
    osian.goal(325, gate, 7, "On time most days, with Gran.", "First at the gate.", "I don't go.")
    osian.belongs(
        325, gate, *WALES, "belong", "Under the lateness is wanting to be one of them.", "learn-and-develop"
    )
    osian.belongs(325, gate, *NPT, "happy", "What he talks about is laughing.")
    osian.scored(
        325,
        gate,
        "baseline",
        {
            "value": 2,
            "narrative": "I got there once when it was Gran.",
            "tool": "caerphilly-circles",
            "raw": "2",
        },
        {
            "by": "family",
            "who": "Leanne Price",
            "value": 4,
            "narrative": "He's there more than he thinks.",
            "proxy_reason": "She asked to circle hers too; Osian said she could.",
            "difference_reason": "Mum counts the mornings; Osian counts the laughing.",
        },
        {
            "by": "practitioner",
            "who": "Megan Rees",
            "value": 3,
            "narrative": "On time twice in the two weeks I looked at with the school.",
            "difference_reason": "The register counts the days; he counts how it felt.",
        },
    )
    osian.does(325, gate, "Gran walks with him from her house", "family_or_community", 310, 309, who="Gran")
    osian.does(
        325, gate, "A job at the gate: the dinosaur of the day", "other_body", 300, 296, who="Ysgol y Bryn"
    )
    osian.scored(
        150,
        gate,
        "review",
        {
            "value": 6,
            "narrative": "I did diplodocus and they asked me stuff.",
            "tool": "caerphilly-circles",
            "raw": "6",
        },
    )
    osian.reviewed(150, "Gran and the dinosaurs go on.", 150, {gate: ("keep", "")})
    osian.scored(
        15,
        gate,
        "informal",
        {"value": 8, "narrative": "I told THEM a joke.", "tool": "caerphilly-circles", "raw": "8"},
    )

    own = cadi.talked(
        320,
        "In the car, Cadi with her feet up. “I do Mum's tablets and Osian's breakfast and then I'm late as well but nobody "
        "writes that down.” She laughed. “You're writing it down.”",
        strengths="Funny. Reliable. Wants to be a paramedic.",
    )
    cadi.planned(315, "young_carer", life="Needs support to have a life beside caring")
    mine = cadi.matters(
        315, "One night a week that's mine.", "life", own, why="I'm fourteen.", type="quality_of_life"
    )
    cadi.goal(
        315,
        mine,
        5,
        "Cadets on Wednesdays, most weeks.",
        "Cadets every week and a film on Saturday.",
        "None. Like now.",
    )
    cadi.belongs(315, mine, *WALES, "social-life", "Being with people she chooses.", "happy")
    cadi.scored(315, mine, "baseline", {"value": 1, "narrative": "I got one in August."})
    lifted(cadi, 315, own, "I do Mum's tablets and Osian's breakfast", "circumstance")
    seen_by(
        cadi,
        314,
        ("person", "", "If I don't, nobody does."),
        ("family", "Leanne Price", "I never asked her to. I lie there and hear her doing it, and I let her."),
        meet="Cadi should have a night of her own.",
        differ="Cadi counts what would not get done; her mum counts what she should not have to do.",
        about="Who does the mornings",
    )
    cadi.does(315, mine, "Auntie Bev comes on Wednesdays", "family_or_community", 300, 294, who="Bev")
    cadi.scored(
        150, mine, "review", {"value": 5, "narrative": "Five Wednesdays out of six. I can tie a bandage."}
    )
    cadi.reviewed(150, "Wednesdays are Cadi's.", 150, {mine: ("keep", "")})
