"""The pages of repayment: the acts on a project's plan, its versions, and the list over all of them."""

from django.urls import path

from repayment.views import deciding, following, frames, versions

urlpatterns = [
    path("aterforing/ramar/", frames.frame_list, name="frame-list"),
    path("projekt/<slug:ref>/aterforing/besluta/", deciding.decide, name="repayment-decide"),
    path("projekt/<slug:ref>/aterforing/justera/", deciding.adjust, name="repayment-adjust"),
    path("projekt/<slug:ref>/aterforing/undanta/", deciding.exempt, name="repayment-exempt"),
    path("projekt/<slug:ref>/aterforing/redovisa/", following.follow_up, name="repayment-follow-up"),
    path("projekt/<slug:ref>/aterforing/stam-av/", following.reconcile, name="repayment-reconcile"),
    path("projekt/<slug:ref>/aterforing/planer/<int:number>/", versions.version, name="repayment-version"),
]
