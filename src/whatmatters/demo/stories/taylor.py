"""Mrs Taylor, who lives with diabetes and dementia, and Mr Taylor, who cares for her and has a plan of his own.

After "Mrs Taylor's Story" (N § 4). Words, scores and dates are invented.
"""

from whatmatters.demo.cast import Cast
from whatmatters.demo.story import begin

NHWO = ("scotland-nhwo", "2014")


def tell(cast: Cast) -> None:
    """A maintenance goal held; three voices on one occasion; a carer with a plan of his own beside hers."""
    shona = cast.accounts["shona"]
    glen = cast.units["demo-glen-team"]
    jean = begin(
        shona,
        cast.today,
        400,
        glen,
        id="demo-jean-taylor",
        name="Jean Taylor",
        preferred_name="Mrs Taylor",
        date_of_birth=cast.born(77, 4, 3),
        gender="female",
        language="en",
        communication_needs="One question at a time. Mornings are best. Photographs of the village help.",
    )
    bob = begin(
        shona,
        cast.today,
        396,
        glen,
        id="demo-bob-taylor",
        name="Robert Taylor",
        preferred_name="Bob",
        date_of_birth=cast.born(79, 9, 21),
        gender="male",
        language="en",
    )
    jean.knows(
        400,
        "Bob Taylor",
        "unpaid_carer",
        "Her husband. They have lived in the village for 41 years.",
        bob.person,
    )
    jean.knows(400, "Alison Taylor", "family", "Her daughter, in Perth. Rings on Sundays.")
    jean.has(400, "achievement", "Taught maths for 34 years; half the village learned fractions from her.")
    jean.has(400, "place", "The bench by the kirk, where people stop and talk.")
    jean.has(385, "community", "The dementia peer support group in the next town.")

    first = jean.talked(
        398,
        "We sat in the kitchen, Mrs Taylor by the window. She wanted to tell me about the village first.\n\n"
        "“I taught here for thirty-four years. I can't go to the shop without somebody telling me what they got in "
        "their Higher. I want to keep going to my group. They laugh at the same things I do. I don't want to end up "
        "in a home staring at a wall.”\n\n"
        "Bob worries about the needles. “I'm feart I'll get it wrong,” he said. She put her hand on his: "
        "“He's a good man but he fusses.”",
        "person; unpaid_carer: Bob Taylor; practitioner: Shona Baird",
        circumstances="Lives with Bob in a two-storey house. Diabetes since birth; dementia diagnosed three years ago.",
        barriers="Cannot use the bus alone any more. Bob does not drive at night.",
        strengths="Known and liked in the village. Keeps her own blood sugar diary.",
        drew_on="verbal; non-verbal; family",
    )
    jean.planned(
        395,
        "adult",
        out="Needs support to get out and keep up with people",
        health="Needs support to manage her diabetes at home",
    )
    group = jean.matters(
        395,
        "I want to keep going to my group. They laugh at the same things I do.",
        "out",
        first,
        why="With them I'm not the one who forgets. We all forget.",
        type="quality_of_life",
    )
    home = jean.matters(
        395,
        "I don't want to end up in a home staring at a wall. I want to stay here, with Bob, and my own front door.",
        "health",
        first,
        why="Forty-one years of my life are in this house.",
        type="quality_of_life",
    )
    jean.goal(
        395,
        group,
        7,
        "I get there most weeks, and I know who is fetching me.",
        "Every single week, and a cup of tea with Moira after.",
        "Sitting at home on a Thursday, hearing about it from somebody else.",
    )
    jean.goal(
        395,
        home,
        6,
        "Here, with a bit of help coming in, and Bob not run ragged.",
        "The two of us here as we always were.",
        "A home. A chair in a row of chairs.",
    )
    jean.belongs(
        395,
        group,
        *NHWO,
        "4",
        "It is about the life she has with her friends, more than about where she lives.",
        "2",
    )
    jean.belongs(395, home, *NHWO, "2", "Staying at home is what she comes back to, each time.", "7")
    jean.scored(
        395,
        group,
        "baseline",
        {"value": 4, "narrative": "I've missed three of the last four. It's no fun without the lift."},
    )
    jean.scored(
        395,
        home,
        "baseline",
        {"value": 6, "narrative": "We're managing. I've my own bed and my own kettle."},
        {
            "by": "practitioner",
            "who": "Shona Baird",
            "value": 4,
            "narrative": "Two low blood sugars in a fortnight, and Bob up most nights.",
            "difference_reason": "She feels at home and safe. I am thinking of the nights, which she does not remember.",
        },
    )
    jean.does(
        395,
        group,
        "Ask Moira's son about a lift on Thursdays",
        "family_or_community",
        380,
        384,
        who="Bob Taylor",
    )
    jean.does(
        395,
        group,
        "Find out about the community car scheme",
        "local_authority",
        380,
        381,
        output="Community transport",
    )
    jean.does(
        395,
        home,
        "Teach Bob to help with the injections",
        "other_body",
        370,
        366,
        who="Diabetes Specialist Nurse",
    )
    jean.does(395, home, "Keep my own blood sugar diary every morning", "person", 365, 366)
    jean.supported(
        395,
        group,
        "A lift each Thursday",
        "Moira's son, and the car scheme when he cannot",
        "No money; the scheme's fare",
    )
    jean.scored(
        300,
        group,
        "informal",
        {"value": 6, "narrative": "Moira's boy comes for me in that wee red car. I've only missed the one."},
    )
    jean.scored(
        210,
        group,
        "review",
        {
            "value": 8,
            "narrative": "Every week since the summer! We're doing a sing-song at Christmas and I'm to do the sums for the tickets.",
        },
        {
            "by": "unpaid_carer",
            "who": "Bob Taylor",
            "value": 7,
            "narrative": "She comes home singing. The next day she's tired, mind.",
            "proxy_reason": "She asked Bob to say how it looks from the outside; he was glad to.",
            "difference_reason": "Bob sees the day after, when she is worn out.",
        },
        {"by": "practitioner", "who": "Shona Baird", "concurs": True},
    )
    jean.scored(
        210, home, "review", {"value": 6, "narrative": "I'm still here, am I not? That will do me fine."}
    )
    jean.does(
        210,
        home,
        "Try the night-time alarm mat",
        "other_body",
        190,
        193,
        who="Glen Telecare",
        output="Technology-enabled care",
    )
    jean.reviewed(
        210,
        "Carry on with Thursdays. A mat that tells Bob when she is up, so that he can sleep in between.",
        180,
        {
            group: ("keep", "It is going well; leave it be."),
            home: ("other_actions", "Same goal; a mat for the nights."),
        },
    )
    jean.scored(
        20,
        group,
        "informal",
        {
            "not_scored_kind": "unable",
            "not_scored_reason": "She looked at the numbers for a while and pushed the page away. Not a day for numbers.",
        },
        {
            "by": "family",
            "who": "Alison Taylor",
            "value": 7,
            "narrative": "Mum lights up on Thursdays. Dad says she has her coat on an hour before.",
            "proxy_reason": "Mrs Taylor could not say that day; Alison was visiting, knows the group, and was happy to speak.",
        },
    )

    jean.contributes(
        380, group, "Glen Community Car Scheme", "A seat on Thursdays when Moira's son cannot come"
    )
    jean.contributes(380, group, "Strath Dementia Peer Group", "Rings on Wednesdays to say who is coming")
    jean.contributes(
        366,
        home,
        "NHS Glen and Strath, diabetes nurses",
        "Teaching the injections, and a number to ring at night",
    )
    jean.contributes(193, home, "Glen Telecare", "The mat by the bed, and somebody who answers it")

    talk = bob.talked(
        394,
        "Bob on his own, while Mrs Taylor was at the hairdresser.\n\n"
        "“I used to be in the bowling club. Secretary, for a while. I've not been since March. I can't leave her, and if "
        "I could I'd be asleep. I don't mind the work. I mind being frightened of it.”\n\n"
        "He would like to see her safe and to feel he knows what he is doing.",
        strengths="Patient. Keeps lists. His neighbour Tam would sit with Jean.",
        barriers="No sleep. Nobody showed him the injections until now.",
    )
    bob.planned(390, "carer", caring="Needs support to go on caring without harm to his own health")
    jean.beside(390, bob.person, "“Aye, put mine in with hers. It's the one story.”")
    sure = bob.matters(
        390,
        "I don't mind the work. I mind being frightened of it. I want to know I'm doing it right.",
        "caring",
        talk,
        why="If I get the needle wrong it's Jean who pays.",
        type="change",
    )
    bowls = bob.matters(
        390,
        "An hour at the bowling, with my phone in my pocket and not ringing.",
        "caring",
        talk,
        type="quality_of_life",
    )
    bob.goal(
        390,
        sure,
        8,
        "I do the needle and don't think about it after.",
        "As sure as the nurse is.",
        "Hands shaking.",
    )
    bob.goal(
        390,
        bowls,
        5,
        "Once a fortnight would do me.",
        "Every Saturday, like before.",
        "Never out of the house but for the messages.",
    )
    bob.belongs(390, sure, *NHWO, "6", "It is his caring, and what it does to him.", "8")
    bob.belongs(390, bowls, *NHWO, "6", "His own health and wellbeing.")
    bob.scored(
        390,
        sure,
        "baseline",
        {"value": 2, "narrative": "I count to ten before I do it, and then I count again."},
    )
    bob.scored(390, bowls, "baseline", {"value": 0, "narrative": "Not since March."})
    bob.does(
        390,
        sure,
        "Six sessions with the Diabetes Specialist Nurse",
        "other_body",
        340,
        335,
        who="Diabetes Specialist Nurse",
    )
    bob.does(
        390,
        bowls,
        "Tam from next door sits with Jean on Saturdays",
        "family_or_community",
        370,
        350,
        who="Tam Geddes",
    )
    bob.scored(
        210,
        sure,
        "review",
        {"value": 8, "narrative": "I did it with the radio on this morning and never noticed."},
    )
    bob.scored(
        210,
        bowls,
        "review",
        {"value": 4, "narrative": "Twice since Easter. I won the second time, which they'll no' forgive."},
    )
    bob.reviewed(
        210,
        "Bob feels sure of the injections. Bowling goes on.",
        200,
        {sure: ("completed", "He says that one is done."), bowls: ("keep", "Twice a month is the aim.")},
    )
    bob.ended(
        205,
        sure,
        "completed",
        "“That one's done,” he said.",
        "He wanted to know he was doing it right, and he does.",
    )
