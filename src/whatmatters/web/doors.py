"""Every address and who may open it, in one table. What stands in no row opens for nobody; a test fails on it.

This decides about pages. Which person's record opens is decided by `records.people.access`, for every page alike.
"""

import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from whatmatters.records.accounts.access import standing
from whatmatters.records.extracts import access as extract_access
from whatmatters.records.indicators import access as indicator_access
from whatmatters.records.inspections import access as inspection_access
from whatmatters.web.errors import not_found
from whatmatters.web.looks import note_inspection

EVERYBODY = frozenset({"everybody"})
SIGNED_IN = frozenset({"signed in"})
READERS = frozenset({"practitioner", "manager", "inspector"})
WRITERS = frozenset({"practitioner", "manager"})
MANAGERS = frozenset({"manager"})
ADMINISTRATORS = frozenset({"administrator"})

LEARNERS = frozenset({"practitioner", "manager", "analyst", "inspector"})

INDICATOR_READERS = frozenset(indicator_access.READERS)
INDICATOR_TAKERS = frozenset(indicator_access.TAKERS)

REPORT_WRITERS = frozenset({"analyst", "manager", "chief_officer"})

EXTRACT_ASKERS = frozenset(extract_access.ASKERS)

INSPECTION_OFFICERS = frozenset(inspection_access.OFFICERS)
INSPECTION_READERS = INSPECTION_OFFICERS | {"inspector"}

DOORS: dict[str, frozenset[str]] = {
    "extracts": EXTRACT_ASKERS,
    "extract_ask": EXTRACT_ASKERS,
    "extract": EXTRACT_ASKERS,
    "extract_take": frozenset(extract_access.RELEASERS),
    "inspections": INSPECTION_READERS,
    "inspection": INSPECTION_READERS,
    "inspection_outcomes": INSPECTION_READERS,
    "inspection_principles": INSPECTION_READERS,
    "inspection_written": INSPECTION_READERS,
    "inspection_open": INSPECTION_OFFICERS,
    "inspection_extend": INSPECTION_OFFICERS,
    "inspection_end": INSPECTION_OFFICERS,
    "inspection_sample": INSPECTION_OFFICERS,
    "inspection_record_out": INSPECTION_OFFICERS,
    "inspection_looks": INSPECTION_OFFICERS,
    "reports": REPORT_WRITERS,
    "report": REPORT_WRITERS,
    "report_begin": REPORT_WRITERS,
    "report_explain": REPORT_WRITERS,
    "report_comment": REPORT_WRITERS,
    "report_comment_settle": REPORT_WRITERS,
    "report_plan": REPORT_WRITERS,
    "report_arrangement_add": REPORT_WRITERS,
    "report_arrangement_review": REPORT_WRITERS,
    "report_step": REPORT_WRITERS,
    "report_progress": REPORT_WRITERS,
    "report_preview": REPORT_WRITERS,
    "report_editions": REPORT_WRITERS,
    "report_edition_file": REPORT_WRITERS,
    "report_figure_out": REPORT_WRITERS,
    "report_story_out": REPORT_WRITERS,
    "report_section": REPORT_WRITERS,
    "report_write": REPORT_WRITERS,
    "report_settle": REPORT_WRITERS,
    "report_place": REPORT_WRITERS,
    "report_story": REPORT_WRITERS,
    "reports_published": EVERYBODY,
    "report_public": EVERYBODY,
    "report_public_file": EVERYBODY,
    "person_stories": READERS,
    "person_story_agree": WRITERS,
    "person_story_take_back": WRITERS,
    "learning": LEARNERS,
    "learning_unit": LEARNERS,
    "learning_table": LEARNERS,
    "learning_records": WRITERS,
    "themes": WRITERS,
    "theme": WRITERS,
    "theme_add": WRITERS,
    "theme_change": WRITERS,
    "theme_merge": WRITERS,
    "sight": LEARNERS,
    "sight_national": LEARNERS,
    "sight_outcome": LEARNERS,
    "sight_set": MANAGERS,
    "sight_part_of": MANAGERS,
    "sight_change": MANAGERS,
    "sight_end": MANAGERS,
    "sight_unlink": MANAGERS,
    "sight_words": READERS,
    "sight_link_personal": WRITERS,
    "sight_unlink_personal": WRITERS,
    "learned_of": LEARNERS,
    "learned": LEARNERS,
    "learned_mine": WRITERS,
    "learned_say": WRITERS,
    "learned_anew": WRITERS,
    "learned_person": READERS,
    "learned_told": WRITERS,
    "helped": LEARNERS,
    "helped_table": LEARNERS,
    "sight_table": LEARNERS,
    "provision_add": WRITERS,
    "provision_end": WRITERS,
    "indicators": INDICATOR_READERS,
    "indicators_table": INDICATOR_READERS,
    "indicators_outcomes": INDICATOR_READERS,
    "indicators_publications": INDICATOR_READERS,
    "indicator": INDICATOR_READERS,
    "indicator_beside": INDICATOR_READERS,
    "indicator_revisions": INDICATOR_READERS,
    "indicator_table": INDICATOR_READERS,
    "indicators_import": INDICATOR_TAKERS,
    "indicators_check": INDICATOR_TAKERS,
    "account_login": EVERYBODY,
    "account_logout": EVERYBODY,
    "account_inactive": EVERYBODY,
    "mfa_authenticate": EVERYBODY,
    "set_language": EVERYBODY,
    "about_page": EVERYBODY,
    "alive": EVERYBODY,
    "account_reauthenticate": SIGNED_IN,
    "mfa_reauthenticate": SIGNED_IN,
    "account_change_password": SIGNED_IN,
    "mfa_index": SIGNED_IN,
    "mfa_activate_totp": SIGNED_IN,
    "mfa_deactivate_totp": SIGNED_IN,
    "mfa_view_recovery_codes": SIGNED_IN,
    "mfa_generate_recovery_codes": SIGNED_IN,
    "caseload": SIGNED_IN,
    "caseload_found": READERS,
    "person": READERS,
    "journeys": READERS,
    "trail": READERS,
    "conversation": READERS,
    "outcome": READERS,
    "journey": READERS,
    "plan": READERS,
    "papers": READERS,
    "paper": READERS,
    "paper_pdf": READERS,
    "blank_papers": READERS,
    "blank_paper": READERS,
    "blank_pdf": READERS,
    "grid_fill": WRITERS,
    "sheet_new": WRITERS,
    "sheet_fill": WRITERS,
    "plan_attach": WRITERS,
    "person_add": WRITERS,
    "person_change": WRITERS,
    "relationship_add": WRITERS,
    "strength_add": WRITERS,
    "advocacy_record": WRITERS,
    "taking_part": WRITERS,
    "scoring_use": WRITERS,
    "take_on": WRITERS,
    "led_as_expert": WRITERS,
    "conversation_add": WRITERS,
    "conversation_change": WRITERS,
    "conversation_lift": WRITERS,
    "lift_put_back": WRITERS,
    "together": WRITERS,
    "reflection": WRITERS,
    "reflection_share": WRITERS,
    "reflection_shown": WRITERS,
    "reflection_take_back": WRITERS,
    "practice_checks": WRITERS,
    "practice_check": WRITERS,
    "practice_check_add": WRITERS,
    "map": READERS,
    "fairs": READERS,
    "fair": READERS,
    "fair_begin": WRITERS,
    "fair_facts": WRITERS,
    "fair_right": WRITERS,
    "fair_share": WRITERS,
    "fair_review": WRITERS,
    "fair_done": WRITERS,
    "call_on": WRITERS,
    "strength_place": WRITERS,
    "call_on_end": WRITERS,
    "matters": READERS,
    "matter": READERS,
    "matter_add": WRITERS,
    "view_add": WRITERS,
    "common_ground": WRITERS,
    "risk": READERS,
    "risk_add": WRITERS,
    "risk_place": WRITERS,
    "risk_agree": WRITERS,
    "lift_need": WRITERS,
    "lift_action": WRITERS,
    "draft": WRITERS,
    "plan_start": WRITERS,
    "need_add": WRITERS,
    "review_begin": WRITERS,
    "review": WRITERS,
    "review_outcome": WRITERS,
    "closing_begin": WRITERS,
    "closing": WRITERS,
    "outcome_add": WRITERS,
    "wording_add": WRITERS,
    "goal_set": WRITERS,
    "mapping": WRITERS,
    "score": WRITERS,
    "score_retract": WRITERS,
    "action_add": WRITERS,
    "action_change": WRITERS,
    "contribution_add": WRITERS,
    "support": WRITERS,
    "outcome_end": WRITERS,
    "outcome_plan": WRITERS,
    "deferral_add": WRITERS,
    "deferral_resolve": WRITERS,
    "open_outside": WRITERS,
    "openings": MANAGERS,
    "opening_review": MANAGERS,
    "accounts": ADMINISTRATORS,
    "unit_add": ADMINISTRATORS,
    "account_add": ADMINISTRATORS,
    "account_change": ADMINISTRATORS,
}

NAVIGATION: list[tuple[str, Any]] = [
    ("caseload", _("My people")),
    ("learning", _("Learning")),
    ("indicators", _("Indicators")),
    ("reflection", _("My own practice")),
    ("openings", _("Openings to review")),
    ("reports", _("Annual reports")),
    ("inspections", _("Inspections")),
    ("extracts", _("Extracts")),
    ("accounts", _("Accounts")),
]

ABSOLUTE_SECONDS = 12 * 60 * 60


class SignedInMiddleware:
    """Lets a request through its door, or answers 404; keeps a session alive only while it is used, and not past a day's work."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.user.is_authenticated:
            # What a record says stays off a shared machine's disk and out of the way of the back button after signing out.
            response.setdefault("Cache-Control", "no-store, private")
            note_inspection(request, response)
        return response

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        name = request.resolver_match.view_name if request.resolver_match else ""
        who = DOORS.get(name)
        if who is None:
            raise Http404
        if who is EVERYBODY:
            if request.user.is_authenticated:
                request.doors = _navigation(request)  # type: ignore[attr-defined]
            return None
        if not request.user.is_authenticated:
            return redirect(f"{reverse('account_login')}?{urlencode({'next': request.get_full_path()})}")
        if self._over(request):
            request.session.flush()
            return redirect("account_login")
        if who is not SIGNED_IN and not standing(request.user).has(*who):
            raise Http404
        request.doors = _navigation(request)  # type: ignore[attr-defined]
        return None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        # A record that is not open answers as one that does not exist.
        return not_found(request) if isinstance(exception, PermissionDenied) else None

    @staticmethod
    def _over(request: HttpRequest) -> bool:
        now = int(time.time())
        began = request.session.setdefault("began", now)
        if now - request.session.get("used", 0) > 60:
            request.session["used"] = now
        return now - began > ABSOLUTE_SECONDS


def _navigation(request: HttpRequest) -> list[tuple[str, Any]]:
    roles = standing(request.user)
    return [(name, text) for name, text in NAVIGATION if DOORS[name] is SIGNED_IN or roles.has(*DOORS[name])]
