"""The addresses of the annual report."""

from django.urls import path

from whatmatters.web.reporting.report import figure_pages, sign_off_pages, story_pages, workspace_pages

urlpatterns = [
    path("reports/", workspace_pages.reports, name="reports"),
    path("reports/new/", workspace_pages.begin, name="report_begin"),
    path("reports/<str:report>/", workspace_pages.overview, name="report"),
    path("reports/<str:report>/explain/<str:item>/", workspace_pages.explain, name="report_explain"),
    path(
        "reports/<str:report>/comments/<str:comment>/settle/",
        workspace_pages.settle_comment,
        name="report_comment_settle",
    ),
    path("reports/<str:report>/plan/", figure_pages.plan, name="report_plan"),
    path("reports/<str:report>/plan/new/", figure_pages.arrangement_add, name="report_arrangement_add"),
    path(
        "reports/<str:report>/plan/<str:arrangement>/",
        figure_pages.arrangement_review,
        name="report_arrangement_review",
    ),
    path("reports/<str:report>/step/<str:target>/", sign_off_pages.step, name="report_step"),
    path("reports/<str:report>/progress/<str:job>/", sign_off_pages.progress, name="report_progress"),
    path("reports/<str:report>/preview/<path:path>", sign_off_pages.preview, name="report_preview"),
    path("reports/<str:report>/editions/", sign_off_pages.editions, name="report_editions"),
    path(
        "reports/<str:report>/editions/<int:number>/<path:path>",
        sign_off_pages.edition_file,
        name="report_edition_file",
    ),
    path("reports/<str:report>/figures/<str:placed>/out/", figure_pages.take_out, name="report_figure_out"),
    path("reports/<str:report>/stories/<str:story>/out/", figure_pages.story_out, name="report_story_out"),
    path("reports/<str:report>/sections/<str:section>/", workspace_pages.section, name="report_section"),
    path(
        "reports/<str:report>/sections/<str:section>/write/<str:language>/",
        workspace_pages.write,
        name="report_write",
    ),
    path(
        "reports/<str:report>/sections/<str:section>/settle/<str:language>/",
        workspace_pages.settle,
        name="report_settle",
    ),
    path(
        "reports/<str:report>/sections/<str:section>/comment/", workspace_pages.remark, name="report_comment"
    ),
    path(
        "reports/<str:report>/sections/<str:section>/place/<str:what>/",
        figure_pages.place,
        name="report_place",
    ),
    path("reports/<str:report>/sections/<str:section>/story/", figure_pages.story, name="report_story"),
    path("published/", sign_off_pages.published, name="reports_published"),
    path("published/<str:report>/", sign_off_pages.public, name="report_public"),
    path("published/<str:report>/<path:path>", sign_off_pages.public, name="report_public_file"),
    path("people/<str:person>/stories/", story_pages.stories_of, name="person_stories"),
    path("people/<str:person>/stories/new/", story_pages.agree, name="person_story_agree"),
    path(
        "people/<str:person>/stories/<str:consent>/take-back/",
        story_pages.take_back,
        name="person_story_take_back",
    ),
]
