"""Inviting people, and opening an invitation."""

from dataclasses import dataclass
from datetime import datetime

from mentoring.access import require_coordinator, require_staff_of
from mentoring.ids import PersonId, TeamId, TelegramId
from mentoring.invitations import (
    Expired,
    ForAnother,
    Invitation,
    TooManyAttempts,
    UnknownInvitation,
    UsedByAnother,
    hash_of,
    new_token,
    require_attempts_left,
)
from mentoring.people import Role, Someone, first_name
from mentoring.programme import Programme
from mentoring.refusals import NoLongerPossible, Refusal
from messages.base import Notice
from messages.invitations import AccountMoved, InvitationLapsed, InvitationTried, StaffJoined
from storage.work import Work


@dataclass(frozen=True, slots=True)
class Opened:
    """What became of opening an invitation.

    A refusal is handed back instead of raised, because what it leaves behind must be kept: the wrong attempt,
    and the news for whoever made the invitation.
    """

    refused: Refusal | None = None


async def invite_coordinator(work: Work, name: str, *, programme: Programme, now: datetime) -> str:
    """Make the link for a coordinator; only the command line can. The token is nowhere else.

    Raises:
        NotAName: when the name can't be one.
    """
    person_id = await work.people.add(first_name(name), now=now)
    await work.people.add_membership(person_id, Role.COORDINATOR, None, now=now)
    return await _link(work, person_id, "invite_coordinator", by=None, programme=programme, now=now)


async def invite_mentor(
    work: Work, name: str, team_id: TeamId, *, by: Someone, programme: Programme, now: datetime
) -> str:
    """Make the link for a mentor of a team.

    Raises:
        NotAllowed: unless a coordinator asks.
        NotAName: when the name can't be one.
        Gone: when there is no such team.
    """
    require_coordinator(by)
    team = await work.people.team(team_id)
    person_id = await work.people.add(first_name(name), now=now)
    await work.people.add_membership(person_id, Role.MENTOR, team.id, now=now)
    return await _link(work, person_id, "invite_mentor", by=by.id, programme=programme, now=now)


async def invite_participant(
    work: Work, name: str, team_id: TeamId, *, by: Someone, programme: Programme, now: datetime
) -> str:
    """Enter a participant in a team and make their link. Whoever invites is their mentor.

    Raises:
        NotAllowed: unless staff of the team ask.
        NotAName: when the name can't be one.
        Gone: when there is no such team.
    """
    require_staff_of(by, team_id)
    team = await work.people.team(team_id)
    person_id = await work.people.add(first_name(name), now=now)
    await work.people.add_participant(person_id, team.id, by.id, now=now)
    return await _link(work, person_id, "invite_participant", by=by.id, programme=programme, now=now)


async def invited_with(work: Work, token: str) -> Someone:
    """Whom a link that was just made is for.

    Raises:
        UnknownInvitation: when it is no link of ours.
    """
    invitation = await work.invitations.to_open(hash_of(token))
    if invitation is None:
        raise UnknownInvitation
    return await work.people.someone(invitation.person_id)


async def renew(work: Work, person_id: PersonId, *, by: Someone, programme: Programme, now: datetime) -> str:
    """Make a new link for somebody: the old one expired, or they have a new phone. Older links end.

    Raises:
        NotAllowed: unless staff of the participant's team ask; for staff, a coordinator.
        NoLongerPossible: when the participant has left or finished.
    """
    invited = await work.people.someone(person_id)
    if invited.participant is None:
        require_coordinator(by)
    else:
        require_staff_of(by, invited.participant.team_id)
        if invited.participant.is_over:
            raise NoLongerPossible
    await work.invitations.end_unopened(person_id, now=now)
    return await _link(work, person_id, "renew", by=by.id, programme=programme, now=now)


async def open(work: Work, token: str, *, telegram_id: TelegramId, now: datetime) -> Opened:  # noqa: A001
    """Open an invitation: from now on this account is the person it was made for.

    Opening it again with the same account changes nothing.
    """
    try:
        require_attempts_left(await work.invitations.wrong_attempts(telegram_id, now=now))
    except TooManyAttempts as refusal:
        return Opened(refusal)
    invitation = await work.invitations.to_open(hash_of(token))
    if invitation is None:
        await work.invitations.note_wrong_attempt(telegram_id, now=now)
        return Opened(UnknownInvitation())
    invited = await work.people.someone(invitation.person_id)
    account, _ = await work.people.sender(telegram_id, telegram_id)
    try:
        await _bind(work, invitation, invited, account, telegram_id, now=now)
    except Refusal as refusal:
        await _tell_makers(work, invitation, invited, account, telegram_id, refusal, now=now)
        return Opened(refusal)
    return Opened()


async def _link(
    work: Work, person_id: PersonId, act: str, *, by: PersonId | None, programme: Programme, now: datetime
) -> str:
    token = new_token()
    await work.invitations.add(
        person_id, hash_of(token), by=by, expires_at=now + programme.invitation_valid, now=now
    )
    await work.audit.add(f"invitations.{act}", f"person:{person_id}", by=by, now=now)
    return token


async def _bind(
    work: Work,
    invitation: Invitation,
    invited: Someone,
    account: Someone | None,
    telegram_id: TelegramId,
    *,
    now: datetime,
) -> None:
    """Join an invitation and an account. All checks come before the first change, so that a refusal leaves none."""
    opened = invitation.open(by=telegram_id, now=now)
    is_again = opened is invitation
    if account is not None and account.id == invited.id:
        await work.invitations.save(opened)
        return
    if is_again:
        raise UsedByAnother  # this account opened it once, and has been replaced by another since
    person_id = invited.id
    if account is None:
        await _take_account(work, invited, telegram_id, now=now)
    elif invited.participant and account.participant and account.participant.is_over and not account.is_staff:
        # Someone who left or finished begins anew, as a new participant; what was stays in the books.
        await work.people.link_account(account.id, None)
        await _take_account(work, invited, telegram_id, now=now)
    elif invited.is_staff and account.is_staff and not (invited.participant or account.participant):
        await work.people.move_memberships(invited.id, account.id)
        person_id = account.id
    else:
        raise ForAnother
    await work.invitations.save(opened.made_for(person_id))
    await work.audit.add("invitations.open", f"invitation:{invitation.id}", by=person_id, now=now)
    if invited.is_staff and invitation.invited_by is not None:
        await work.outbox.add(StaffJoined(invited.first_name), to=invitation.invited_by, now=now)


async def _take_account(work: Work, invited: Someone, telegram_id: TelegramId, *, now: datetime) -> None:
    await work.people.link_account(invited.id, telegram_id)
    if invited.participant is not None and invited.participant.on_paper:
        await work.people.save_on_paper(invited.id, False)
    work.outbox.look_again()
    if invited.person.unreachable_since is not None:
        await work.people.mark_unreachable(invited.id, since=None)
    if invited.person.telegram_id is not None:
        await _tell(work, invited, AccountMoved(invited.first_name), once=None, now=now)


async def _tell_makers(
    work: Work,
    invitation: Invitation,
    invited: Someone,
    account: Someone | None,
    telegram_id: TelegramId,
    refusal: Refusal,
    *,
    now: datetime,
) -> None:
    """Write the refusal down, and tell the team once for each account: nobody can flood a team with it."""
    about = f"invitation:{invitation.id}"
    by = account.id if account else None
    await work.audit.add("invitations.open", about, by=by, result=refusal.name, now=now)
    if isinstance(refusal, Expired):
        lapsed = InvitationLapsed(invited.first_name, invited.id)
        await _tell(work, invited, lapsed, once=f"{about}:lapsed", now=now)
    elif not (account and account.is_staff):
        tried = InvitationTried(invited.first_name, invited.id)
        await _tell(work, invited, tried, once=f"{about}:tried:{telegram_id}", now=now)


async def _tell(work: Work, invited: Someone, news: Notice, *, once: str | None, now: datetime) -> None:
    """To the team of a participant; about staff, to the coordinators."""
    if invited.participant is not None:
        await work.outbox.add(news, to_team=invited.participant.team_id, once=once, now=now)
        return
    for coordinator in await work.people.coordinators():
        if coordinator.telegram_id is not None and coordinator.id != invited.id:
            occasion = once and f"{once}:{coordinator.id}"
            await work.outbox.add(news, to=coordinator.id, once=occasion, now=now)
