"""The addresses of the indicators."""

from django.urls import path

from whatmatters.web.reporting.indicators import downloads, importing, views

urlpatterns = [
    path("", views.suite, name="indicators"),
    path("table.<str:file_format>", downloads.suite_table, name="indicators_table"),
    path("outcomes/", views.by_outcome, name="indicators_outcomes"),
    path("publications/", views.publications, name="indicators_publications"),
    path("import/", importing.give, name="indicators_import"),
    path("import/<str:token>/", importing.check, name="indicators_check"),
    path("<str:id>/", views.one, name="indicator"),
    path("<str:id>/areas/", views.beside, name="indicator_beside"),
    path("<str:id>/revisions/", views.revisions, name="indicator_revisions"),
    path("<str:id>/table.<str:file_format>", downloads.one_table, name="indicator_table"),
]
