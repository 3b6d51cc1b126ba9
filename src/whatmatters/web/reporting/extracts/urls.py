"""The addresses of extracts."""

from django.urls import path

from whatmatters.web.reporting.extracts import views

urlpatterns = [
    path("", views.extracts, name="extracts"),
    path("new/", views.ask_for, name="extract_ask"),
    path("<str:extract>/", views.one, name="extract"),
    path("<str:extract>/take/", views.take, name="extract_take"),
]
