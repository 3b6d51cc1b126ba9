"""Tariq, who wants a flat of his own, and whose mother is afraid of it: a risk that everybody agreed was worth taking.

After "Tariq's Story" (N § 7). Words, scores and dates are invented. His plan as a child closed at 18; his outcome went on.
"""

from whatmatters.demo.cast import Cast
from whatmatters.demo.story import Story, begin
from whatmatters.demo.story import on as day_of
from whatmatters.demo.understanding import agreed, calls_on, lifted, risked, seen_by, weighed
from whatmatters.records.fair import actions as fair
from whatmatters.records.outcomes.actions.ends import continue_outcome
from whatmatters.records.outcomes.models import Outcome

NHWO = ("scotland-nhwo", "2014")


def tell(cast: Cast) -> None:
    """Faces instead of numbers; a mother's other view; an outcome that goes on from a child's plan into an adult's."""
    shona = cast.accounts["shona"]
    tariq = begin(
        shona,
        cast.today,
        1500,
        cast.units["demo-glen-team"],
        id="demo-tariq-ali",
        name="Tariq Ali",
        date_of_birth=cast.born(20, 1, 17),
        gender="male",
        language="en",
        communication_needs="Pictures and short sentences. Large print. He will tell you when he has had enough.",
    )
    tariq.knows(1500, "Samina Ali", "family", "His mother. Speaks Urdu at home.")
    tariq.knows(1400, "Callum", "friend", "From school. Told him about the planning group.")
    tariq.has(1500, "ability", "Cooks. His dhal is better than his mother's, says his sister.")
    tariq.has(1400, "place", "The swimming baths, lane 2.")
    talk = tariq.talked(
        1490,
        "“My own flat. My own key. A blue door.” He had drawn it.\n\n"
        "Mrs Ali: “Who will see if his heart goes funny in the night? Who will make him eat a vegetable?” "
        "Tariq: “Me. I'm the cook.”",
        "person; family: Samina Ali; practitioner: Shona Baird",
        risks="His mother fears for his heart at night. Tariq does not see it as a risk.",
        strengths="Cooking; knows his medicines by colour and shape.",
    )
    tariq.planned(1480, "child", home="Needs support to plan for living on his own")
    flat = tariq.matters(
        1480, "My own flat. My own key.", "home", talk, why="Because I am grown up.", type="change"
    )
    lifted(tariq, 1480, talk, "“My own flat. My own key. A blue door.”", "outcome", flat)
    lifted(tariq, 1480, talk, "I'm the cook.", "strength")
    lifted(tariq, 1480, talk, "Who will make him eat a vegetable?", "barrier")
    tariq.goal(
        1480, flat, 10, "I live there and it is mine.", "I live there and it is mine.", "At mum's for ever."
    )
    tariq.belongs(1480, flat, *NHWO, "2", "Living on his own, at home, is what he asks for.", "7")
    tariq.scored(
        1480,
        flat,
        "baseline",
        {"value": 3, "narrative": "I have a drawing of it.", "tool": "faces-5", "raw": "2"},
    )
    tariq.does(
        1480,
        flat,
        "Person-centred planning, with a plan in pictures",
        "other_body",
        1300,
        1320,
        who="Local planning group",
    )
    tariq.does(1480, flat, "Meeting with the heart nurse about the nights", "local_authority", 1200, 1210)
    tariq.scored(
        860,
        flat,
        "end",
        {
            "value": 5,
            "narrative": "I cook on Fridays for everybody. I have a savings book.",
            "tool": "faces-5",
            "raw": "3",
        },
        {
            "by": "family",
            "who": "Samina Ali",
            "value": 3,
            "narrative": "He is ready. I am not. I lie awake and he has not even gone.",
            "proxy_reason": "Tariq wanted his mother to say it for herself, and she wished to.",
            "difference_reason": "She thinks of the nights; he thinks of the key.",
        },
    )
    tariq.closed(
        860,
        "On the way: he can cook, save and knows his medicines. Not there yet.",
        "He is 18. It goes on in an adult plan.",
    )
    plan = tariq.planned(850, "adult", home="Needs support to live in his own home")
    with day_of(tariq.day(850)):
        own = continue_outcome(
            outcome=flat.pk, plan=plan.pk, need=tariq.needs["home"].pk, on=tariq.day(850), by=tariq.by
        )
    tariq.goal(
        850, own, 10, "I live there and it is mine.", "I live there and it is mine.", "At mum's for ever."
    )
    tariq.belongs(850, own, *NHWO, "2", "The same as before: a home of his own.")
    tariq.scored(
        850,
        own,
        "baseline",
        {"value": 5, "narrative": "I have a savings book.", "tool": "faces-5", "raw": "3"},
    )
    tariq.does(
        850,
        own,
        "A personal budget for a personal assistant",
        "local_authority",
        780,
        770,
        output="Personal budget",
    )
    tariq.does(
        850,
        own,
        "A watch that tells the heart nurse",
        "other_body",
        760,
        750,
        who="Glen Telecare",
        output="Technology-enabled care",
    )
    tariq.does(850, own, "Cook for the housing officer", "person", 740, 741)
    _the_nights(tariq, own)
    tariq.supported(
        850,
        own,
        "A personal assistant four mornings, and a watch for the nights",
        "Tariq employs the assistant himself",
        "His personal budget",
    )
    tariq.scored(
        480,
        own,
        "review",
        {
            "value": 8,
            "narrative": "I live here. The door is green. I asked for blue.",
            "tool": "faces-5",
            "raw": "4",
        },
    )
    tariq.reviewed(
        480,
        "He lives in his flat. Everybody agreed at the start that there were risks, and that they were worth taking.",
        180,
        {own: ("keep", "And paint the door.")},
    )
    tariq.scored(
        110,
        own,
        "review",
        {"value": 10, "narrative": "It's blue. My girlfriend did the edges.", "tool": "faces-5", "raw": "5"},
        {
            "by": "family",
            "who": "Samina Ali",
            "value": 8,
            "narrative": "I sleep. Not every night. He brings me dhal.",
            "proxy_reason": "Tariq asked his mother to score it too.",
            "difference_reason": "She keeps two back, she says, because she is his mother.",
        },
    )
    tariq.reviewed(110, "His own flat, his own key, a blue door.", 240, {own: ("keep", "")})
    swim = tariq.matters(110, "I want to swim in a race.", "home", why="I'm fast in lane 2.", type="change")
    tariq.goal(110, swim, 6, "I finish.", "A medal.", "Only watching.")


def _the_nights(tariq: Story, own: Outcome) -> None:
    """His heart, at night, alone: how each sees it, what makes it worth taking, what was agreed, and whether it is fair."""
    nights = risked(tariq, 830, "His heart may go wrong at night, when nobody is there.", own)
    seen_by(
        tariq,
        830,
        ("person", "", "I have a watch. I press it. I am not a baby."),
        ("family", "Samina Ali", "A watch does not hold his hand."),
        (
            "practitioner",
            "Shona Baird",
            "The heart nurse says: low, and the watch reaches her in two minutes.",
        ),
        meet="He should live where he wants to. Nobody wants him to be alone when it goes wrong.",
        differ="Whether a watch is enough.",
        risk=nights.pk,
    )
    worth = "His own key. Without the nights there is no flat."
    everybody = "Tariq, Samina Ali, Shona Baird, the heart nurse"
    agreed(
        tariq,
        820,
        nights,
        "He moves in, with the watch. His mother sleeps over on Fridays.",
        everybody,
        60,
        worth,
    )
    agreed(tariq, 470, nights, "The watch stays. His mother sleeps at home.", everybody, 180, worth)
    agreed(tariq, 110, nights, "The watch stays. Twice pressed, twice answered.", everybody, 365, worth)
    row = weighed(
        tariq,
        825,
        "Whether Tariq moves into a flat of his own, with nobody there at night",
        {
            "experience": "Everybody talks about my heart. Nobody asks my heart.",
            "heard": "partly",
            "support_to_be_heard": "The planning group's pictures, and Callum beside him at the meeting.",
            "voices": "Tariq, his mother, the heart nurse, Callum.",
            "facts": "Two episodes in five years, both in the daytime.",
        },
        risk=nights.pk,
    )
    with day_of(tariq.day(825)):
        fair.weigh_right(
            fair=row.pk,
            right="life",
            at_stake="His heart. The watch and the nurse keep it safe at night as well as his mother's house does.",
            by=tariq.by,
        )
        fair.weigh_right(
            fair=row.pk,
            right="independent-living",
            at_stake="To keep him at his mother's would take the choice of where he lives.",
            by=tariq.by,
        )
        shared = fair.share(
            fair=row.pk,
            what="The watch reaches the nurse, tried out at night",
            who="Glen Telecare and Tariq",
            due_on=tariq.day(800),
            by=tariq.by,
        )
    with day_of(tariq.day(802)):
        fair.done(responsibility=shared.pk, on=tariq.day(802), by=tariq.by)
    with day_of(tariq.day(470)):
        fair.review(
            fair=row.pk,
            on=tariq.day(470),
            what_came="“Now ask me about the door.” Pressed once, and answered. He would decide it so again.",
            person_took_part=True,
            by=tariq.by,
        )
    calls_on(tariq, 820, own, "Callum", "Comes round on Saturdays")
    calls_on(tariq, 820, own, "Cooks.", "Feeds himself, and the housing officer")
