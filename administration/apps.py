from django.apps import AppConfig


class AdministrationConfig(AppConfig):
    name = "administration"

    def ready(self) -> None:
        from administration.events import OrganisationEvent, PersonEvent, UnitEvent
        from audit import kinds

        kinds.register(PersonEvent, UnitEvent, OrganisationEvent)
