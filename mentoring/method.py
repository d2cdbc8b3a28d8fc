"""What the coaching method says in one municipality: its pillars, examples, help lines and short explanations.

It is data of the programme, written by people who do not program (`messages/nl/method/`, read by `messages.method`).
"""

from dataclasses import dataclass
from enum import StrEnum

from mentoring.ids import PillarKey, RecognitionKey

FEWEST_LEVELS, MOST_LEVELS = 2, 6
"""A level is a button of its own, so more would not fit on a phone."""


class Pictogram(StrEnum):
    """The drawings that we have for a picture of the bridge."""

    HOUSE = "house"
    HEART = "heart"
    WALLET = "wallet"
    COINS = "coins"
    BRIEFCASE = "briefcase"
    STAIRS = "stairs"
    PEOPLE = "people"
    BOOK = "book"
    STAR = "star"
    TOOLS = "tools"


@dataclass(frozen=True, slots=True)
class Pillar:
    """A life area on the bridge. `levels` are in plain words, from where it is hard to where it goes well; `sign` is
    an emoji. One that is `retired` is no longer asked, and goals and assessments of before keep its name.
    """

    key: PillarKey
    name: str
    sign: str
    pictogram: Pictogram
    question: str
    levels: tuple[str, ...]
    retired: bool = False


@dataclass(frozen=True, slots=True)
class ExampleStep:
    """A small thing to do, and how both see that it is done."""

    title: str
    seen_by: str


@dataclass(frozen=True, slots=True)
class ExampleGoal:
    """A goal to be inspired by; the participant's own words are better."""

    pillar: PillarKey
    title: str
    seen_by: str
    steps: tuple[ExampleStep, ...]


@dataclass(frozen=True, slots=True)
class PlanExamples:
    """Words to make an if-then plan of. `moments` and `obstacles` come behind "Als", `responses` behind "dan"."""

    moments: tuple[str, ...] = ()
    obstacles: tuple[str, ...] = ()
    responses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HelpLine:
    """A national help line: whom it is for, its name, its number or numbers, and when it is reachable."""

    name: str
    number: str
    when: str
    for_what: str
    urgent: bool = False
    """Shown when somebody writes that it is too much; the others only under Hulp."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """One short text about stress. `key` names it in buttons; `sign` is an emoji."""

    key: str
    sign: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class HeavyWords:
    """Phrases that say that it is too much, and longer ones that hold such a phrase and are harmless.

    `spellings`: the usual one first, then how people also write that word. `fillers` say nothing here and are read
    over. Before a word of `breaks` a clause ends. How they are used: `mentoring.heavy_words`.
    """

    phrases: tuple[str, ...] = ()
    harmless: tuple[str, ...] = ()
    spellings: tuple[tuple[str, ...], ...] = ()
    fillers: tuple[str, ...] = ()
    breaks: tuple[str, ...] = ()


class RecognitionForm(StrEnum):
    """How recognition is given: in somebody's own words, on paper, or by people among each other."""

    WORDS = "words"
    CERTIFICATE = "certificate"
    IN_PERSON = "in_person"


@dataclass(frozen=True, slots=True)
class Recognition:
    """A reward that is not money, and no less than it. `name` comes behind "Je krijgt:"; `sign` is an emoji. What is
    `retired` is no longer offered, and what was agreed on before keeps its name.
    """

    key: RecognitionKey
    name: str
    sign: str
    form: RecognitionForm
    retired: bool = False


UNNAMED_SIGN = "🌟"
"""Before recognition that is no longer in the files."""


@dataclass(frozen=True, slots=True)
class Method:
    """All of it together. An empty one has no pillars, and nothing that is made of them is offered then."""

    pillars: tuple[Pillar, ...] = ()
    examples: tuple[ExampleGoal, ...] = ()
    plans: PlanExamples = PlanExamples()
    help_lines: tuple[HelpLine, ...] = ()
    explanations: tuple[Explanation, ...] = ()
    heavy_words: HeavyWords = HeavyWords()
    recognition: tuple[Recognition, ...] = ()
    unnamed_recognition: str = ""
    """How recognition is called that was agreed on, and of which the line was taken out of the file since."""

    @property
    def asked(self) -> tuple[Pillar, ...]:
        """The pillars that are in use, in order."""
        return tuple(pillar for pillar in self.pillars if not pillar.retired)

    @property
    def recognition_offered(self) -> tuple[Recognition, ...]:
        """The recognition that is in use, in order."""
        return tuple(one for one in self.recognition if not one.retired)

    @property
    def default_recognition(self) -> Recognition | None:
        """What is agreed on in the place of money that no longer fits: the first that is in use, if there is one."""
        return next(iter(self.recognition_offered), None)

    def recognition_of(self, key: RecognitionKey) -> Recognition:
        """What a key stands for. What is no longer in the files has no name of its own, and is kept as a promise all
        the same: somebody of the team gives it.
        """
        found = (one for one in self.recognition if one.key == key)
        gone = Recognition(
            key, self.unnamed_recognition, UNNAMED_SIGN, RecognitionForm.IN_PERSON, retired=True
        )
        return next(found, gone)

    def name_of(self, key: PillarKey) -> str:
        """How a pillar is called. One that is no longer in the files goes by its key."""
        return next((pillar.name for pillar in self.pillars if pillar.key == key), str(key))

    def examples_of(self, key: PillarKey) -> tuple[ExampleGoal, ...]:
        """The goals to be inspired by for one pillar."""
        return tuple(example for example in self.examples if example.pillar == key)
