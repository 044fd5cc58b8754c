from django.apps import AppConfig


class StoriesConfig(AppConfig):
    name = "socinv.stories"
    label = "stories"
