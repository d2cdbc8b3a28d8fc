"""Recognition that is earned: kept once for what earned it, put into words by the mentor, taken back with its decision.

How it is handed over and received is the same as for a gift (`services.choices`, `services.hand_overs`).
"""

from datetime import datetime

from mentoring.choices import Choice
from mentoring.ids import ChoiceId, RecognitionKey
from mentoring.method import RecognitionForm
from mentoring.people import Participant, Person, Someone
from mentoring.praise import ComplimentOwed
from mentoring.programme import Programme
from mentoring.refusals import Gone
from mentoring.wall_time import day_of
from messages.catalogue import full_date
from messages.certificates import CertificateGiven
from services import choices
from storage.work import Work


async def earn(
    work: Work,
    participant: Participant,
    key: RecognitionKey,
    *,
    cause: str,
    title: str,
    praise: str = "",
    programme: Programme,
    by: Person,
    now: datetime,
) -> Choice:
    """A decision gave recognition. `title` is what it is for; `praise` the mentor's words when they came along.

    What somebody got already, before that decision was taken back once, is not given a second time.
    """
    known = await work.choices.standing(cause)
    if known is not None:
        return known
    recognition = programme.method.recognition_of(key)
    words = praise if recognition.form is RecognitionForm.WORDS else title
    return await choices.record_recognition(
        work, participant, recognition, cause=cause, words=words, by=by, now=now
    )


async def praise(work: Work, cause: str, words: str, *, by: Person, now: datetime) -> None:
    """The mentor says something about what they approved: a compliment that was earned is given with it.

    Raises:
        ComplimentOwed: when there are no words, and they are the reward.
    """
    if not words and await awaits_words(work, cause):
        raise ComplimentOwed
    await choices.add_words(work, cause, words, by=by, now=now)


async def awaits_words(work: Work, cause: str) -> bool:
    """Whether a compliment was earned with this decision that nobody has put into words."""
    known = await work.choices.of_cause(cause)
    return known is not None and known.awaits_words


async def undo(work: Work, cause: str, *, now: datetime) -> None:
    """The decision was a slip. What somebody got from a person meanwhile stays theirs."""
    await choices.take_back_recognition(work, cause, now=now)


# --- a certificate --------------------------------------------------------------------------------


def certificate_of(choice: Choice, participant: Participant, programme: Programme) -> CertificateGiven | None:
    """What goes with the good news when it is a certificate that was earned."""
    return _certificate(choice, participant.first_name) if is_certificate(choice, programme) else None


def is_certificate(choice: Choice, programme: Programme) -> bool:
    """Whether somebody earned a certificate."""
    if choice.recognition is None:
        return False
    return programme.method.recognition_of(choice.recognition).form is RecognitionForm.CERTIFICATE


async def certificate(
    work: Work, choice_id: ChoiceId, *, programme: Programme, by: Someone
) -> CertificateGiven:
    """A participant's own certificate, to see once more or to have on paper.

    Raises:
        NotAllowed: when they are no participant.
        Gone: when it is somebody else's, or no certificate.
    """
    choice = await choices.one(work, choice_id, by=by)
    if by.participant is None or choice.undone_at is not None:
        raise Gone
    found = certificate_of(choice, by.participant, programme)
    if found is None:
        raise Gone
    return found


def _certificate(choice: Choice, first_name: str) -> CertificateGiven:
    return CertificateGiven(
        title=choice.words,
        day=full_date(day_of(choice.chosen_at)),
        first_name=first_name,
        mentor=choice.handed_over_by_name,
        choice_id=choice.id,
    )
