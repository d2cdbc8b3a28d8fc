"""The bot is blocked or let in again, put in a group or out of it; and groups that get another number."""

from telegram import ChatMember, ChatMemberUpdated
from telegram.constants import ChatType

from handlers.context import Context
from handlers.routes import Occasion, Routes
from handlers.staff.teams import show_group_how_to
from mentoring.ids import TelegramId
from messages.teams import GroupUnknown
from services import people, pride, teams, undelivered

routes = Routes()

_OUT = {ChatMember.LEFT, ChatMember.BANNED}


@routes.on(Occasion.BOT_MEMBERSHIP)
async def membership(context: Context) -> None:
    """A change in what the bot is in a chat (`my_chat_member`)."""
    change = context.update.my_chat_member
    if change is None:
        return
    was_in, is_in = (member.status not in _OUT for member in (change.old_chat_member, change.new_chat_member))
    if change.chat.type == ChatType.PRIVATE:
        await _in_private(context, is_in=is_in)
    elif is_in and not was_in:
        await _added_to_group(context, change)
    elif was_in and not is_in and context.team is not None:
        await teams.lose_chat(context.work, context.team, now=context.now)


@routes.on(Occasion.GROUP_MIGRATED)
async def migrated(context: Context) -> None:
    """A group became a supergroup: the same people, another number."""
    if context.message is not None and context.message.migrate_to_chat_id:
        new = TelegramId(context.message.migrate_to_chat_id)
        await teams.move_chat(context.work, context.chat_id, new, now=context.now)


async def _in_private(context: Context, *, is_in: bool) -> None:
    """In a private chat this only means blocked, or let in again (Bot API, `my_chat_member`)."""
    someone = context.someone
    if someone is None:
        return
    if not is_in:
        await undelivered.person_unreachable(context.work, someone.id, now=context.now)
    elif await people.find_again(context.work, someone, now=context.now) and someone.participant:
        await people.see(context.work, someone.participant, now=context.now)
        await pride.welcome(context.work, someone.participant, now=context.now)


async def _added_to_group(context: Context, change: ChatMemberUpdated) -> None:
    """Ours when a coordinator did it. Otherwise one line that tells nothing, and the coordinators hear of it.

    When one of the staff did it, the bot stays, and is silent: Telegram also says that the bot was added when a
    group becomes a supergroup, before it says that the group did (tdlib/telegram-bot-api, issue 266).
    """
    if context.team is not None:
        return
    someone = context.someone
    if someone is not None and someone.is_coordinator and change.chat.type != ChatType.CHANNEL:
        show_group_how_to(context, await teams.all_teams(context.work, by=someone))
        return
    await teams.report_strange_group(
        context.work,
        change.chat.title or "",
        by=someone,
        by_name=change.from_user.first_name,
        telegram_id=context.telegram_id,
        now=context.now,
    )
    if change.chat.type != ChatType.CHANNEL:
        context.show(GroupUnknown())
    if someone is None or not someone.is_staff:
        context.leave_chat()
