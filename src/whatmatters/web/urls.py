"""Every address. Who may open each stands in `web.pages.permissions`."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path
from django.views.i18n import set_language

from whatmatters.web import signing_in


def alive(request: HttpRequest) -> HttpResponse:
    """For a load balancer: the application answers."""
    return HttpResponse("alive", content_type="text/plain")


def about(request: HttpRequest) -> HttpResponse:
    """What this is, accessibility, privacy."""
    return render(request, "about.html")


handler400 = "whatmatters.web.pages.errors.bad_request"
handler403 = "whatmatters.web.pages.errors.not_allowed"
handler404 = "whatmatters.web.pages.errors.not_found"
handler500 = "whatmatters.web.pages.errors.broken"

urlpatterns = [
    path("alive/", alive, name="alive"),
    path("about/", about, name="about_page"),
    path("language/", set_language, name="set_language"),
    path("sign-in/", signing_in.SignInView.as_view(), name="account_login"),
    path("sign-out/", account.logout, name="account_logout"),
    path("account/password/", account.password_change, name="account_change_password"),
    path("account/reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("account/inactive/", account.account_inactive, name="account_inactive"),
    path("account/", mfa.index, name="mfa_index"),
    path("account/second-step/", mfa.authenticate, name="mfa_authenticate"),
    path("account/second-step/again/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("account/app/", totp.activate_totp, name="mfa_activate_totp"),
    path("account/app/stop/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("account/codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("account/codes/new/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("accounts/", include("whatmatters.web.administration.urls")),
    path("", include("whatmatters.web.learning.sight_urls")),
    path("learning/", include("whatmatters.web.learning.urls")),
    path("indicators/", include("whatmatters.web.reporting.indicators.urls")),
    path("", include("whatmatters.web.reporting.report.urls")),
    path("extracts/", include("whatmatters.web.reporting.extracts.urls")),
    path("inspections/", include("whatmatters.web.reporting.inspection.urls")),
    path("", include("whatmatters.web.practice.urls")),
]
