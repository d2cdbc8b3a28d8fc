"""What the team sees of a gift or recognition that somebody has to give: one card, kept up to date."""

from datetime import datetime

from mentoring.choices import Choice, ChoiceState
from mentoring.ids import ChoiceId
from mentoring.people import Participant
from mentoring.wall_time import day_of
from messages.calls_for_help import NoMoreInProgramme
from messages.choices_staff import (
    AgreedRecognition,
    ApprovalUndone,
    ChangedMind,
    GiftOf,
    GiveGift,
    GivenBy,
    HandOverCard,
    IsOrdered,
    NotedReceived,
    Opening,
    PaidFromSavings,
    ReceivedOn,
    RecognitionFor,
    Stage,
)
from storage.work import Work


def card_key(choice_id: ChoiceId) -> str:
    """What makes all cards of a choice one: the newest takes the place of the one before."""
    return f"choice:{choice_id}"


async def put_out(work: Work, choice: Choice, participant: Participant, *, now: datetime) -> None:
    """The card as it stands, in the place of the one before."""
    await work.outbox.add(
        card(choice, participant),
        to_team=participant.team_id,
        card=card_key(choice.id),
        about=participant.id,
        now=now,
    )


async def bring_up_to_date(work: Work, choice: Choice, participant: Participant, *, now: datetime) -> None:
    """The same, when there is one: what has yet to be ordered, or came with a decision, is on no card of the team."""
    if choice.is_for_the_team:
        await put_out(work, choice, participant, now=now)


def card(choice: Choice, participant: Participant) -> HandOverCard:
    """What is to be given to whom, and what became of it."""
    return HandOverCard(
        _opening(choice, participant),
        _detail(choice),
        _stage(choice),
        NoMoreInProgramme() if participant.is_over and choice.is_under_way else None,
        choice.id,
        may_give=choice.is_to_hand_over,
        may_note=choice.is_to_confirm,
    )


def _opening(choice: Choice, participant: Participant) -> Opening:
    name, pseudonym = participant.first_name, participant.pseudonym
    if choice.recognition is not None:
        return AgreedRecognition(name, pseudonym, choice.name)
    return (GiveGift if choice.is_to_hand_over else GiftOf)(choice.name, name, pseudonym)


def _detail(choice: Choice) -> PaidFromSavings | RecognitionFor | None:
    if choice.amount:
        return PaidFromSavings(choice.amount)
    return RecognitionFor(choice.words) if choice.words else None


def _stage(choice: Choice) -> Stage | None:
    if choice.state is ChoiceState.UNDONE:
        return ChangedMind() if choice.recognition is None else ApprovalUndone()
    if choice.handed_over_at is None:
        return IsOrdered(day_of(choice.ordered_at)) if choice.ordered_at else None
    if choice.received_at is None:
        return GivenBy(choice.handed_over_by_name, choice.handed_over_at)
    if choice.received_note:
        return NotedReceived(choice.handed_over_by_name, choice.received_note)
    return ReceivedOn(choice.handed_over_by_name, day_of(choice.received_at))
