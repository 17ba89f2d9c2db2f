from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "cases"

    def ready(self) -> None:
        from cases.known_contacts import contacts_between
        from discharge.proposals import also_known_by

        also_known_by(contacts_between)
