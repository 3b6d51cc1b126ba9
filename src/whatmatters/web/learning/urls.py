"""The addresses of learning."""

from django.urls import path

from whatmatters.web.learning import themes, views

urlpatterns = [
    path("", views.units, name="learning"),
    path("themes/<str:theme>/", themes.theme, name="theme"),
    path("themes/<str:theme>/name/", themes.theme_change, name="theme_change"),
    path("themes/<str:theme>/merge/", themes.theme_merge, name="theme_merge"),
    path("<str:unit>/", views.unit, name="learning_unit"),
    path("<str:unit>/records/", views.records, name="learning_records"),
    path("<str:unit>/themes/", themes.themes, name="themes"),
    path("<str:unit>/themes/new/", themes.theme_add, name="theme_add"),
    path("<str:unit>/table.<str:file_format>", views.download, name="learning_table"),
]
