"""The calculation of an application. Before the pages of the forms, whose addresses are more general."""

from django.urls import path

from applications.views.forms import calculation, calculation_row

urlpatterns = [
    path("arenden/<slug:ref>/ansokan/kalkyl/", calculation.calculation, name="calculation"),
    path("arenden/<slug:ref>/ansokan/kalkyl/ranta/", calculation.settings, name="calculation-settings"),
    path("arenden/<slug:ref>/ansokan/kalkyl/ny-vinst/", calculation_row.new_line, name="calculation-line-new"),
    path("arenden/<slug:ref>/ansokan/kalkyl/vinst/<slug:row>/", calculation_row.line, name="calculation-line"),
    path("arenden/<slug:ref>/ansokan/kalkyl/ny-kostnad/", calculation_row.new_cost, name="calculation-cost-new"),
    path("arenden/<slug:ref>/ansokan/kalkyl/kostnad/<slug:row>/", calculation_row.cost, name="calculation-cost"),
]
