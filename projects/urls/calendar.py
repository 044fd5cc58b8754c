"""Everything with a date."""

from django.urls import URLPattern, path

from projects.views.calendar import calendar

urlpatterns: list[URLPattern] = [path("kalender/", calendar, name="calendar")]
