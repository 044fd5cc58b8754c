"""The case and its steps."""

from django.urls import path

from applications.views.case import conflict, coordinators, documents, follow, history, invite, note, page
from applications.views.steps import administer, answer, official_report, reopen

urlpatterns = [
    path("arenden/<slug:ref>/", page.case, name="case"),
    path("arenden/<slug:ref>/historik/", history.history, name="case-history"),
    path("arenden/<slug:ref>/historik/export.<slug:kind>", history.export, name="case-history-export"),
    path("arenden/<slug:ref>/handlingar/", documents.documents, name="case-documents"),
    path("arenden/<slug:ref>/jav/", conflict.conflict, name="case-conflict"),
    path("arenden/<slug:ref>/anteckning/", note.note, name="case-note"),
    path("arenden/<slug:ref>/samordnare/", coordinators.coordinators, name="case-coordinators"),
    path("arenden/<slug:ref>/folj/", follow.follow, name="case-follow"),
    path("arenden/<slug:ref>/expert/", invite.invite, name="expert-invite"),
    path("arenden/<slug:ref>/steg/<int:pk>/", answer.step, name="step"),
    path("arenden/<slug:ref>/steg/<int:pk>/oppna-igen/", reopen.reopen, name="step-reopen"),
    path("arenden/<slug:ref>/steg/<int:pk>/paminn/", administer.remind, name="step-remind"),
    path("arenden/<slug:ref>/steg/<int:pk>/svarstid/", administer.extend, name="step-extend"),
    path("arenden/<slug:ref>/steg/<int:pk>/utan-synpunkter/", administer.lapse, name="step-lapse"),
    path("arenden/<slug:ref>/steg/<int:pk>/tjansteskrivelse/", official_report.write, name="step-report"),
    path("arenden/<slug:ref>/steg/<int:pk>/aterkalla/", administer.cancel, name="step-cancel"),
]
