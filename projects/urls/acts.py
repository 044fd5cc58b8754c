"""People, number, EU, start and closing."""

from django.urls import path

from projects.views.acts import people, preparing, starting

urlpatterns = [
    path("projekt/<slug:ref>/bemanning/", people.people, name="project-people"),
    path("projekt/<slug:ref>/bemanning/<int:pk>/avsluta/", people.release, name="project-release"),
    path("projekt/<slug:ref>/projektnummer/", preparing.number, name="project-number"),
    path("projekt/<slug:ref>/eu-medel/", preparing.eu, name="project-eu"),
    path("projekt/<slug:ref>/starta/", starting.start, name="project-start"),
    path("projekt/<slug:ref>/avsluta/", starting.closing, name="project-closing"),
]
