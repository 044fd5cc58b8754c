"""The pages of repayment: the acts on a project's plan, its versions, and the list over all of them."""

from django.urls import path

from repayment.views import balancing, deciding, following, frames, page, savings, settling, versions

urlpatterns = [
    path("aterforing/ramar/", frames.frame_list, name="frame-list"),
    path("aterforing/ramar/export.<slug:kind>", frames.export, name="frame-list-export"),
    path("projekt/<slug:ref>/aterforing/", page.repayment, name="repayment"),
    path("projekt/<slug:ref>/aterforing/besluta/", deciding.decide, name="repayment-decide"),
    path("projekt/<slug:ref>/aterforing/justera/", deciding.adjust, name="repayment-adjust"),
    path("projekt/<slug:ref>/aterforing/undanta/", deciding.exempt, name="repayment-exempt"),
    path("projekt/<slug:ref>/aterforing/redovisa/", following.follow_up, name="repayment-follow-up"),
    path("projekt/<slug:ref>/aterforing/besparingar/", savings.report_saving, name="repayment-savings"),
    path("projekt/<slug:ref>/aterforing/berakna/", settling.propose_year, name="repayment-propose"),
    path("projekt/<slug:ref>/aterforing/faststall/", settling.settle_year, name="repayment-settle"),
    path("projekt/<slug:ref>/aterforing/ge-tillbaka/", balancing.refund, name="repayment-refund"),
    path("projekt/<slug:ref>/aterforing/skriv-av/", balancing.write_off, name="repayment-write-off"),
    path("projekt/<slug:ref>/aterforing/stam-av/", following.reconcile, name="repayment-reconcile"),
    path("projekt/<slug:ref>/aterforing/planer/<int:number>/", versions.version, name="repayment-version"),
]
