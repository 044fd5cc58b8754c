"""Files between the fund and the accounting system."""

from django.urls import path

from repayment.views import fund_exports, fund_files

urlpatterns = [
    path("fonden/kostnader/", fund_files.cost_files, name="cost-files"),
    path("fonden/kostnader/<int:pk>/", fund_files.preview, name="cost-file-preview"),
    path("fonden/kostnader/<int:pk>/ta-bort/", fund_files.discard, name="cost-file-discard"),
    path("fonden/kostnader/<int:pk>/fil/", fund_files.download, name="cost-file-download"),
    path("fonden/utbetalningar/", fund_exports.payments, name="export-payments"),
    path("fonden/ramar-ut/", fund_exports.frames, name="export-frames"),
    path("fonden/ut/<int:pk>/", fund_exports.download, name="accounting-export"),
]
