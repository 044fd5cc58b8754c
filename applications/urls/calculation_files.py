"""The calculation as a file, and as it was each time it was sent in. Before the pages of the forms."""

from django.urls import path

from applications.views.forms import calculation_file, calculation_versions

urlpatterns = [
    path("arenden/<slug:ref>/ansokan/kalkyl/xlsx/", calculation_file.take_out, name="calculation-xlsx"),
    path("arenden/<slug:ref>/ansokan/kalkyl/las-in/", calculation_file.read_in, name="calculation-import"),
    path("arenden/<slug:ref>/ansokan/kalkyl/versioner/", calculation_versions.versions, name="calculation-versions"),
    path("arenden/<slug:ref>/ansokan/kalkyl/jamfor/", calculation_versions.compared, name="calculation-compared"),
]
