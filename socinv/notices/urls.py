"""One's own notices and calendar, and how the mail and the clock go."""

from django.urls import URLPattern, path

from socinv.notices.views import calendar_feed, mine, posting

urlpatterns: list[URLPattern] = [
    path("jag/aviseringar/", mine.mine, name="my-notices"),
    path("jag/aviseringar/kalender/", mine.new_address, name="my-calendar-address"),
    path("administration/utskick/", posting.posting_page, name="posting"),
    path("kalender/<str:token>.ics", calendar_feed.calendar_feed, name="calendar-feed"),
]
