"""/huishouden: which participants share one yearly limit. Linked and unlinked by their mentors; read back first."""

from dataclasses import dataclass
from typing import Any

from handlers import forms
from handlers.buttons import Button, Press, Rows
from handlers.context import Context
from handlers.forms import Answer, Asking, Choices, Field, Form
from handlers.routes import Routes
from handlers.staff.answers import read_right, yes_or_no
from handlers.staff.choosing import answered_participant, participant_and_rest, participants_to_choose
from handlers.staff.words import words_in
from mentoring.households import Household
from mentoring.ids import PersonId
from mentoring.people import Participant
from mentoring.questions import Question
from messages.households import (
    AskLivesWith,
    AskWhoseHousehold,
    HouseholdLabel,
    HouseholdUnchanged,
    UnlinkReadBack,
    UnlinkSomebody,
    household_read_back,
    household_shown,
)
from services import households

routes = Routes()

_BETWEEN = ("en ", "met ", "+ ", "& ")
"""What people type between two names: "/huishouden Bert en Fatima"."""


@dataclass(frozen=True, slots=True)
class ShowHousehold(Press, verb="hhs"):
    """'« Terug', under a question about a household."""

    participant_id: PersonId


@dataclass(frozen=True, slots=True)
class LinkHousehold(Press, verb="hhk"):
    """'Koppelen aan iemand', under a household."""

    participant_id: PersonId


@dataclass(frozen=True, slots=True)
class AskUnlink(Press, verb="hhv"):
    """'Fatima losmaken', which asks if that is right."""

    participant_id: PersonId


@dataclass(frozen=True, slots=True)
class Unlink(Press, verb="hhl"):
    """'Ja, losmaken'."""

    participant_id: PersonId


@routes.command("huishouden", for_staff=True, in_group=True)
async def household(context: Context) -> None:
    """`/huishouden`, `/huishouden Bert`, or `/huishouden Bert Fatima` in one line."""
    if not context.arguments:
        await forms.start(context, HOUSEHOLD_FORM)
        return
    one, rest = await participant_and_rest(context, context.arguments)
    if not rest:
        await _show(context, one.id)
        return
    other, _ = await participant_and_rest(context, _without_between(rest))
    await _require_possible(context, one.id, other.id)
    await forms.start(context, HOUSEHOLD_FORM, {"who": _who(one), "other": _who(other)}, at="right")


@routes.press(ShowHousehold)
async def show_household(context: Context, press: ShowHousehold) -> None:
    """The household as it stands."""
    await _show(context, press.participant_id, in_place=True)


@routes.press(LinkHousehold)
async def link_household(context: Context, press: LinkHousehold) -> None:
    """'Koppelen aan iemand'."""
    found = await _household(context, press.participant_id)
    await forms.start(context, HOUSEHOLD_FORM, {"who": _who(found.participant)}, at="other")


@routes.press(AskUnlink)
async def ask_unlink(context: Context, press: AskUnlink) -> None:
    """Read back before it counts."""
    found = await _household(context, press.participant_id)
    yes = Button(HouseholdLabel.UNLINK, Unlink(press.participant_id))
    back = Button(HouseholdLabel.BACK, ShowHousehold(press.participant_id))
    context.show(UnlinkReadBack(found.participant.first_name), [[yes, back]], in_place=True)


@routes.press(Unlink)
async def unlink(context: Context, press: Unlink) -> None:
    """'Ja, losmaken'."""
    await households.unlink(context.work, press.participant_id, by=context.person, now=context.now)
    await _show(context, press.participant_id, in_place=True)


async def _show(context: Context, participant_id: PersonId, *, in_place: bool = False) -> None:
    found = await _household(context, participant_id)
    context.show(household_shown(found), _rows(context, found), in_place=in_place)


def _rows(context: Context, found: Household) -> Rows:
    """Who shares with somebody can be unlinked; of a household that reaches into another team by a coordinator."""
    rows: Rows = []
    if found.is_shared and not found.elsewhere:
        rows = [
            [Button(context.catalogue.on_button(UnlinkSomebody(one.first_name)), AskUnlink(one.id))]
            for one in (found.participant, *found.others)
        ]
    return [*rows, [Button(HouseholdLabel.LINK, LinkHousehold(found.participant.id))]]


async def _household(context: Context, participant_id: PersonId) -> Household:
    return await households.of_participant(
        context.work, participant_id, programme=context.programme, by=context.person, now=context.now
    )


def _without_between(text: str) -> str:
    between = next((word for word in _BETWEEN if text.casefold().startswith(word)), "")
    return text[len(between) :]


def _who(participant: Participant) -> dict[str, Any]:
    return {"id": participant.id, "name": participant.first_name}


# --- the form -----------------------------------------------------------------------------------------


async def _ask_who(context: Context, question: Question) -> Asking:
    return Asking(AskWhoseHousehold(), await participants_to_choose(context))


async def _read_who(context: Context, question: Question, given: Answer) -> dict[str, Any]:
    words_in(given)
    return _who(await answered_participant(context, given))


async def _ask_other(context: Context, question: Question) -> Asking:
    whose = question.values["who"]
    others: Choices = [
        [choice for choice in row if choice[1] != str(whose["id"])]
        for row in await participants_to_choose(context)
    ]
    return Asking(AskLivesWith(whose["name"]), [row for row in others if row])


async def _read_other(context: Context, question: Question, given: Answer) -> dict[str, Any]:
    """Raises what `services.households.link` does, upon which it is asked again."""
    other = _who(await answered_participant(context, given))
    await _require_possible(context, PersonId(question.values["who"]["id"]), PersonId(other["id"]))
    return other


async def _ask_right(context: Context, question: Question) -> Asking:
    one, other = (PersonId(question.values[name]["id"]) for name in ("who", "other"))
    return Asking(household_read_back(await _require_possible(context, one, other)), yes_or_no())


async def _require_possible(context: Context, one: PersonId, other: PersonId) -> Household:
    return await households.together(
        context.work, one, other, programme=context.programme, by=context.person, now=context.now
    )


async def _finish(context: Context, values: dict[str, Any]) -> None:
    """The household as it stands: to look at, or after two were linked."""
    one = PersonId(values["who"]["id"])
    if "other" in values:
        if not values["right"]:
            await _stopped(context)
            return
        other = PersonId(values["other"]["id"])
        await households.link(
            context.work, one, other, programme=context.programme, by=context.person, now=context.now
        )
    await _show(context, one, in_place=True)


async def _stopped(context: Context) -> None:
    context.show(HouseholdUnchanged())


HOUSEHOLD_FORM = routes.form(
    Form(
        "huishouden",
        (
            Field("who", _ask_who, _read_who, then=lambda question, _: ""),
            Field("other", _ask_other, _read_other),
            Field("right", _ask_right, read_right),
        ),
        finish=_finish,
        stopped=_stopped,
        for_staff=True,
    )
)
