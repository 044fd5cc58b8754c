"""Case management for municipalities' social investment funds: the site and what all its apps stand on."""

from socinv.celery import app as celery_app

__all__ = ["celery_app"]
