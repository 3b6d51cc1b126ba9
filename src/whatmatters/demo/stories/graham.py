"""Graham, whose heart and moods pull against each other, and who leaves work when he chooses to.

After "Graham's Story" (N § 9). Words, scores and dates are invented.
"""

from whatmatters.demo.cast import Cast
from whatmatters.demo.story import begin

NHWO = ("scotland-nhwo", "2014")


def tell(cast: Cast) -> None:
    """A goal that moves with smaller steps; an outcome replaced when life changes; a plan that closes."""
    shona = cast.accounts["shona"]
    graham = begin(
        shona,
        cast.today,
        760,
        cast.units["demo-glen-team"],
        id="demo-graham-innes",
        name="Graham Innes",
        date_of_birth=cast.born(55, 2, 11),
        gender="male",
        language="en",
    )
    graham.knows(760, "Peter", "family", "His partner of 22 years.")
    graham.knows(700, "Lorna McBride", "friend", "Peer support worker, and now a friend.")
    graham.has(760, "achievement", "Ran the youth club for nineteen years.")
    graham.has(740, "community", "The writing group above the library.")
    talk = graham.talked(
        755,
        "“I never know in the morning which body I'll get, or which head. The heart tablets flatten me and then I "
        "fly. I'm scared to tell work and scared not to. I like my work. It's the one place I'm not a patient.”\n\n"
        "He sees the GP next week and wants to go in with a plan of his own.",
        barriers="Never knows the evening before how he will be. New medication.",
        strengths="Has lived with bipolar disorder since he was a teenager and knows its signs.",
    )
    graham.planned(
        750,
        "adult",
        work="Needs support to stay in work",
        well="Needs support to manage two conditions together",
    )
    work = graham.matters(
        750,
        "I want to stay in my work for as long as it's me that decides.",
        "work",
        talk,
        why="It's the one place I'm not a patient.",
        type="quality_of_life",
    )
    know = graham.matters(
        750,
        "I want to know where to turn before it gets bad, not after.",
        "well",
        talk,
        why="Last time it was Peter who had to ring.",
        type="change",
    )
    graham.goal(
        750,
        work,
        7,
        "Three days a week, and my boss knows the truth.",
        "Full time and nobody worrying.",
        "Signed off for good.",
    )
    graham.goal(
        750,
        know,
        9,
        "Three names on the fridge and I've used one.",
        "I ring before Peter notices.",
        "Peter ringing an ambulance.",
    )
    graham.belongs(
        750, work, *NHWO, "1", "It is about living as well as he can for longer, on his own terms.", "4", "5"
    )
    graham.belongs(750, know, *NHWO, "1", "Looking after his own health, before it gets bad.")
    graham.scored(
        750, work, "baseline", {"value": 3, "narrative": "Off more than I'm on, and making up reasons."}
    )
    graham.scored(750, know, "baseline", {"value": 2, "narrative": "I've the GP's number. That's the list."})
    graham.does(750, work, "Talk to my boss about fewer hours", "person", 720, 725)
    graham.does(
        750,
        know,
        "Cardiac rehabilitation group",
        "other_body",
        700,
        690,
        who="Chest Heart and Stroke charity",
    )
    graham.does(
        750,
        know,
        "Write a Wellness Recovery Action Plan together",
        "other_body",
        680,
        671,
        who="Lorna McBride, peer support",
    )
    graham.does(
        750,
        work,
        "Advice on money if the hours go down",
        "other_body",
        720,
        715,
        who="Citizens Advice Bureau",
    )
    graham.scored(
        560,
        work,
        "review",
        {"value": 4, "narrative": "They know now. It was harder to say than to live with."},
    )
    graham.scored(
        560, know, "review", {"value": 6, "narrative": "The plan's on the fridge. I've not had to use it."}
    )
    graham.goal(
        560,
        work,
        5,
        "Two mornings, kept.",
        "Full time and nobody worrying.",
        reason="Smaller steps: three days was too far to see from here. He said two mornings.",
    )
    graham.reviewed(
        560,
        "Two mornings to begin with. Lorna keeps in touch.",
        180,
        {work: ("smaller_steps", "Two mornings first."), know: ("keep", "")},
    )
    graham.scored(
        380,
        work,
        "review",
        {"value": 6, "narrative": "Two mornings and a Friday. I forgot to be ill on the Friday."},
    )
    graham.scored(
        380,
        know,
        "review",
        {"value": 9, "narrative": "Rang Lorna in February, before Peter noticed. He noticed that."},
    )
    graham.reviewed(
        380, "Both where he wanted to be. He wants to think about retiring, and to choose it.", 180
    )
    tell_it = graham.replaced(
        200,
        work,
        "I want to tell it. All of it, in my own words, and read it out loud once.",
        "He chose to retire, to keep well. “I decided,” he said. What matters now is the writing.",
    )
    graham.goal(
        200,
        tell_it,
        6,
        "Read two pages to the group.",
        "A book with my name on it.",
        "It stays in the drawer.",
    )
    graham.belongs(200, tell_it, *NHWO, "4", "It is the life he wants now.")
    graham.scored(
        200,
        tell_it,
        "baseline",
        {"value": 2, "narrative": "Forty pages in the drawer. Nobody's seen a word."},
    )
    graham.scored(
        30,
        tell_it,
        "end",
        {"value": 8, "narrative": "I read four. There was a silence and then there wasn't."},
    )
    graham.scored(
        30, know, "end", {"value": 9, "narrative": "I know who to ring. I hope I'm boring to them now."}
    )
    graham.closed(
        30,
        "He stayed in work as long as he chose, and left it by his own decision. He knows where to turn and has turned there. "
        "He read four pages to the writing group.",
        "Graham asked to close the plan. He has Lorna's number and ours.",
        {tell_it: "He read four pages aloud; the goal was two.", know: "He rang before it got bad."},
    )
