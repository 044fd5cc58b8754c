"""How the projects go, for those who follow them."""

from django.urls import URLPattern, path

from projects.views import progress, results_requests

urlpatterns: list[URLPattern] = [
    path("laget/", progress.progress, name="progress"),
    path("laget/export.<slug:kind>", progress.export, name="progress-export"),
    path("projekt/<slug:ref>/fraga/", results_requests.ask, name="project-ask"),
    path("projekt/<slug:ref>/fragor/<int:pk>/", results_requests.results_request, name="project-request"),
]
