"""Reports and values over time."""

from django.urls import path

from projects.views.reports import acts, indicators, page

urlpatterns = [
    path("projekt/<slug:ref>/matt/", indicators.indicators, name="project-indicators"),
    path("projekt/<slug:ref>/rapport/<int:pk>/", page.by_id, name="project-report-by-id"),
    path("projekt/<slug:ref>/rapporter/<int:number>/", page.report, name="project-report"),
    path("projekt/<slug:ref>/rapporter/<int:number>/skicka/", acts.send, name="report-send"),
    path("projekt/<slug:ref>/rapporter/<int:number>/lamna-tillbaka/", acts.hand_back, name="report-hand-back"),
    path("projekt/<slug:ref>/rapporter/<int:number>/last/", acts.read, name="report-read"),
    path("projekt/<slug:ref>/rapporter/<int:number>/godkann/", acts.accept, name="report-accept"),
    path("projekt/<slug:ref>/rapporter/<int:number>/skicka-tillbaka/", acts.send_back, name="report-send-back"),
]
