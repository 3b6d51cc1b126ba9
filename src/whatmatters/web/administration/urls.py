"""The administrator's addresses."""

from django.urls import path

from whatmatters.web.administration import views

urlpatterns = [
    path("", views.accounts, name="accounts"),
    path("new/", views.add, name="account_add"),
    path("units/new/", views.unit_add, name="unit_add"),
    path("<int:account>/", views.change, name="account_change"),
]
