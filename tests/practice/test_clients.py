"""Bot API clients as people use them: python-telegram-bot and aiogram read every answer of the room."""

import inspect
import re
from datetime import timedelta

import aiogram.methods
import pytest
import telegram
from aiogram import Bot as AiogramBot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import BufferedInputFile
from aiogram.types import Message as AiogramMessage
from telegram import (
    Bot,
    BotCommand,
    CopyTextButton,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    LinkPreviewOptions,
    MenuButtonCommands,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    ReplyParameters,
)
from telegram.constants import ChatAction, ParseMode
from telegram.ext import Application, CallbackQueryHandler, CommandHandler

from practice.bot_api.table import METHODS
from practice.phone import sample_photo

BUTTONS = InlineKeyboardMarkup(
    [
        [InlineKeyboardButton("Gelukt", callback_data="claim:1", style="success")],
        [
            InlineKeyboardButton("Website", url="https://example.org"),
            InlineKeyboardButton("Kopieer", copy_text=CopyTextButton("abc")),
        ],
    ]
)


@pytest.fixture
async def bot(server, room, monkeypatch):
    monkeypatch.setenv(
        "PTB_TIMEDELTA", "1"
    )  # the library's coming way; without it, it warns at every duration
    async with Bot(
        room.bot.token, base_url=f"{server.api_url}/bot", base_file_url=f"{server.api_url}/file/bot"
    ) as found:
        yield found


@pytest.fixture
async def nothing_noticed(client):
    """What a good client sends is all declared: the room has nothing to remark."""
    yield
    assert await client.notices() == []


@pytest.mark.usefixtures("nothing_noticed")
async def test_texts_with_every_kind_of_markup(bot, fatima):
    sent = await bot.send_message(
        fatima.id,
        "<b>Je volgende stap</b>",
        parse_mode=ParseMode.HTML,
        reply_markup=BUTTONS,
        disable_notification=True,
        protect_content=True,
        link_preview_options=LinkPreviewOptions(is_disabled=True),
        reply_parameters=ReplyParameters(1),
    )
    menu = ReplyKeyboardMarkup([["Hulp"]], is_persistent=True, input_field_placeholder="Kies")
    await bot.send_message(fatima.id, "menu", reply_markup=menu)
    await bot.send_message(fatima.id, "weg", reply_markup=ReplyKeyboardRemove())
    await bot.send_message(fatima.id, "vraag", reply_markup=ForceReply())
    shown = (await fatima.messages())[1]

    assert sent.entities[0].type == "bold"
    assert sent.reply_markup == BUTTONS
    assert sent.reply_to_message.text == "/start"
    assert sent.has_protected_content
    assert shown["buttons"][0] == [{"text": "Gelukt", "style": "success", "kind": "callback"}]
    assert [button["kind"] for button in shown["buttons"][1]] == ["url", "copy_text"]
    assert shown["silent"]


@pytest.mark.usefixtures("nothing_noticed")
async def test_files_of_every_kind(bot, fatima):
    photo = await bot.send_photo(
        fatima.id, sample_photo(), caption="<i>post</i>", parse_mode="HTML", reply_markup=BUTTONS
    )
    again = await bot.send_photo(fatima.id, photo.photo[-1].file_id)
    voice = await bot.send_voice(fatima.id, b"OggS", duration=3)
    audio = await bot.send_audio(fatima.id, b"ID3", filename="lees.mp3", title="Lees voor")
    document = await bot.send_document(fatima.id, b"BEGIN:VCALENDAR", filename="afspraak.ics")
    album = await bot.send_media_group(
        fatima.id,
        [InputMediaPhoto(sample_photo(), caption="een"), InputMediaDocument(document.document.file_id)],
    )
    file = await bot.get_file(document.document.file_id)

    assert (photo.caption, photo.photo[-1].width) == ("post", 8)
    assert again.photo[-1].file_unique_id == photo.photo[-1].file_unique_id
    assert (voice.voice.duration, audio.audio.title) == (timedelta(seconds=3), "Lees voor")
    assert (document.document.file_name, document.document.mime_type) == ("afspraak.ics", "text/calendar")
    assert len({message.media_group_id for message in album}) == 1
    assert bytes(await file.download_as_bytearray()) == b"BEGIN:VCALENDAR"


@pytest.mark.usefixtures("nothing_noticed")
async def test_places(bot, fatima):
    location = await bot.send_location(fatima.id, 52.13, 4.66)
    venue = await bot.send_venue(fatima.id, 52.13, 4.66, "Serviceplein", "Stadhuisplein 1")

    assert location.location.latitude == 52.13
    assert venue.venue.title == "Serviceplein"
    assert (await fatima.messages())[-1]["place"]["address"] == "Stadhuisplein 1"


@pytest.mark.usefixtures("nothing_noticed")
async def test_copies_and_forwards(bot, fatima, team):
    photo = await fatima.sends_photo(caption="kijk")

    copied = await bot.copy_message(team.id, fatima.id, photo["message_id"], reply_markup=BUTTONS)
    forwarded = await bot.forward_message(team.id, fatima.id, photo["message_id"])
    shown = {message["message_id"]: message for message in await team.messages()}

    assert shown[copied.message_id]["text"] == "kijk"
    assert shown[copied.message_id]["file"]["mime"] == "image/png"
    assert forwarded.forward_origin.sender_user.first_name == "Fatima"
    assert shown[forwarded.message_id]["forwarded"]


@pytest.mark.usefixtures("nothing_noticed")
async def test_edits_pins_and_deletions(bot, fatima):
    text = await bot.send_message(fatima.id, "een", reply_markup=BUTTONS)
    photo = await bot.send_photo(fatima.id, sample_photo(), caption="een")

    edited = await text.edit_text("twee", reply_markup=BUTTONS)
    bare = await text.edit_reply_markup(None)
    captioned = await photo.edit_caption("twee")
    other = await photo.edit_media(InputMediaDocument(b"abc", filename="b.txt", caption="drie"))
    await text.pin()
    pinned = (await bot.get_chat(fatima.id)).pinned_message
    await text.unpin()
    await bot.unpin_all_chat_messages(fatima.id)
    await bot.delete_messages(fatima.id, [text.message_id])
    await photo.delete()

    assert (edited.text, bare.reply_markup, captioned.caption) == ("twee", None, "twee")
    assert (other.document.file_name, other.caption) == ("b.txt", "drie")
    assert pinned.message_id == text.message_id
    assert [message["kind"] for message in await fatima.messages()] == ["text", "service"]


@pytest.mark.usefixtures("nothing_noticed")
async def test_chats_and_members(bot, fatima, kees, team):
    await team.make_admin(fatima, "bot")

    private, group = await bot.get_chat(fatima.id), await bot.get_chat(team.id)
    members = [await bot.get_chat_member(team.id, user) for user in (kees.id, fatima.id, bot.id)]
    admins = await bot.get_chat_administrators(team.id)
    count = await bot.get_chat_member_count(team.id)
    await bot.send_chat_action(team.id, ChatAction.TYPING)
    await bot.set_message_reaction(fatima.id, 1, "👍")
    left = await bot.leave_chat(team.id)

    assert (private.first_name, group.title) == ("Fatima", "Team Ridderveld")
    assert [member.status for member in members] == ["creator", "administrator", "administrator"]
    assert (len(admins), count, left) == (3, 3, True)


@pytest.mark.usefixtures("nothing_noticed")
async def test_what_the_bot_says_of_itself(bot):
    await bot.set_my_commands([BotCommand("doelen", "Mijn doelen")], language_code="nl")
    await bot.set_my_name("Voetstuk Alphen")
    await bot.set_my_description("Hallo", language_code="nl")
    await bot.set_my_short_description("Hoi")
    await bot.set_chat_menu_button(menu_button=MenuButtonCommands())

    assert (await bot.get_my_commands(language_code="nl"))[0].command == "doelen"
    assert (await bot.get_my_name()).name == "Voetstuk Alphen"
    assert (await bot.get_my_description("nl")).description == "Hallo"
    assert (await bot.get_my_short_description("nl")).short_description == "Hoi"
    assert (await bot.get_chat_menu_button()).type == "commands"
    assert (await bot.get_me()).first_name == "Voetstuk Alphen"
    assert await bot.delete_my_commands(language_code="nl")


@pytest.mark.usefixtures("nothing_noticed")
async def test_webhooks_and_their_state(bot):
    await bot.set_webhook("https://example.org/hook", secret_token="abc", allowed_updates=["message"])
    info = await bot.get_webhook_info()
    await bot.delete_webhook(drop_pending_updates=True)

    assert (info.url, info.allowed_updates) == ("https://example.org/hook", ("message",))
    assert (await bot.get_webhook_info()).url == ""


async def test_the_last_two_methods_answer_and_are_noticed(bot, client):
    assert (await bot.log_out(), await bot.close()) == (True, True)

    assert [notice["method"] for notice in await client.notices()] == ["logOut", "close"]


async def test_the_refusals_have_their_own_exceptions(bot, client, fatima, kees, team):
    with pytest.raises(telegram.error.Forbidden):
        await bot.send_message(kees.id, "hoi")
    with pytest.raises(telegram.error.BadRequest, match="Chat not found"):
        await bot.send_message(77, "hoi")
    old_id = team.id
    await team.migrates()
    with pytest.raises(telegram.error.ChatMigrated) as migrated:
        await bot.send_message(old_id, "hoi")
    await client.fault("429", retry_after=9)
    with pytest.raises(telegram.error.RetryAfter):
        await bot.send_message(fatima.id, "hoi")

    assert migrated.value.new_chat_id == team.id


async def test_a_whole_application_polls_and_answers(server, room, client):
    async def start(update, context):
        await update.message.reply_text("Hallo", reply_markup=BUTTONS)

    async def pressed(update, context):
        await update.callback_query.answer("Goed bezig", show_alert=True)
        await update.callback_query.edit_message_text("Gedaan")

    application = Application.builder().token(room.bot.token).base_url(f"{server.api_url}/bot").build()
    application.add_handler(CommandHandler("start", start))
    application.add_handler(CallbackQueryHandler(pressed))
    bert = await client.add_person("Bert")

    assert application.updater is not None
    async with application:
        await application.updater.start_polling()
        await application.start()
        await bert.opens("https://t.me/VoetstukOefenBot?start=abc_1")
        await bert.presses("Gelukt")
        answer = await bert.sees_answer("Goed bezig")
        await bert.sees("Gedaan")
        await application.updater.stop()
        await application.stop()

    assert answer["alert"]


@pytest.mark.usefixtures("nothing_noticed")
async def test_aiogram_reads_the_answers_too(server, room, fatima):
    session = AiohttpSession(api=TelegramAPIServer.from_base(server.api_url))
    async with AiogramBot(room.bot.token, session=session) as bot:
        updates = await bot.get_updates(timeout=1)
        sent = await bot.send_message(fatima.id, "<b>hoi</b>", parse_mode="HTML", reply_to_message_id=1)
        photo = await bot.send_photo(fatima.id, BufferedInputFile(sample_photo(), "a.png"))
        edited = await bot.edit_message_text("dag", chat_id=fatima.id, message_id=sent.message_id)
        chat = await bot.get_chat(fatima.id)
        member = await bot.get_chat_member(fatima.id, fatima.id)

    assert updates[0].message is not None
    assert updates[0].message.text == "/start"
    assert sent.reply_to_message is not None
    assert photo.photo is not None
    assert photo.photo[0].width == 8
    assert isinstance(edited, AiogramMessage)
    assert (edited.text, chat.first_name, member.status) == ("dag", "Fatima", "member")


NEWER_THAN_10_0 = {"ephemeral_message_parameters", "receiver_user_id", "callback_query_id", "rich_message"}
"""Parameters of later versions of the Bot API that aiogram knows already."""


@pytest.mark.parametrize("method", METHODS.values(), ids=lambda method: method.name)
def test_every_parameter_of_a_method_is_declared(method):
    known = getattr(aiogram.methods, method.name[0].upper() + method.name[1:]).model_fields
    snake = re.sub(r"(?<!^)([A-Z])", r"_\1", method.name).lower()
    wanted = set(inspect.signature(getattr(Bot, snake)).parameters) & set(known)

    assert set(method.parameters) >= set(known) - NEWER_THAN_10_0 - {"disable_web_page_preview"}
    assert set(method.parameters) >= wanted - {"self"}
    assert set(method.parameters) <= set(known)
