"""What Telegram shows of the bot itself, before anybody has pressed Start."""

from dataclasses import dataclass

from messages.base import N_, Screen


@dataclass(frozen=True, slots=True)
class BotDescription(Screen):
    """To anyone who opens the bot for the first time, above the button Start. At most 512 characters, no layout."""

    text = N_(
        "This app is for residents with a mentor. Together you choose a goal. "
        "With every step you earn something.\n\n"
        "I keep your first name, your goals, your messages and your appointments. "
        "Only your mentor and the team see that. You can always stop."
    )


@dataclass(frozen=True, slots=True)
class BotShortDescription(Screen):
    """To anyone who looks at the bot's profile, or gets its link. At most 120 characters, no layout."""

    text = N_("The app for you and your mentor. For goals, appointments and rewards.")
