"""What has come up in the last days: complaints, hearings, promises, questions that nobody has
answered yet. Lived through with today's part, so that the pages about them show somebody.

All of it is made up, the price of a day too: nothing of it is a rate that anybody pays.
"""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

from citizens.models import Citizen
from citizens.services import register_citizen
from citizens.services.correcting import Correction, correct_citizen, held_facts
from citizens.services.proposing import propose_joining
from complaints.services import receive_complaint
from core.acting import acting
from demo import citizens
from demo.case_work import CaseWork
from demo.citizens import DemoCitizen
from demo.small_pdf import uploaded
from demo.ward import between_ward_and_municipality
from letters.building.hearing import hearing_letter
from letters.hearing_content import hearing_content_of
from letters.services.sending import mark_of, send_hearing_letter
from letters.services.text_blocks import write_text
from letters.services.translating import translate_decision
from notifications.services.times_away import AwayFacts, set_time_away
from organisations.actors import Actor
from placements.models import Facility, Stay
from placements.services.course_decisions import change_intensity, refuse_extension
from placements.services.homes_kept import record_home_kept
from placements.services.self_payments import set_self_payment
from placements.services.standing import Agreed, make_agreement
from placements.visibility import citizens_visible_to
from referrals.models import Referral
from referrals.services.attachments import attach_to_referral
from referrals.services.deadlines import publish_deadline
from referrals.services.hearings import hear_citizen
from referrals.services.information import ask_information
from referrals.services.meetings import MeetingFacts, plan_meeting, write_meeting
from referrals.services.needs import set_need
from referrals.services.place_offers import offer_place


def herning(work: CaseWork) -> None:
    _what_the_house_publishes(
        work,
        by=work.people["Lone"],
        hours="Telefonen er åben mandag til torsdag kl. 8–15 og fredag kl. 8–13.",
    )
    _complains(
        work,
        citizens.VIGGO,
        on=work.day(-3),
        text="Jeg vil ikke på et varigt botilbud. Jeg mener, at jeg kan klare mig i min egen "
        "lejlighed, hvis jeg får nogle måneder med støtte først.",
    )
    _wants_easy_letters(work, citizens.VIGGO)
    _during_a_stay(work)
    between_ward_and_municipality(work)
    _while_it_is_assessed(work)
    _on_the_waiting_list(work)
    _guest_who_may_ring(work)
    _two_registrations(work)
    _somebody_is_away(work)


def _somebody_is_away(work: CaseWork) -> None:
    """For some days, and the leader does the work: no colleague of the houses is in the office."""
    jens, lone = work.people["Jens"], work.people["Lone"]
    assert jens.user is not None
    assert lone.user is not None
    away = AwayFacts(starts_on=work.today, ends_on=work.day(10), deputy=lone.user.pk)
    set_time_away(by=jens, person=jens.user, facts=away, now=work.now)


def holstebro(work: CaseWork) -> None:
    _what_the_house_publishes(
        work,
        by=work.team.decides,
        hours="Du kan ringe til Skovvang hele døgnet. Lederen træffes på hverdage kl. 8–15.",
    )
    _complains(
        work,
        citizens.SKOVVANG_NOW[16],
        on=work.day(-2),
        text="Jeg har prøvet bostøtte før, i en anden kommune. Det hjalp ikke, og jeg har ikke "
        "noget sted at bo nu.",
    )
    _reads_english(work, citizens.SKOVVANG_NOW[16])
    ask_information(
        by=work.team.decides,
        referral=_referral_of(citizens.SKOVVANG_NOW[14]),
        questions=["active_misuse"],
        words="Hvem på afdelingen kan vi tale med om medicinen efter udskrivelsen?",
        now=work.at(work.today, 8, 30),
    )
    _pays_for_the_stay(work)


def _pays_for_the_stay(work: CaseWork) -> None:
    """That a home is kept was told late, and lodging has been paid for meanwhile (§ 163(2)). The
    amounts are invented: no rate is known for these years."""
    stay, day = _stay_of(citizens.SKOVVANG_NOW[10]), work.day
    assert stay.moved_in_on is not None
    set_self_payment(
        by=work.team.decides,
        stay=stay,
        starts_on=stay.moved_in_on,
        last_on=None,
        amounts={"lodging": Decimal(100), "dinner": Decimal("42.50"), "laundry": Decimal(9)},
        decided_by="Struer Kommune",
        reason="Betaler fra opholdets begyndelse. Spiser selv morgenmad og frokost.",
        now=work.at(day(-24), 10),
    )
    record_home_kept(
        by=work.people["Morten"],
        stay=stay,
        answer="kept",
        starts_on=day(-12),
        last_on=None,
        reason="Har fået nøglen til lejligheden i Struer og viste lejekontrakten frem.",
        now=work.at(day(-1), 14),
    )


def pitstop(work: CaseWork) -> None:
    ask_information(
        by=work.team.decides,
        referral=_referral_of(citizens.PITSTOP_NOW[11]),
        questions=["earlier_violence"],
        words="Kender I nogen, der har set borgeren det sidste år, og som vi må ringe til?",
        now=work.at(work.today, 9, 30),
    )


def _referral_of(person: DemoCitizen) -> Referral:
    return Referral.objects.filter(citizen__name=person.name).latest("pk")


def _stay_of(person: DemoCitizen) -> Stay:
    return Stay.objects.get(citizen__name=person.name, status=Stay.Status.HERE)


def _what_the_house_publishes(work: CaseWork, *, by: Actor, hours: str) -> None:
    """By when it answers, and one text of its letters in own words."""
    publish_deadline(
        by=by,
        kind=f"{work.team.scheme}:{work.team.track}",
        urgency="",
        working_days=10,
        starts_on=work.today,
        link=f"https://{work.organisation.key}.example/svarfrister",
        now=work.now,
    )
    write_text(
        by=by,
        scheme=work.team.scheme,
        key="opening_hours",
        language="da",
        edition="ordinary",
        text=hours,
        starts_on=work.today,
        now=work.now,
    )


def _complains(work: CaseWork, person: DemoCitizen, *, on: date, text: str) -> None:
    """Of the refusal, within the four weeks."""
    decision = _referral_of(person).decision
    assert decision is not None, "it was refused"
    receive_complaint(
        by=work.team.decides,
        decision=decision,
        received_on=on,
        complains="citizen",
        text=text,
        now=work.at(on, 10),
    )


def _wants_easy_letters(work: CaseWork, person: DemoCitizen) -> None:
    citizen = _referral_of(person).citizen
    wanted = Correction(**(held_facts(citizen) | {"letter_edition": "easy"}))
    correct_citizen(
        by=work.people["Sofie"],
        citizen=citizen,
        correction=wanted,
        now=work.at(work.day(-3), 10, 15),
    )


def _reads_english(work: CaseWork, person: DemoCitizen) -> None:
    """The refusal is to be sent in English, and the leader has said its reasons in it."""
    by, referral = work.team.decides, _referral_of(person)
    assert referral.decision is not None, "it was refused"
    wanted = Correction(**(held_facts(referral.citizen) | {"letter_language": "en"}))
    correct_citizen(
        by=by, citizen=referral.citizen, correction=wanted, now=work.at(work.day(-2), 11)
    )
    translate_decision(
        by=by,
        decision=referral.decision,
        language="en",
        texts={
            "reasons": "Support in your own home has not been tried yet. We have helped you to "
            "apply for it."
        },
        now=work.at(work.day(-2), 11, 10),
    )


def _during_a_stay(work: CaseWork) -> None:
    """One is not to stay longer, and gets more support for the last of it instead."""
    sofie, stay = work.people["Sofie"], _stay_of(citizens.BENTE)
    refuse_extension(
        by=sofie,
        stay=stay,
        asked_until=work.day(120),
        reasons="Du har nået det, vi aftalte, og din lejlighed er klar til dig, når opholdet "
        "slutter. Vi hjælper dig med at flytte hjem.",
        now=work.at(work.day(-4), 13),
    )
    change_intensity(
        by=sofie,
        stay=stay,
        intensity=150,
        on=work.day(-3),
        reasons="Den sidste tid øver du dig i at bo i din egen lejlighed. Derfor får du mere "
        "støtte, indtil du flytter.",
        now=work.at(work.day(-3), 9),
    )


def _while_it_is_assessed(work: CaseWork) -> None:
    sofie, nurse, day = work.people["Sofie"], work.nurse, work.day
    signe, tommy = _referral_of(citizens.SIGNE), _referral_of(citizens.TOMMY)
    with acting(nurse.organisation):
        attach_to_referral(
            by=nurse,
            referral=signe,
            file=uploaded(
                "Medicinliste.pdf",
                "Medicinliste (eksempel)",
                "Signe Lyngby, afdeling E3",
                "Morgen: 1 tablet af den hvide, sammen med mad",
                "Aften: 1 tablet af den blå, en time før sengetid",
                "Medicinen er opfundet, ligesom Signe er det.",
            ),
            now=work.at(day(-1), 16, 15),
        )
    ask_information(
        by=sofie,
        referral=signe,
        questions=["cooperates"],
        words="Hvad har I talt med Signe om, at hun gerne vil bruge opholdet til?",
        now=work.at(work.today, 8, 15),
    )
    write_meeting(
        by=sofie,
        referral=tommy,
        meeting=MeetingFacts(
            on=day(-2),
            kind="citizen",
            participants="Tommy Eng, Sofie Bjerre",
            minutes="Tommy fortæller, at nætterne er værst. Han vil gerne have hjælp til at komme "
            "op om morgenen, men er i tvivl om, hvorvidt han kan være med i aftaler hver dag.",
        ),
        now=work.at(day(-2), 14),
    )
    plan_meeting(
        by=sofie,
        referral=tommy,
        meeting=MeetingFacts(
            on=day(3),
            at_time=time(10),
            kind="network",
            participants="Tommy Eng, hans søster, bostøtten og Sofie Bjerre",
        ),
        now=work.at(day(-1), 9),
    )
    hearing = hear_citizen(
        by=sofie,
        referral=tommy,
        facts="Du har fortalt, at du er i tvivl, om du kan være med i aftaler hver dag. Det kan få "
        "betydning for, om du kan få et ophold. Vi vil gerne høre, hvad du selv mener om det, før "
        "vi træffer afgørelse.",
        sent_on=day(-1),
        reply_by=None,
        now=work.at(day(-1), 10),
    )
    sent = hearing_letter(
        hearing_content_of(hearing, on=day(-1)), language="da", edition="ordinary"
    )
    send_hearing_letter(
        by=sofie,
        hearing=hearing,
        language="da",
        edition="ordinary",
        way="digital_post",
        shown=mark_of(sent, controller_id=hearing.controller_id),
        now=work.at(day(-1), 10, 15),
    )


def _on_the_waiting_list(work: CaseWork) -> None:
    """Laila is the first who is helped, and has been offered the home that is free next."""
    sofie, laila = work.people["Sofie"], _referral_of(citizens.LAILA)
    set_need(
        by=sofie,
        referral=laila,
        level="high",
        words="Hun bor hos sin mor, som ikke kan klare mange flere nætter uden søvn.",
        now=work.at(work.day(-1), 11),
    )
    offer_place(
        by=sofie,
        referral=laila,
        place=work.places["Skovlyset 1"],
        starts_on=work.day(38),
        ends_on=work.day(38 + 91),
        answer_by=work.day(5),
        passed_over_because="Skovlyset har nattevagt, og det er afgørende her.",
        now=work.at(work.today, 8, 45),
    )


def _guest_who_may_ring(work: CaseWork) -> None:
    ida = _guest(citizens.IDA)
    make_agreement(
        by=work.people["Sofie"],
        citizen=ida,
        agreed=Agreed(
            facility=Facility.objects.get(name="Skovlyset"),
            track="guest",
            starts_on=work.today,
            ends_on=work.day(180),
            nights_at_a_time=2,
            nights_a_month=4,
            made_with="Ida selv, bostøtten og Rikke fra Skovlyset",
            words_for_staff="Ida vil gerne sidde lidt i køkkenet, før hun går i seng. Spørg ikke "
            "om natten, tal om det i morgen.",
        ),
        now=work.now,
    )


def _two_registrations(work: CaseWork) -> None:
    """She rang without saying her number, was misheard, and is written down once more."""
    mads, mona = work.people["Mads"], _guest(citizens.GUESTS[0])
    again = register_citizen(
        by=mads,
        controller=work.organisation,
        name="Mona Lynge",
        home_municipality=mona.home_municipality,
        now=work.at(work.day(-1), 12),
    )
    propose_joining(
        by=mads,
        citizen=again,
        kept=mona,
        reason="Hun ringede uden at sige sit CPR-nummer, og navnet blev hørt forkert. Hun kendte "
        "gæsteværelset og fortalte om sidste gang, hun sov her.",
        among=citizens_visible_to(mads),
        now=work.at(work.day(-1), 12, 30),
    )


def _guest(person: DemoCitizen) -> Citizen:
    return Citizen.objects.filter(name=person.name).earliest("pk")
