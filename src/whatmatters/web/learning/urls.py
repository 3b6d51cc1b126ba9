"""The addresses of learning."""

from django.urls import path

from whatmatters.web.learning import views

urlpatterns = [
    path("", views.units, name="learning"),
    path("<str:unit>/", views.unit, name="learning_unit"),
    path("<str:unit>/table.<str:format>", views.download, name="learning_table"),
]
