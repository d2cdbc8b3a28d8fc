"""Ids have their own type, so that a claim's number is never taken for a goal's."""

from typing import NewType

PersonId = NewType("PersonId", int)
TeamId = NewType("TeamId", int)
InvitationId = NewType("InvitationId", int)
GoalId = NewType("GoalId", int)
StepId = NewType("StepId", int)
ClaimId = NewType("ClaimId", int)
AppointmentId = NewType("AppointmentId", int)
SeriesId = NewType("SeriesId", int)
PlaceId = NewType("PlaceId", int)
RequestId = NewType("RequestId", int)
ReminderId = NewType("ReminderId", int)
NudgeId = NewType("NudgeId", int)
LetterId = NewType("LetterId", int)
AssessmentId = NewType("AssessmentId", int)
ProudThingId = NewType("ProudThingId", int)
CallId = NewType("CallId", int)
CheckInId = NewType("CheckInId", int)
HouseholdId = NewType("HouseholdId", int)
GiftId = NewType("GiftId", int)
ChoiceId = NewType("ChoiceId", int)
VoucherId = NewType("VoucherId", int)
RevealId = NewType("RevealId", int)
PotChangeId = NewType("PotChangeId", int)
CorrectionId = NewType("CorrectionId", int)

RecognitionKey = NewType("RecognitionKey", str)
"""A kind of recognition, by its short name in the programme's files."""

PillarKey = NewType("PillarKey", str)
"""A pillar's short name in the programme's files; what people read can change, this stays."""

TelegramId = NewType("TelegramId", int)
"""A person's account or a chat, as Telegram numbers them; groups are negative. More than 32 bits."""
