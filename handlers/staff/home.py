"""Where staff begin: the welcome after their invitation, /start, and /help."""

from handlers.context import Context
from handlers.routes import Occasion, Routes
from messages.commands import StaffCommand
from messages.teams import CoordinatorWelcome, HelpLine, MentorWelcome, StaffHelp, StaffHome

routes = Routes()


@routes.on(Occasion.STAFF_TEXT)
async def show_staff_home(context: Context) -> None:
    """/start, or something typed that is no command: where to find everything."""
    context.show(StaffHome(context.person.first_name))


async def show_staff_welcome(context: Context) -> None:
    """The invitation has been opened: who they are now, and what to begin with."""
    person = context.person
    if person.is_coordinator:
        context.show(CoordinatorWelcome(person.first_name))
        return
    teams = [team.name for team in await context.work.people.teams() if team.id in person.teams]
    context.show(MentorWelcome(person.first_name, tuple(teams)))


@routes.command("help", for_staff=True, in_group=True)
async def show_help(context: Context) -> None:
    """/help: every command for staff, and what it is for."""
    lines = tuple(
        HelpLine(command.name.lower(), context.catalogue.label(command)) for command in StaffCommand
    )
    context.show(StaffHelp(lines))
