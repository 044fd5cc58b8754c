"""The applications of a period side by side."""

from django.urls import path

from applications.views.comparing import compare

urlpatterns = [path("jamfor/", compare, name="compare")]
