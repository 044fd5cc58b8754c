"""The site's addresses as they are in the demo. Imported while the demo is off: the site reads that once."""

from django.urls import include, path

from socinv.urls import urlpatterns as the_site

urlpatterns = [*(one for one in the_site if str(one.pattern) != "demo/"), path("demo/", include("socinv.demo.urls"))]
