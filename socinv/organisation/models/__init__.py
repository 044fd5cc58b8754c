"""The organisation's tables, one file each."""

from socinv.organisation.models.affiliation import Affiliation
from socinv.organisation.models.application_period import ApplicationPeriod, next_period, period_on
from socinv.organisation.models.body import NOT_INSIDE, OF_ONE_PROJECT, ActorKind, Body, BodyKind
from socinv.organisation.models.change import OrganisationChange
from socinv.organisation.models.delegation import Delegation
from socinv.organisation.models.department import Department
from socinv.organisation.models.employment import Employment
from socinv.organisation.models.membership import Competence, Membership, SeatRole
from socinv.organisation.models.municipality import Municipality
from socinv.organisation.models.owned import Owned
from socinv.organisation.models.period import Period, PeriodQuerySet
from socinv.organisation.models.user import User

__all__ = [
    "NOT_INSIDE",
    "OF_ONE_PROJECT",
    "ActorKind",
    "Affiliation",
    "ApplicationPeriod",
    "Body",
    "BodyKind",
    "Competence",
    "Delegation",
    "Department",
    "Employment",
    "Membership",
    "Municipality",
    "OrganisationChange",
    "Owned",
    "Period",
    "PeriodQuerySet",
    "SeatRole",
    "User",
    "next_period",
    "period_on",
]
