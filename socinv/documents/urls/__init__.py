"""The addresses of documents."""

from django.urls import path

from socinv.documents.views import acts, files, page

urlpatterns = [
    path("handlingar/bestall/", acts.order, name="document-order"),
    path("handlingar/<slug:number>/", page.document, name="document"),
    path("handlingar/<slug:number>/fil/", files.download, name="document-file"),
    path("handlingar/<slug:number>/forsok-igen/", acts.try_again, name="document-again"),
]
