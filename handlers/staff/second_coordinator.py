"""The two answers of a second coordinator, under whatever a colleague asks."""

from handlers.buttons import Button, Press, Rows
from messages.pot_changes import BudgetLabel


def answers(agree: Press, disagree: Press) -> Rows:
    """'Akkoord' and 'Niet akkoord'."""
    return [[Button(BudgetLabel.AGREE, agree, style="success"), Button(BudgetLabel.DISAGREE, disagree)]]
