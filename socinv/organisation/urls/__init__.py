"""The coordinators' administration, the process page and one's own page."""

from django.urls import path

from socinv.organisation.views import (
    bodies,
    delegations,
    departments,
    me,
    memberships,
    overview,
    people,
    places,
    process,
    texts,
)

urlpatterns = [
    path("sa-gar-det-till/", process.process, name="process"),
    path("jag/", me.me, name="me"),
    path("administration/", overview.overview, name="administration"),
    path("administration/andringar/", overview.changes, name="organisation-changes"),
    path("administration/personer/", people.people, name="people"),
    path("administration/personer/ny/", people.add, name="person-add"),
    path("administration/personer/<int:pk>/", people.person, name="person"),
    path("administration/personer/<int:pk>/uppdrag/", places.seat, name="person-seat"),
    path("administration/personer/<int:pk>/anstallning/", places.job, name="person-employment"),
    path("administration/personer/<int:pk>/avsluta/", places.leave, name="person-leave"),
    path("administration/organ/", bodies.bodies, name="admin-bodies"),
    path("administration/organ/ny/", bodies.add, name="admin-body-add"),
    path("administration/organ/<int:pk>/", bodies.body, name="admin-body"),
    path("administration/organ/<int:pk>/uppdrag/", memberships.add, name="membership-add"),
    path("administration/uppdrag/<int:pk>/", memberships.change, name="membership"),
    path("administration/forvaltningar/", departments.departments, name="departments"),
    path("administration/forvaltningar/ny/", departments.add, name="department-add"),
    path("administration/forvaltningar/<int:pk>/", departments.department, name="department"),
    path("administration/forvaltningar/<int:pk>/anstallda/", departments.employ, name="employment-add"),
    path("administration/anstallningar/<int:pk>/", departments.employment, name="employment"),
    path("administration/delegationer/", delegations.delegations, name="delegations"),
    path("administration/delegationer/ny/", delegations.add, name="delegation-add"),
    path("administration/delegationer/<int:pk>/", delegations.delegation, name="delegation"),
    path("administration/standardtexter/", texts.texts, name="texts"),
    path("administration/standardtexter/ny/", texts.add, name="text-add"),
    path("administration/standardtexter/<int:pk>/", texts.text, name="text"),
]
