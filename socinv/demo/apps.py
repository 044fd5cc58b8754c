from django.apps import AppConfig
from django.core.checks import Tags, register


class DemoConfig(AppConfig):
    name = "socinv.demo"
    label = "demo"

    def ready(self) -> None:
        from socinv.demo.checks import demo_is_off

        register(demo_is_off, Tags.security, deploy=True)
