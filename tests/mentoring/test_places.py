"""Places: a name on one line, a pin that exists, and by phone when there is none."""

import pytest

from mentoring.places import BY_PHONE, LONGEST_PLACE, NotAPin, NotAPlace, Place, a_pin, a_place


def test_a_place_is_on_one_line():
    assert a_place("  Serviceplein,\n kamer 3 ") == "Serviceplein, kamer 3"


@pytest.mark.parametrize("text", ["", " . ", "x" * (LONGEST_PLACE + 1)])
def test_what_is_no_place_is_refused(text: str):
    with pytest.raises(NotAPlace):
        a_place(text)


@pytest.mark.parametrize("pin", [(52.13, 4.66), (-90.0, 180.0)])
def test_a_pin_is_on_this_earth(pin: tuple[float, float]):
    assert a_pin(*pin) == pin


@pytest.mark.parametrize("pin", [(90.1, 0.0), (0.0, -180.1), (float("nan"), 4.66)])
def test_a_pin_elsewhere_is_refused(pin: tuple[float, float]):
    with pytest.raises(NotAPin):
        a_pin(*pin)


def test_by_phone_is_nowhere():
    assert (BY_PHONE.by_phone, BY_PHONE.pin) == (True, None)
    assert not Place("Serviceplein").by_phone


def test_a_place_may_have_a_pin():
    assert Place("Serviceplein").pin is None
    assert Place("Serviceplein", latitude=52.13, longitude=4.66).pin == (52.13, 4.66)
