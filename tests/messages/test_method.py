"""What a municipality writes about the method itself is used; what can't be used is told in one clear sentence."""

from pathlib import Path

import pytest

from mentoring.ids import PillarKey
from mentoring.method import RecognitionForm
from messages.method import FILES, read_method
from messages.method_rules import WrongMethod

OURS = read_method()
PILLAR = """
[[pillars]]
key = "home"
name = "Thuis"
sign = "🏠"
pictogram = "house"
question = "Hoe gaat het thuis?"
levels = ["Niet goed", "Goed"]
"""
GOAL = """
[[examples]]
pillar = "home"
title = "Een plank opruimen"
seen_by = "De plank is leeg"
steps = [{ title = "De plank leeg maken", seen_by = "Er staat niets meer op" }]
"""
STRESS = """
[[explanations]]
key = "sleep"
sign = "🌙"
title = "Slapen"
text = "Rust helpt."
"""
LONG = "lang " * 30


def read(folder: Path, **files: str | bytes):
    """The method of a municipality with these files of its own."""
    for name, content in files.items():
        (folder / f"{name}.toml").write_bytes(content.encode() if isinstance(content, str) else content)
    return read_method(folder)


def test_without_a_folder_it_is_ours():
    assert [pillar.key for pillar in OURS.asked] == ["home", "wellbeing", "money", "debts", "work", "income"]


def test_a_file_of_ones_own_takes_the_place_of_ours_and_the_others_stay(tmp_path):
    method = read(tmp_path, goals=GOAL)

    assert [example.title for example in method.examples] == ["Een plank opruimen"]
    assert method.pillars == OURS.pillars
    assert method.help_lines == OURS.help_lines


def test_other_pillars_come_with_their_own_examples(tmp_path):
    method = read(tmp_path, pillars=PILLAR, goals=GOAL)

    assert [pillar.name for pillar in method.pillars] == ["Thuis"]
    assert method.pillars[0].levels == ("Niet goed", "Goed")
    assert len(method.examples_of(PillarKey("home"))) == 1


def test_a_pillar_that_is_retired_is_not_asked_and_keeps_its_name(tmp_path):
    old = PILLAR.replace("home", "garden").replace("Thuis", "Tuin") + "retired = true\n"

    method = read(tmp_path, pillars=PILLAR + old, goals=GOAL)

    assert [pillar.key for pillar in method.asked] == ["home"]
    assert method.name_of(PillarKey("garden")) == "Tuin"


def test_a_file_that_was_saved_by_notepad_can_be_read(tmp_path):
    method = read(tmp_path, goals=b"\xef\xbb\xbf" + GOAL.replace("\n", "\r\n").encode())

    assert [example.title for example in method.examples] == ["Een plank opruimen"]


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(WrongMethod, match=r"nergens is no folder\."):
        read_method(tmp_path / "nergens")


WRONG: dict[str, tuple[dict[str, str | bytes], str]] = {
    "a name that we do not read": ({"pilars": PILLAR}, r"pilars\.toml: no file of this name is read\."),
    "no TOML": ({"goals": "[[examples]\ntitle"}, r"goals\.toml can't be understood: .*line 1"),
    "no UTF-8": ({"goals": GOAL.encode("utf-16")}, r"goals\.toml can't be read as text"),
    "something left out": (
        {"goals": GOAL.replace("seen_by", "#", 1)},
        r"examples 1 seen_by: Field required\.",
    ),
    "a word that means nothing": (
        {"goals": GOAL + 'colour = "red"\n'},
        r"examples 1 colour: there is no such thing to fill in\.",
    ),
    "a drawing we do not have": (
        {"pillars": PILLAR.replace('"house"', '"boat"')},
        r"pillars 1 pictogram: Input should be 'house'",
    ),
    "a number for words": ({"pillars": PILLAR.replace('"Thuis"', "3")}, r"pillars 1 name: "),
    "one level": ({"pillars": PILLAR.replace('"Niet goed", ', "")}, r"pillars home: 2 to 6 levels\."),
    "too long a level": ({"pillars": PILLAR.replace("Niet goed", LONG)}, r"is not 1 to 40 characters long\."),
    "an empty level": ({"pillars": PILLAR.replace("Niet goed", "")}, r"is not 1 to 40 characters long\."),
    "a name without words": ({"pillars": PILLAR.replace("Thuis", "")}, r"pillars home: a name of 1 to 30"),
    "a key twice": ({"pillars": PILLAR * 2}, r'pillars: the key "home" is there twice\.'),
    "a key with a space": ({"pillars": PILLAR.replace('"home"', '"my home"')}, r'"my home" is no key'),
    "all retired": (
        {"pillars": PILLAR + "retired = true\n"},
        r"pillars: there must be at least one in use\.",
    ),
    "too many pillars": (
        {"pillars": "".join(PILLAR.replace("home", f"home{n}") for n in range(11))},
        r"pillars: at most 10 in use\.",
    ),
    "an example of no pillar": (
        {"goals": GOAL.replace("home", "tuin")},
        r"a pillar that is not there: tuin\.",
    ),
    "too long an example": ({"goals": GOAL.replace("De plank is leeg", LONG)}, r"longer than 120 characters"),
    "an example without words": ({"goals": GOAL.replace("De plank is leeg", "123")}, r'"123" has no words'),
    "an example without steps": (
        {"goals": GOAL.split("steps", maxsplit=1)[0] + "steps = []"},
        r"has no steps, or more than 7\.",
    ),
    "too long a plan": ({"plans": f'[plans]\nmoments = ["{LONG}"]\n'}, r"plans: .* is longer than"),
    "nothing about stress": ({"stress": "explanations = []"}, r"stress: there must be at least one text\."),
    "a text about stress without a title": (
        {"stress": STRESS.replace("Slapen", "")},
        r"stress sleep: a title of 1 to 40 characters\.",
    ),
    "too long a text about stress": (
        {"stress": STRESS.replace("Rust helpt.", LONG * 3)},
        r"stress sleep: a text of 1 to 400 characters\.",
    ),
    "no help in need": ({"help": ""}, r"help: there must be at least one line with `urgent = true`"),
    "no heavy words": ({"heavy_words": ""}, r"heavy_words: there must be at least one phrase\."),
    "a phrase of fillers": (
        {"heavy_words": '[heavy_words]\nphrases = ["ik wil dood", "echt."]\nfillers = ["echt"]\n'},
        r'heavy_words: "echt\." holds no word to look for\.',
    ),
    "a spelling of nothing": (
        {"heavy_words": '[heavy_words]\nphrases = ["ik wil dood"]\nspellings = [[]]\n'},
        r"heavy_words: each list of spellings has the usual word",
    ),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_a_wrong_file_is_told_in_a_clear_sentence(tmp_path, wrong):
    files, sentence = WRONG[wrong]

    with pytest.raises(WrongMethod, match=sentence):
        read(tmp_path, **files)


@pytest.mark.parametrize("name", FILES)
def test_every_file_of_ours_can_be_copied_and_used_as_it_is(tmp_path, name):
    ours = Path("messages/nl/method") / f"{name}.toml"

    assert read(tmp_path, **{name: ours.read_text(encoding="utf-8")}) == OURS


RECOGNITION = """
unnamed_recognition = "een waardering"

[[recognition]]
key = "cake"
name = "taart op kantoor"
sign = "🍰"
form = "in_person"
"""


def test_recognition_of_ones_own_takes_the_place_of_ours(tmp_path):
    method = read(tmp_path, recognition=RECOGNITION)

    assert [one.name for one in method.recognition_offered] == ["taart op kantoor"]
    assert method.pillars == OURS.pillars


def test_ours_has_one_of_each_form():
    forms = {one.form for one in OURS.recognition_offered}

    assert forms == set(RecognitionForm)
    assert OURS.default_recognition == OURS.recognition[0]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (RECOGNITION.replace("sign", "teken"), "recognition 1 sign: Field required"),
        (RECOGNITION.replace('"in_person"', '"by_post"'), "recognition 1 form: Input should be 'words'"),
        (RECOGNITION + 'kleur = "rood"\n', "recognition 1 kleur: there is no such thing to fill in"),
        (RECOGNITION.replace('"cake"', '"Taart!"'), '"Taart!" is no key'),
        (RECOGNITION.replace("taart op kantoor", ""), "recognition cake: a name of 1 to 50 characters"),
        (RECOGNITION.replace("taart op kantoor", LONG), "recognition cake: a name of 1 to 50 characters"),
        (RECOGNITION.replace('"🍰"', '""'), "recognition cake: a sign"),
        (RECOGNITION + "retired = true\n", "recognition: 1 to 8 in use"),
        (RECOGNITION + RECOGNITION.partition("\n\n")[2], 'the key "cake" is there twice'),
        (
            RECOGNITION + RECOGNITION.partition("\n\n")[2].replace("cake", "pie"),
            'the name "taart op kantoor" is there twice',
        ),
        (RECOGNITION.replace('"een waardering"', '""'), "unnamed_recognition: 1 to 50 characters"),
    ],
)
def test_recognition_that_can_not_be_used_is_told_in_a_sentence(tmp_path, wrong: str, sentence: str):
    with pytest.raises(WrongMethod) as told:
        read(tmp_path, recognition=wrong)

    assert sentence in str(told.value)
