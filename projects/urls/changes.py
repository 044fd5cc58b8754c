"""Changes of a project."""

from django.urls import path

from projects.views import changes, positions

urlpatterns = [
    path("projekt/<slug:ref>/andringar/ny/", changes.ask, name="change-ask"),
    path("projekt/<slug:ref>/andringar/<int:number>/", changes.change, name="project-change"),
    path("projekt/<slug:ref>/andringar/<int:number>/aterta/", changes.withdraw, name="change-withdraw"),
    path("projekt/<slug:ref>/andring/<int:pk>/", changes.by_id, name="project-change-by-id"),
    path("projekt/<slug:ref>/infor-andring/<int:pk>/", positions.position, name="project-position"),
]
