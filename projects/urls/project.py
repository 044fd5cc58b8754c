"""The project itself and the list of projects."""

from django.urls import path

from projects.views import page, project_list

urlpatterns = [
    path("projekt/", project_list.project_list, name="project-list"),
    path("projekt/<slug:ref>/", page.project, name="project"),
]
