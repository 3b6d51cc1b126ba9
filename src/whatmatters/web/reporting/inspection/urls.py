"""The addresses of inspections."""

from django.urls import path

from whatmatters.web.reporting.inspection import evidence_pages, officer_pages

urlpatterns = [
    path("", officer_pages.inspections, name="inspections"),
    path("new/<str:unit>/", officer_pages.open_one, name="inspection_open"),
    path("<str:inspection>/", officer_pages.one, name="inspection"),
    path("<str:inspection>/extend/", officer_pages.extend, name="inspection_extend"),
    path("<str:inspection>/end/", officer_pages.end, name="inspection_end"),
    path("<str:inspection>/sample/", officer_pages.sample, name="inspection_sample"),
    path("<str:inspection>/records/<int:record>/out/", officer_pages.take_out, name="inspection_record_out"),
    path("<str:inspection>/looks/", officer_pages.looks, name="inspection_looks"),
    path("<str:inspection>/outcomes/", evidence_pages.outcomes, name="inspection_outcomes"),
    path("<str:inspection>/principles/", evidence_pages.principles, name="inspection_principles"),
    path("<str:inspection>/written/", evidence_pages.written_down, name="inspection_written"),
]
