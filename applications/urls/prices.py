"""The municipality's price list."""

from django.urls import path

from applications.views import prices

urlpatterns = [
    path("administration/prislista/", prices.prices, name="prices"),
    path("administration/prislista/ny/", prices.add, name="price-add"),
    path("administration/prislista/<int:pk>/", prices.price, name="price"),
    path("administration/prislista/index/ny/", prices.index_add, name="price-index-add"),
    path("administration/prislista/index/<int:pk>/", prices.index, name="price-index"),
]
