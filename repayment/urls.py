"""The pages of repayment: the acts on a project's plan, and its versions."""

from django.urls import path

from repayment.views import deciding, following, versions

urlpatterns = [
    path("projekt/<slug:ref>/aterforing/besluta/", deciding.decide, name="repayment-decide"),
    path("projekt/<slug:ref>/aterforing/justera/", deciding.adjust, name="repayment-adjust"),
    path("projekt/<slug:ref>/aterforing/undanta/", deciding.exempt, name="repayment-exempt"),
    path("projekt/<slug:ref>/aterforing/redovisa/", following.follow_up, name="repayment-follow-up"),
    path("projekt/<slug:ref>/aterforing/stam-av/", following.reconcile, name="repayment-reconcile"),
    path("projekt/<slug:ref>/aterforing/planer/<int:number>/", versions.version, name="repayment-version"),
]
