"""The addresses of the line of sight, of what was heard and changed, and of what helped."""

from django.urls import path

from whatmatters.web.learning import downloads, helped, loop, sight_pages

urlpatterns = [
    path("learning/<str:unit>/line-of-sight/", sight_pages.of_unit, name="sight"),
    path("learning/<str:unit>/line-of-sight/new/", sight_pages.set_outcome, name="sight_set"),
    path(
        "learning/<str:unit>/line-of-sight/<str:framework>/<str:code>/",
        sight_pages.of_national,
        name="sight_national",
    ),
    path("line-of-sight/<str:unit_outcome>/", sight_pages.of_outcome, name="sight_outcome"),
    path("line-of-sight/<str:unit_outcome>/part-of/", sight_pages.part_of, name="sight_part_of"),
    path("line-of-sight/<str:unit_outcome>/otherwise/", sight_pages.change_outcome, name="sight_change"),
    path("line-of-sight/<str:unit_outcome>/end/", sight_pages.end_outcome, name="sight_end"),
    path("line-of-sight/links/<str:link>/no-longer/", sight_pages.unlink, name="sight_unlink"),
    path("outcomes/<str:outcome>/line-of-sight/", sight_pages.from_words, name="sight_words"),
    path("outcomes/<str:outcome>/line-of-sight/new/", sight_pages.link_personal, name="sight_link_personal"),
    path(
        "outcomes/<str:outcome>/line-of-sight/<str:link>/no-longer/",
        sight_pages.unlink_personal,
        name="sight_unlink_personal",
    ),
    path("heard-and-changed/", loop.mine, name="learned_mine"),
    path("heard-and-changed/<str:learned>/", loop.one, name="learned"),
    path("heard-and-changed/<str:learned>/anew/", loop.say_anew, name="learned_anew"),
    path("learning/<str:unit>/heard-and-changed/", loop.of_unit, name="learned_of"),
    path("learning/<str:unit>/heard-and-changed/new/", loop.say, name="learned_say"),
    path("people/<str:person>/heard-and-changed/", loop.for_person, name="learned_person"),
    path("people/<str:person>/heard-and-changed/<str:version>/told/", loop.told, name="learned_told"),
    path("learning/<str:unit>/what-helped/", helped.of_unit, name="helped"),
    path(
        "learning/<str:unit>/what-helped/table.<str:file_format>", downloads.what_helped, name="helped_table"
    ),
    path(
        "learning/<str:unit>/line-of-sight/table.<str:file_format>",
        downloads.line_of_sight,
        name="sight_table",
    ),
    path("outcomes/<str:outcome>/services/new/", helped.provision_add, name="provision_add"),
    path("services/<str:provision>/end/", helped.provision_end, name="provision_end"),
]
