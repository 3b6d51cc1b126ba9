"""Nia, who speaks through a talking mat and her sister. Invented."""

from whatmatters.demo.cast import Cast
from whatmatters.demo.story import begin
from whatmatters.demo.story import on as day_of
from whatmatters.records.outcomes.actions.support import Decided, decide
from whatmatters.records.people.actions import record_advocacy

WALES = ("wales-wellbeing", "2016")
WHY = "Nia looks to Sara and smiles when she speaks for her; Sara has known her all her life and is comfortable to do it."


def tell(cast: Cast) -> None:
    """Words understood from signs; a supporter's score of record; the thermometer; safeguarding put one outcome off."""
    megan = cast.accounts["megan"]
    nia = begin(
        megan,
        cast.today,
        260,
        cast.units["demo-valley-team"],
        id="demo-nia-morgan",
        name="Nia Morgan",
        date_of_birth=cast.born(34, 5, 12),
        gender="female",
        language="en",
        communication_needs="Talking mat with photographs. Points, laughs, turns away. Give her time. Sara knows her signs.",
    )
    nia.knows(260, "Sara Morgan", "family", "Her sister, who lives with her.")
    nia.has(260, "place", "The sea at Ogmore.")
    nia.has(260, "ability", "Knows what she likes, at once, and shows it.")
    with day_of(nia.day(259)):
        decide(
            person=nia.person.pk,
            decided=Decided(
                kind="taking_part",
                decision="with_help",
                reason="With the mat, and with Sara beside her.",
                maker=megan.name,
                on=nia.day(259),
            ),
            by=megan,
        )
        record_advocacy(
            person=nia.person,
            decision="offered",
            kind="independent_advocate",
            reason="Offered beside Sara, for the talk about the day centre. They will think about it.",
            on=nia.day(259),
            by=megan,
        )
    talk = nia.talked(
        258,
        "With the mat. Nia put the sea at the top, on the happy side, and left her hand on it. She put the day centre on the "
        "other side and turned the card over. Sara: “She means it. She hums all the way home from the sea.”",
        "person; family: Sara Morgan; practitioner: Megan Rees",
        drew_on="non-verbal; family",
    )
    nia.planned(255, "adult", out="Needs support to get out", day="Needs support in the day")
    sea = nia.matters(
        255,
        "The sea.",
        "out",
        talk,
        why="She left her hand on the picture.",
        wording_kind="interpreted",
        defined_by="family",
        defined_by_note=WHY,
        type="quality_of_life",
    )
    nia.goal(
        255,
        sea,
        7,
        "To the sea twice a month, and humming.",
        "The sea every week, and a paddle.",
        "Only the picture of it.",
        set_by="family",
    )
    nia.belongs(255, sea, *WALES, "happy", "The humming: it is what makes her happy.", "do-what-matters")
    nia.scored(
        255,
        sea,
        "baseline",
        {
            "not_scored_kind": "unable",
            "not_scored_reason": "The thermometer meant nothing to her today. She pointed at the sea.",
        },
        {
            "by": "family",
            "who": "Sara Morgan",
            "value": 2,
            "narrative": "Once since Christmas, and it rained, and she cried to go home.",
            "tool": "thermometer",
            "raw": "20",
            "proxy_reason": WHY,
        },
    )
    nia.does(255, sea, "Sara drives on the first Sunday", "family_or_community", 240, 236, who="Sara Morgan")
    nia.does(
        255, sea, "A personal assistant on Wednesdays", "local_authority", 200, 190, output="Direct payment"
    )
    nia.scored(
        75,
        sea,
        "review",
        {"not_scored_kind": "unable", "not_scored_reason": "Laughed and gave the thermometer to Sara."},
        {
            "by": "family",
            "who": "Sara Morgan",
            "value": 7,
            "narrative": "Five Wednesdays running. She has shells in her bed.",
            "tool": "thermometer",
            "raw": "70",
            "proxy_reason": WHY,
        },
        {
            "by": "practitioner",
            "who": "Megan Rees",
            "value": 8,
            "narrative": "She put the sea on the mat and then put my hand on it.",
            "difference_reason": "Sara keeps a little back for the winter.",
        },
    )
    nia.reviewed(75, "Wednesdays stay. Winter will be harder.", 150, {sea: ("keep", "")})
    centre = nia.matters(
        70,
        "Not the day centre.",
        "day",
        wording_kind="interpreted",
        defined_by="family",
        defined_by_note=WHY,
        why="She turned the card over, twice.",
        type="process",
    )
    nia.put_off(60, -20, "An enquiry under section 126 about the day centre comes first.", centre)
