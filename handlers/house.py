"""All subjects of the house, added up. A new subject has its line here."""

from handlers import membership, private_numbers, read_aloud
from handlers.participants import (
    appointment_requests,
    appointments,
    bridge,
    check_ins,
    choices,
    claims,
    goal_list,
    goal_plan,
    goal_proposals,
    goal_remarks,
    goal_wish_waiting,
    goal_wishes,
    goals,
    letters,
    nudges,
    own_quiet_hours,
    pauses,
    plans,
    preferences,
    pride,
    recognition,
    reminders,
    rewards,
    saying_back,
    step_moments,
    stress,
    welcome,
    year_overviews,
)
from handlers.participants import help as help_of_participants
from handlers.participants import vouchers as vouchers_of_participants
from handlers.routes import Routes
from handlers.staff import (
    appointment_list,
    attendance,
    budget,
    calls_for_help,
    corrections,
    digests,
    gifts,
    hand_overs,
    home,
    households,
    on_behalf,
    on_paper,
    orders,
    participants,
    places,
    pot_changes,
    teams,
    vouchers,
)
from handlers.staff import appointment_requests as appointment_requests_of_staff
from handlers.staff import appointments as appointments_of_staff
from handlers.staff import bridge as bridge_of_staff
from handlers.staff import claims as claims_of_staff
from handlers.staff import goals as goals_of_staff
from handlers.staff import letters as letters_of_staff
from handlers.staff import year_overviews as year_overviews_of_staff

_SUBJECTS: tuple[Routes, ...] = (
    private_numbers.routes,  # its guard comes before every other
    read_aloud.routes,
    rewards.routes,
    choices.routes,
    recognition.routes,
    year_overviews.routes,
    year_overviews_of_staff.routes,
    hand_overs.routes,
    orders.routes,
    vouchers_of_participants.routes,
    vouchers.routes,
    budget.routes,
    pot_changes.routes,
    corrections.routes,
    welcome.routes,
    goals.routes,
    goal_plan.routes,
    goal_list.routes,
    goal_proposals.routes,
    goal_remarks.routes,
    goal_wishes.routes,
    goal_wish_waiting.routes,
    goals_of_staff.routes,
    bridge.routes,
    bridge_of_staff.routes,
    claims.routes,
    claims_of_staff.routes,
    appointments.routes,
    appointment_requests.routes,
    reminders.routes,
    nudges.routes,
    step_moments.routes,
    plans.routes,
    saying_back.routes,
    pauses.routes,
    pride.routes,
    preferences.routes,
    own_quiet_hours.routes,
    appointments_of_staff.routes,
    appointment_requests_of_staff.routes,
    appointment_list.routes,
    attendance.routes,
    calls_for_help.routes,
    digests.routes,
    places.routes,
    gifts.routes,
    help_of_participants.routes,
    stress.routes,
    check_ins.routes,
    letters.routes,
    letters_of_staff.routes,
    membership.routes,
    home.routes,
    participants.routes,
    households.routes,
    on_behalf.routes,
    on_paper.routes,
    teams.routes,
)

ROUTES = Routes()
for _subject in _SUBJECTS:
    ROUTES.add(_subject)
