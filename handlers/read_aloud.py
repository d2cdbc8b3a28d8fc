"""'🔊 Lees voor': a participant hears a message. The button is put there on the way out, where a recording is."""

from dataclasses import dataclass

from handlers.buttons import Press, UnknownPress
from handlers.context import Context
from handlers.outgoing import Outgoing, Spoken
from handlers.routes import Routes
from messages.read_aloud import NotReadAloud

routes = Routes()


@dataclass(frozen=True, slots=True)
class ReadAloud(Press, verb="v"):
    """'🔊 Lees voor', by the name of the recording: recordings hold general words, so any of them may be heard."""

    name: str


@routes.press(ReadAloud)
async def read_aloud(context: Context, press: ReadAloud) -> None:
    """The recording as a voice message. The message that it reads stays, with its buttons."""
    if not context.is_participant_chat:
        raise UnknownPress
    words = context.catalogue.render(NotReadAloud())
    context.outgoing.append(Outgoing(words, voice=Spoken(press.name)))
