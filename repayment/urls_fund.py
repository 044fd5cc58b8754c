"""The pages of the fund: where its money is, its entries and statements, and what is booked in it."""

from django.urls import path

from repayment.views.fund import acts, entries, opening, overview, project_acts, statements

urlpatterns = [
    path("fonden/", overview.fund, name="fund"),
    path("fonden/oppna/", opening.open_fund, name="fund-open"),
    path("fonden/avsatt/", acts.set_aside, name="fund-set-aside"),
    path("fonden/ansla/", acts.appropriate, name="fund-appropriate"),
    path("fonden/frys/", acts.freeze, name="fund-freeze"),
    path("fonden/ta-emot/", acts.receive, name="fund-receive"),
    path("fonden/verifikationer/", entries.entries, name="fund-entries"),
    path("fonden/verifikationer/<int:number>/", entries.entry, name="fund-entry"),
    path("fonden/verifikationer/<int:number>/ratta/", acts.reverse_entry, name="fund-reverse"),
    path("fonden/underlag/<slug:what>.<slug:kind>", statements.statement, name="fund-statement"),
    path("projekt/<slug:ref>/fonden/nummer/", project_acts.number, name="fund-number"),
    path("projekt/<slug:ref>/fonden/betala/", project_acts.pay, name="fund-pay"),
    path("projekt/<slug:ref>/fonden/for-over/", project_acts.carry_over, name="fund-carry-over"),
    path("projekt/<slug:ref>/fonden/lamna-tillbaka/", project_acts.hand_back, name="fund-hand-back"),
]
