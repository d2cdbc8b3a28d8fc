"""'Geschiedenis': all that was ever proposed for a goal, one version at a time, the newest first."""

from handlers.buttons import Button
from handlers.context import Context
from handlers.routes import Routes
from handlers.staff.goal_presses import ShowGoalCard, ShowGoalVersion
from mentoring.goal_versions import Version, VersionState
from mentoring.ids import GoalId
from mentoring.refusals import Gone
from messages.goal_history import goal_version
from messages.goal_plans_staff import GoalPlanLabel
from services import goal_lists

routes = Routes()


@routes.press(ShowGoalVersion)
async def show_version(context: Context, press: ShowGoalVersion) -> None:
    """One version, with what it made different, who agreed to it and when."""
    found = await goal_lists.versions(context.work, press.goal_id, by=context.person)
    if not 0 <= press.place < len(found):
        raise Gone
    version = found[press.place]
    before = _before(version, found[press.place + 1 :])
    name_of = context.programme.method.name_of
    screen = goal_version(version, before, str(version.content["title"]), name_of)
    turning = _turning(press.goal_id, press.place, len(found))
    back = [Button(GoalPlanLabel.BACK, ShowGoalCard(press.goal_id))]
    context.show(screen, [*([turning] if turning else []), back], in_place=True)


def _before(version: Version, earlier: list[Version]) -> Version | None:
    """The one that a version changed: what was taken back in between is no longer what anybody goes by."""
    return next((one for one in earlier if one.state is not VersionState.WITHDRAWN), None)


def _turning(goal_id: GoalId, place: int, count: int) -> list[Button]:
    """Earlier is further on in the list."""
    earlier = Button(GoalPlanLabel.EARLIER, ShowGoalVersion(goal_id, place + 1))
    later = Button(GoalPlanLabel.LATER, ShowGoalVersion(goal_id, place - 1))
    return [*([earlier] if place + 1 < count else []), *([later] if place else [])]
