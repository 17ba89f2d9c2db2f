"""When: the questions are put and reminded of, their mails sent, and what is over forgotten."""

from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from core.sweeps import for_each_organisation
from organisations.models import Organisation
from own_page.models import AskingMail
from own_page.services import asking, mailing, remembering, signing_in


@shared_task
def put_questions() -> None:
    """And remind who is silent. What is due is only seen by looking: organisations that have no
    such scheme are through in two statements."""
    now = timezone.now()

    def put(organisation: Organisation) -> None:
        asking.put_questions(organisation=organisation, now=now)
        asking.remind_of_questions(organisation=organisation, now=now)

    for_each_organisation(Organisation.objects.order_by("pk"), put)


@shared_task
def send_asking_mails() -> None:
    now = timezone.now()
    for_each_organisation(
        Organisation.objects.order_by("pk"),
        lambda organisation: mailing.send_asking_mails(organisation=organisation, now=now),
        due=lambda controllers: (
            AskingMail.objects.filter(controller__in=controllers, next_try_at__lte=now)
            .order_by()
            .values_list("controller", flat=True)
            .distinct()
        ),
    )


@shared_task
def forget_own_pages() -> None:
    now = timezone.now()

    def forget(organisation: Organisation) -> None:
        signing_in.forget_sessions(organisation=organisation, now=now)
        remembering.forget_unused(organisation=organisation, now=now)

    for_each_organisation(Organisation.objects.order_by("pk"), forget)
