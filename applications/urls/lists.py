"""Your turn, the lists, and what the bodies have before them."""

from django.urls import path

from applications.views.lists import bodies, cases, news, outcomes, saved, turn

urlpatterns = [
    path("", turn.your_turn, name="your-turn"),
    path("tidsgranser/", turn.deadlines, name="deadlines"),
    path("nytt/", news.news, name="news"),
    path("sok/", cases.search, name="search"),
    path("arenden/", cases.case_list, name="case-list"),
    path("arenden/export.<slug:kind>", cases.export, name="case-export"),
    path("arenden/listor/", saved.save, name="saved-view"),
    path("arenden/listor/<int:pk>/ta-bort/", saved.remove, name="saved-view-remove"),
    path("infor-beslut/", bodies.body_list, name="body-list"),
    path("infor-beslut/ideprovningar/", outcomes.outcomes, name="idea-outcomes"),
    path("infor-beslut/ideprovningar/export.<slug:kind>", outcomes.export, name="idea-outcomes-export"),
    path("infor-beslut/<slug:key>/", bodies.body, name="body"),
    path("infor-beslut/<slug:key>/export.<slug:kind>", bodies.export, name="body-export"),
]
