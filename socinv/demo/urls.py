"""The demo's own addresses, included only in the demo."""

from django.urls import path

from socinv.demo import people

urlpatterns = [
    path("", people.people, name="demo"),
    path("som/", people.become, name="demo-become"),
]
