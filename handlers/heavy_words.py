"""Whatever somebody writes is heard: when it says that it is too much, they get the help numbers at once.

It is no guard of the front door but comes before all of them, and also when a rule is against what was written or
handling it breaks: then the piece of work begins anew, and it is heard anew (`handlers.front_door`). What was written
goes on to wherever it was for, as if nothing had been said here.
"""

from handlers.context import Context
from mentoring.heavy_words import is_heavy
from messages.help import HelpForStranger, urgent_lines
from services import calls_for_help


async def hear(context: Context) -> bool:
    """Words of a participant in their own chat: typed, under a picture, in a form, or changed afterwards. Of somebody
    whom we do not know nothing is kept or passed on, but the numbers are shown. Whether it was too much.
    """
    if not context.text or not context.is_private:
        return False
    if context.someone is None:
        if is_heavy(context.text, context.programme.method.heavy_words):
            context.show(HelpForStranger(urgent_lines(context.programme.method)))
            return True
    elif context.is_participant_chat and context.person.acted_by is None:
        return await calls_for_help.hear(
            context.work, context.text, programme=context.programme, by=context.person, now=context.now
        )
    return False
