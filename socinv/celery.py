"""The Celery application: over Redis in production, in the web process itself when there is no REDIS_URL."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "socinv.settings")

app = Celery("socinv")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.autodiscover_tasks(["socinv"], related_name="health")
