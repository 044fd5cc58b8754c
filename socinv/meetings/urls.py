"""The addresses of meetings."""

from django.urls import path

from socinv.meetings.views import (
    agenda,
    calling,
    item_page,
    items,
    meeting_list,
    minutes,
    opening,
    page,
    planning,
)

urlpatterns = [
    path("sammantraden/", meeting_list.meeting_list, name="meeting-list"),
    path("sammantraden/nytt/", planning.choose, name="meeting-choose"),
    path("sammantraden/nytt/<slug:key>/", planning.plan, name="meeting-plan"),
    path("sammantraden/<slug:ref>/", page.meeting, name="meeting"),
    path("sammantraden/<slug:ref>/andra/", planning.move, name="meeting-move"),
    path("sammantraden/<slug:ref>/stall-in/", planning.cancel, name="meeting-cancel"),
    path("sammantraden/<slug:ref>/kallelse/", calling.call, name="meeting-call"),
    path("sammantraden/<slug:ref>/svar/", calling.reply, name="meeting-reply"),
    path("sammantraden/<slug:ref>/narvaro/", opening.presence, name="meeting-presence"),
    path("sammantraden/<slug:ref>/oppna/", opening.open_meeting, name="meeting-open"),
    path("sammantraden/<slug:ref>/avsluta/", minutes.end, name="meeting-end"),
    path("sammantraden/<slug:ref>/justera/", minutes.adjust, name="meeting-adjust"),
    path("sammantraden/<slug:ref>/ta-tillbaka/", minutes.hand_back, name="meeting-hand-back"),
    path("sammantraden/<slug:ref>/anslag/", minutes.post, name="meeting-post"),
    path("sammantraden/<slug:ref>/dagordning/", agenda.put_up_waiting, name="meeting-put-up"),
    path("sammantraden/<slug:ref>/dagordning/jamforelse/", agenda.put_up_comparison, name="meeting-compare"),
    path("sammantraden/<slug:ref>/dagordning/egen/", items.own, name="meeting-own"),
    path("sammantraden/<slug:ref>/punkt/<int:pk>/", item_page.item, name="meeting-item"),
    path("sammantraden/<slug:ref>/punkt/<int:pk>/plats/", items.place, name="meeting-item-place"),
    path("sammantraden/<slug:ref>/punkt/<int:pk>/ta-bort/", items.take_off, name="meeting-item-take-off"),
    path("sammantraden/<slug:ref>/punkt/<int:pk>/bordlagg/", items.put_off, name="meeting-item-put-off"),
    path("sammantraden/<slug:ref>/punkt/<int:pk>/beslut/", items.conclude, name="meeting-item-conclude"),
    path("sammantraden/<slug:ref>/punkt/<int:pk>/behandling/", items.dealing, name="meeting-item-dealing"),
]
