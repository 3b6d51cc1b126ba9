"""Eluned, sy'n byw drwy'r Gymraeg: a Welsh-speaking person; her words in Welsh, a translation beside them. Invented."""

from whatmatters.demo.cast import Cast
from whatmatters.demo.story import begin
from whatmatters.demo.story import on as day_of
from whatmatters.demo.understanding import lifted
from whatmatters.records.outcomes.actions import words
from whatmatters.rules.facts import Wording

WALES = ("wales-wellbeing", "2016")


def tell(cast: Cast) -> None:
    """Everything in Welsh; an aim to slow a decline; the chapel."""
    ifan = cast.accounts["ifan"]
    eluned = begin(
        ifan,
        cast.today,
        420,
        cast.units["demo-coast-team"],
        id="demo-eluned-roberts",
        name="Eluned Roberts",
        preferred_name="Nain Tŷ Capel",
        date_of_birth=cast.born(86, 3, 1),
        gender="female",
        language="cy",
        communication_needs="Cymraeg yn unig pan fydd hi wedi blino. Print mawr.",
    )
    eluned.knows(420, "Mair Roberts", "family", "Ei merch, yng Nghaerdydd.")
    eluned.knows(420, "Gwilym", "friend", "Yn canu bas yn y capel, ac yn gyrru.")
    eluned.has(420, "ability", "Yn cofio pob emyn ar ei chof.")
    eluned.has(420, "place", "Y fainc wrth ddrws y capel.")
    talk = eluned.talked(
        415,
        "Eistedd wrth y tân. Dywedodd:\n\n"
        "“Dwi isio mynd i'r capel bob dydd Sul ar fy mhen fy hun. Dim mewn cadair olwyn. Yno y priodais i.”\n\n"
        "A wedyn, yn dawelach: “Mae'r cof yn mynd. Ond mae'r emynau'n aros.”",
        strengths="Mae pawb yn y pentref yn ei hadnabod.",
        barriers="Yr allt at y capel, a'r gwynt.",
    )
    eluned.planned(410, "adult", allan="Angen cymorth i fynd allan", cof="Angen cymorth gyda'r cof")
    capel = eluned.matters(
        410,
        "Dwi isio mynd i'r capel bob dydd Sul ar fy mhen fy hun.",
        "allan",
        talk,
        why="Yno y priodais i.",
        type="quality_of_life",
    )
    emynau = eluned.matters(
        410,
        "Dwi isio dal i gofio'r emynau.",
        "cof",
        talk,
        why="Nhw ydi'r pethau olaf i fynd.",
        type="quality_of_life",
    )
    lifted(eluned, 410, talk, "Dwi isio mynd i'r capel bob dydd Sul ar fy mhen fy hun.", "outcome", capel)
    lifted(eluned, 410, talk, "Ond mae'r emynau'n aros.", "strength")
    lifted(eluned, 410, talk, "Mae'r cof yn mynd.", "circumstance")
    with day_of(eluned.day(409)):
        words.add_wording(
            outcome=capel.pk,
            wording=Wording(
                on=eluned.day(409),
                words="I want to go to chapel every Sunday on my own.",
                language="en",
                kind="translation",
                by="person",
            ),
            by=ifan,
        )
    eluned.goal(
        410,
        capel,
        7,
        "Y rhan fwyaf o Suliau, a Gwilym i lawr yr allt.",
        "Bob Sul, a chanu.",
        "Gwrando ar y radio.",
    )
    eluned.goal(
        410, emynau, 5, "Y rhai mawr i gyd: Calon Lân, Cwm Rhondda.", "Pob un, pob pennill.", "Dim un."
    )
    eluned.belongs(
        410,
        capel,
        *WALES,
        "do-what-matters",
        "Mynd ei hun sy'n cyfri iddi, yn fwy na'r cwmni.",
        "happy",
        "contribute-to-community",
        "social-life",
    )
    eluned.belongs(410, emynau, *WALES, "happy", "Yr emynau sy'n ei gwneud yn hapus.")
    eluned.scored(410, capel, "baseline", {"value": 3, "narrative": "Unwaith ers y Pasg. Mi oedd hi'n wlyb."})
    eluned.scored(
        410,
        emynau,
        "baseline",
        {"value": 8, "narrative": "Bron bob un. Mi fydda i'n colli'r trydydd pennill."},
    )
    eluned.does(410, capel, "Canllaw wrth yr allt", "local_authority", 380, 371, output="Addasiad i'r llwybr")
    eluned.does(410, capel, "Gwilym yn aros wrth y gwaelod", "family_or_community", 400, 399, who="Gwilym")
    eluned.does(410, emynau, "Canu un bob bore", "person")
    eluned.supported(410, capel, "Canllaw, a Gwilym", "Y cyngor a Gwilym", "Un canllaw; dim arall")
    eluned.scored(
        230, capel, "review", {"value": 6, "narrative": "Tair gwaith y mis. Mae'r canllaw yn help."}
    )
    eluned.scored(
        230, emynau, "review", {"value": 7, "narrative": "Mae'r trydydd pennill wedi mynd, ond be 'di'r ots."}
    )
    eluned.reviewed(
        230,
        "Cario ymlaen. Mae cofio llai yn iawn: arafu ydi'r nod.",
        180,
        {capel: ("keep", ""), emynau: ("keep", "Arafu, nid gwella.")},
    )
    eluned.scored(
        48,
        capel,
        "review",
        {"value": 8, "narrative": "Bob Sul ond un. Mi ganais i'r alto."},
        {"by": "practitioner", "who": "Ifan Pritchard", "concurs": True},
    )
    eluned.scored(48, emynau, "review", {"value": 6, "narrative": "Calon Lân, beth bynnag. Honno'n aros."})
    eluned.reviewed(48, "Mae hi lle mae hi isio bod.", 200)
