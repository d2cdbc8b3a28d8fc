"""The roster: people, teams, memberships, participants."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    Row,
    Select,
    and_,
    bindparam,
    delete,
    exists,
    func,
    insert,
    or_,
    select,
    union_all,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.ids import GoalId, PersonId, TeamId, TelegramId
from mentoring.people import Membership, Participant, ParticipantState, Person, Role, Someone, Team
from mentoring.questions import Question
from mentoring.refusals import Gone
from mentoring.wall_time import begin_of
from storage.tables import (
    claims,
    consents,
    letters,
    memberships,
    participants,
    people,
    preferences,
    questions,
    teams,
)

_Row = Row[*tuple[Any, ...]]
_mentor = people.alias("mentor")
_participant_columns = (
    participants.c.team_id,
    participants.c.mentor_id,
    _mentor.c.first_name.label("mentor_name"),
    participants.c.number,
    participants.c.state,
    participants.c.last_seen_on,
    participants.c.focus_goal_id,
    participants.c.on_paper,
    teams.c.letter,
)
_person_columns = (people.c.id, people.c.first_name, people.c.telegram_id, people.c.unreachable_since)

_EVERYONE = (
    select(
        *_person_columns,
        memberships.c.role,
        memberships.c.team_id.label("membership_team_id"),
        *_participant_columns,
        preferences.c.calm,
        questions.c.form,
        questions.c.asks,
        questions.c["values"].label("answers"),
        questions.c.parked,
        questions.c.for_id,
    )
    .outerjoin(memberships, memberships.c.person_id == people.c.id)
    .outerjoin(participants, participants.c.person_id == people.c.id)
    .outerjoin(_mentor, _mentor.c.id == participants.c.mentor_id)
    .outerjoin(teams, teams.c.id == participants.c.team_id)
    .outerjoin(preferences, preferences.c.person_id == people.c.id)
    .outerjoin(
        questions,
        and_(questions.c.telegram_id == people.c.telegram_id, questions.c.chat_id == bindparam("chat")),
    )
)
_SENDER = _EVERYONE.where(people.c.telegram_id == bindparam("sender"))
_SOMEONE = _EVERYONE.where(people.c.id == bindparam("person"))
_NO_CHAT = 0
_PERSON = select(*_person_columns).where(people.c.id == bindparam("person"))
_TEAM = select(teams).where(teams.c.id == bindparam("team"))
_TEAM_IN = select(teams).where(teams.c.chat_id == bindparam("chat"))
_PARTICIPANTS = (
    select(*_person_columns, *_participant_columns)
    .join(participants, participants.c.person_id == people.c.id)
    .join(_mentor, _mentor.c.id == participants.c.mentor_id)
    .join(teams, teams.c.id == participants.c.team_id)
)
_PARTICIPANT = _PARTICIPANTS.where(people.c.id == bindparam("person"))
_SEVERAL = _PARTICIPANTS.where(people.c.id.in_(bindparam("people", expanding=True)))
_PARTICIPANT_TO_DECIDE = _PARTICIPANT.with_for_update(of=participants)
_SAVE_SEEN = (
    update(participants)
    .where(participants.c.person_id == bindparam("person"))
    .values(last_seen_on=bindparam("day"))
)
_SAVE_ON_PAPER = (
    update(participants)
    .where(participants.c.person_id == bindparam("person"))
    .values(on_paper=bindparam("paper"))
)
_SAVE_FOCUS = (
    update(participants)
    .where(participants.c.person_id == bindparam("person"))
    .values(focus_goal_id=bindparam("goal"))
)
_SILENT = _PARTICIPANTS.where(
    participants.c.team_id == bindparam("team"),
    participants.c.state == ParticipantState.ACTIVE,
    or_(
        participants.c.last_seen_on < bindparam("day"),
        and_(participants.c.last_seen_on.is_(None), participants.c.invited_at < bindparam("begin")),
    ),
).order_by(func.coalesce(participants.c.last_seen_on, date.min), people.c.first_name, people.c.id)


def pseudonym(letter: str, number: int) -> str:
    """A participant's number as people read it: "A-017"."""
    return f"{letter}-{number:03d}"


def _person(row: _Row) -> Person:
    return Person(row.id, row.first_name, row.telegram_id, row.unreachable_since)


def _someone(rows: Sequence[_Row]) -> Someone:
    return Someone(
        person=_person(rows[0]),
        memberships=tuple(Membership(Role(row.role), row.membership_team_id) for row in rows if row.role),
        participant=_participant(rows[0]) if rows[0].state else None,
        wants_calm=bool(rows[0].calm),
    )


def _team(row: _Row) -> Team:
    return Team(row.id, row.name, row.letter, row.chat_id)


def _participant(row: _Row) -> Participant:
    return Participant(
        person=_person(row),
        team_id=row.team_id,
        mentor_id=row.mentor_id,
        mentor_name=row.mentor_name,
        pseudonym=pseudonym(row.letter, row.number),
        state=ParticipantState(row.state),
        last_seen_on=row.last_seen_on,
        focus_goal_id=row.focus_goal_id,
        on_paper=row.on_paper,
    )


class People:
    """Everybody the programme knows. Reads that only show do not lock."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def sender(
        self, telegram_id: TelegramId, chat_id: TelegramId
    ) -> tuple[Someone | None, Question | None]:
        """Who is behind an account, and the question that is open for them in this chat. One statement,
        because every update begins with it.
        """
        rows = (await self._connection.execute(_SENDER, {"sender": telegram_id, "chat": chat_id})).all()
        if not rows:
            return None, None
        first = rows[0]
        question = None
        if first.form:
            question = Question(first.form, first.asks, first.answers, first.parked, first.for_id)
        return _someone(rows), question

    async def someone(self, person_id: PersonId) -> Someone:
        """A person with all that they are. Raises `Gone` when there is nobody with this number."""
        rows = (await self._connection.execute(_SOMEONE, {"person": person_id, "chat": _NO_CHAT})).all()
        if not rows:
            raise Gone
        return _someone(rows)

    async def add(self, first_name: str, *, now: datetime) -> PersonId:
        found = await self._connection.execute(
            insert(people).values(first_name=first_name, created_at=now).returning(people.c.id)
        )
        return PersonId(found.scalar_one())

    async def person(self, person_id: PersonId) -> Person:
        """Raises `Gone` when there is nobody with this number."""
        row = (await self._connection.execute(_PERSON, {"person": person_id})).first()
        if row is None:
            raise Gone
        return _person(row)

    async def link_account(self, person_id: PersonId, telegram_id: TelegramId | None) -> None:
        """From now on this account is this person; None: the person has no account any more."""
        await self._connection.execute(
            update(people).where(people.c.id == person_id).values(telegram_id=telegram_id)
        )

    async def mark_unreachable(self, person_id: PersonId, *, since: datetime | None) -> None:
        """The person blocked the bot or left Telegram (`since`), or came back (None)."""
        await self._connection.execute(
            update(people).where(people.c.id == person_id).values(unreachable_since=since)
        )

    async def add_membership(
        self, person_id: PersonId, role: Role, team_id: TeamId | None, *, now: datetime
    ) -> None:
        await self._connection.execute(
            insert(memberships).values(person_id=person_id, role=role, team_id=team_id, since=now)
        )

    async def move_memberships(self, person_id: PersonId, to: PersonId) -> None:
        """Give somebody's roles to another person, who keeps their own; a role that both have is had once."""
        theirs = memberships.alias("theirs")
        had = exists().where(
            theirs.c.person_id == to,
            theirs.c.role == memberships.c.role,
            func.coalesce(theirs.c.team_id, 0) == func.coalesce(memberships.c.team_id, 0),
        )
        mine = memberships.c.person_id == person_id
        await self._connection.execute(update(memberships).where(mine, ~had).values(person_id=to))
        await self._connection.execute(delete(memberships).where(mine))

    async def mentors(self) -> list[tuple[TeamId, Person]]:
        """Every mentor with their team, by name; a mentor of two teams is here twice."""
        found = await self._connection.execute(
            select(memberships.c.team_id, *_person_columns)
            .join(people, people.c.id == memberships.c.person_id)
            .where(memberships.c.role == Role.MENTOR)
            .order_by(people.c.first_name, people.c.id)
        )
        return [(row.team_id, _person(row)) for row in found]

    async def coordinators(self) -> list[Person]:
        found = await self._connection.execute(
            select(*_person_columns)
            .join(memberships, memberships.c.person_id == people.c.id)
            .where(memberships.c.role == Role.COORDINATOR)
            .order_by(people.c.id)
        )
        return [_person(row) for row in found]

    async def staff_chats(self) -> list[TelegramId]:
        """Where the commands of staff are at hand: the admin chats, and the private chats of who is on the staff."""
        private = (
            select(people.c.telegram_id)
            .join(memberships, memberships.c.person_id == people.c.id)
            .where(people.c.telegram_id.is_not(None))
        )
        groups = select(teams.c.chat_id).where(teams.c.chat_id.is_not(None))
        return list((await self._connection.execute(private.union(groups))).scalars())

    async def add_participant(
        self, person_id: PersonId, team_id: TeamId, mentor_id: PersonId, *, now: datetime
    ) -> None:
        """Enter a person as a participant of a team, with the next number in that team."""
        await self._connection.execute(select(teams.c.id).where(teams.c.id == team_id).with_for_update())
        last = await self._connection.execute(
            select(func.max(participants.c.number)).where(participants.c.team_id == team_id)
        )
        await self._connection.execute(
            insert(participants).values(
                person_id=person_id,
                team_id=team_id,
                mentor_id=mentor_id,
                number=(last.scalar() or 0) + 1,
                state=ParticipantState.INVITED,
                invited_at=now,
            )
        )

    async def participant(self, person_id: PersonId) -> Participant:
        """Raises `Gone` when this person is no participant."""
        return await self._only_participant(_PARTICIPANT, person_id)

    async def several(self, person_ids: Collection[PersonId]) -> dict[PersonId, Participant]:
        """Participants by their number; who is none is not among them."""
        found = await self._connection.execute(_SEVERAL, {"people": list(person_ids)})
        return {row.id: _participant(row) for row in found}

    async def to_decide(self, person_id: PersonId) -> Participant:
        """The participant, held until this piece of work is done, so that they agree or leave once.

        Raises:
            Gone: when this person is no participant.
        """
        return await self._only_participant(_PARTICIPANT_TO_DECIDE, person_id)

    async def participants_of(self, team_ids: frozenset[TeamId] | None) -> list[Participant]:
        """The participants of some teams, by name; of all teams when None."""
        query = _PARTICIPANTS.order_by(people.c.first_name, people.c.id)
        if team_ids is not None:
            query = query.where(participants.c.team_id.in_(team_ids))
        return [_participant(row) for row in await self._connection.execute(query)]

    async def last_contact(self, person_id: PersonId) -> datetime | None:
        """When a participant last wrote, claimed, or agreed."""
        signs = union_all(
            select(letters.c.written_at.label("at")).where(letters.c.author_id == person_id),
            select(claims.c.claimed_at).where(claims.c.participant_id == person_id),
            select(consents.c.agreed_at).where(consents.c.person_id == person_id),
        ).subquery()
        last: datetime | None = (await self._connection.execute(select(func.max(signs.c.at)))).scalar()
        return last

    async def save_seen(self, person_id: PersonId, *, day: date) -> None:
        """Keep that a participant wrote or pressed something on a day."""
        await self._connection.execute(_SAVE_SEEN, {"person": person_id, "day": day})

    async def silent_since(self, day: date, team_id: TeamId) -> list[Participant]:
        """Who takes part in a team, without a pause, and was last seen before a day; the longest silent first.

        Of whom no day is known, the invitation was before it.
        """
        values = {"team": team_id, "day": day, "begin": begin_of(day)}
        found = await self._connection.execute(_SILENT, values)
        return [_participant(row) for row in found]

    async def save_state(self, participant: Participant) -> None:
        await self._connection.execute(
            update(participants)
            .where(participants.c.person_id == participant.id)
            .values(state=participant.state)
        )

    async def save_on_paper(self, person_id: PersonId, on_paper: bool) -> None:
        """Keep whether a participant takes part on paper, without a phone."""
        await self._connection.execute(_SAVE_ON_PAPER, {"person": person_id, "paper": on_paper})

    async def save_focus(self, person_id: PersonId, goal_id: GoalId | None) -> None:
        """Keep which goal a participant wants to see first; None: no longer one."""
        await self._connection.execute(_SAVE_FOCUS, {"person": person_id, "goal": goal_id})

    async def add_team(self, name: str, letter: str) -> TeamId:
        found = await self._connection.execute(
            insert(teams).values(name=name, letter=letter).returning(teams.c.id)
        )
        return TeamId(found.scalar_one())

    async def teams(self) -> list[Team]:
        found = await self._connection.execute(select(teams).order_by(teams.c.letter))
        return [_team(row) for row in found]

    async def team(self, team_id: TeamId) -> Team:
        """Raises `Gone` when there is no such team."""
        row = (await self._connection.execute(_TEAM, {"team": team_id})).first()
        if row is None:
            raise Gone
        return _team(row)

    async def team_in(self, chat_id: TelegramId) -> Team | None:
        """The team whose admin chat this is."""
        row = (await self._connection.execute(_TEAM_IN, {"chat": chat_id})).first()
        return _team(row) if row else None

    async def link_chat(self, team_id: TeamId, chat_id: TelegramId | None) -> None:
        await self._connection.execute(update(teams).where(teams.c.id == team_id).values(chat_id=chat_id))

    async def _only_participant(self, query: Select[Any], person_id: PersonId) -> Participant:
        row = (await self._connection.execute(query, {"person": person_id})).first()
        if row is None:
            raise Gone
        return _participant(row)
