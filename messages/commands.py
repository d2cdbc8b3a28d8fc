"""What every command is for, as Telegram's own menu shows it. The member is the command, in capitals."""

from messages.base import N_, Label, StaffLabel


class ParticipantCommand(Label):
    """To the participant, in the list behind "/"."""

    START = N_("begin, or back to the beginning")
    DOELEN = N_("your next step and your goals")
    DOEL = N_("choose a goal yourself")
    KLAAR = N_("say that a step is done")
    AFSPRAKEN = N_("your appointments")
    BELONINGEN = N_("what you have earned")
    BRUG = N_("see where you are")
    TROTS = N_("everything that went well")
    STRESS = N_("what stress does")
    HULP = N_("ask your mentor something")
    PAUZE = N_("some rest from messages")
    INSTELLINGEN = N_("when you hear from me")
    PRIVACY = N_("what I keep about you")
    STOP = N_("stop taking part")


class StaffCommand(StaffLabel):
    """To staff, in the list behind "/" and in /help."""

    HELP = N_("all commands")
    NIEUW = N_("invite a participant")
    DEELNEMERS = N_("the participants of your team")
    DEELNEMER = N_("one participant")
    NAMENS = N_("act for a participant")
    DOEL = N_("the goals of a participant: new or adjust")
    BRUG = N_("the bridge of a participant")
    VANDAAG = N_("what is open: claims, messages, appointments")
    MELDINGEN = N_("claims that wait for a decision")
    UITGEVEN = N_("gifts to give to participants")
    AFSPRAAK = N_("plan an appointment")
    AFSPRAKEN = N_("what is planned: move or cancel it")
    BERICHT = N_("write to a participant")
    HUISHOUDEN = N_("who share one yearly limit")
    TEAM = N_("coordinator: teams and their admin chats")
    PERSONEEL = N_("coordinator: invite mentors")
    PLAATSEN = N_("coordinator: places for appointments")
    CADEAUS = N_("the gifts that participants choose from")
    BONNEN = N_("coordinator: the codes of gifts")
    BUDGET = N_("coordinator: the money of the programme")
    CORRECTIE = N_("coordinator: put right what somebody earned")
