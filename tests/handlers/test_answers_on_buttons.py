"""Answers to press stand beside each other where both can be read on a small phone."""

from handlers.forms import beside_each_other


def test_two_short_answers_share_a_row_and_a_long_one_has_its_own():
    short, other = ("Geld beheren", "money"), ("Werk en loopbaan", "work")
    long = ("Een andere beloning", "other_reward")

    assert beside_each_other([short, other, long, short]) == [[short, other], [long], [short]]


def test_a_short_answer_never_stands_beside_a_long_one():
    long, short = ("Stabiliteit van gezin en wonen", "home"), ("Geld beheren", "money")

    assert beside_each_other([long, short]) == [[long], [short]]
