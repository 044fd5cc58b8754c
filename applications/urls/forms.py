"""Writing: the idea and the application, part by part."""

from django.urls import path, register_converter

from applications.urls.converters import FormConverter
from applications.views.forms import (
    anchoring,
    attachments,
    comments,
    cowriters,
    overview,
    part,
    start,
    versions,
    withdraw,
)

register_converter(FormConverter, "form")

urlpatterns = [
    path("arenden/ny/", start.start, name="idea-start"),
    path("arenden/<slug:ref>/behov/", start.raised, name="need-raised"),
    path("arenden/<slug:ref>/ansokan/be-om-godkannande/", anchoring.ask, name="approval-ask"),
    path("arenden/<slug:ref>/ansokan/godkann/<int:pk>/", anchoring.approve, name="approval"),
    path("arenden/<slug:ref>/ansokan/information/<int:pk>/", anchoring.inform, name="information"),
    path("arenden/<slug:ref>/<form:form>/", overview.overview, name="form"),
    path("arenden/<slug:ref>/<form:form>/utskrift/", overview.printable, name="form-print"),
    path("arenden/<slug:ref>/<form:form>/lamna-in/", overview.submit, name="form-submit"),
    path("arenden/<slug:ref>/<form:form>/aterkalla/", withdraw.withdraw, name="form-withdraw"),
    path("arenden/<slug:ref>/<form:form>/del/<slug:key>/", part.part, name="form-part"),
    path("arenden/<slug:ref>/<form:form>/del/<slug:key>/spara/", part.autosave, name="form-autosave"),
    path("arenden/<slug:ref>/<form:form>/del/<slug:key>/kommentar/", comments.comment, name="form-comment"),
    path("arenden/<slug:ref>/<form:form>/kommentar/<int:pk>/", comments.resolve, name="form-comment-resolve"),
    path("arenden/<slug:ref>/ansokan/del/<slug:key>/stod/", comments.ask_for_support, name="form-support"),
    path("arenden/<slug:ref>/<form:form>/bilagor/", attachments.attachments, name="form-attachments"),
    path("arenden/<slug:ref>/<form:form>/bilagor/<slug:file>/ta-bort/", attachments.remove, name="attachment-remove"),
    path("arenden/<slug:ref>/bilaga/<slug:file>/", attachments.download, name="attachment"),
    path("arenden/<slug:ref>/ansokan/medforfattare/", cowriters.cowriters, name="cowriters"),
    path("arenden/<slug:ref>/ansokan/medforfattare/<int:pk>/ta-bort/", cowriters.remove, name="cowriter-remove"),
    path("arenden/<slug:ref>/<form:form>/version/<int:number>/", versions.version, name="version"),
    path("arenden/<slug:ref>/<form:form>/skillnad/", versions.difference, name="version-difference"),
]
