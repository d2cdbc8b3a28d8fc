"""All subjects of the house, added up. A new subject has its line here."""

from handlers import membership
from handlers.participants import goals, welcome
from handlers.routes import Routes
from handlers.staff import goals as goals_of_staff
from handlers.staff import home, participants, teams

_SUBJECTS: tuple[Routes, ...] = (
    welcome.routes,
    goals.routes,
    goals_of_staff.routes,
    membership.routes,
    home.routes,
    participants.routes,
    teams.routes,
)

ROUTES = Routes()
for _subject in _SUBJECTS:
    ROUTES.add(_subject)
ROUTES.add(home.help_on(ROUTES))
