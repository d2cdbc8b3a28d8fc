"""The list behind "/": what people can type, and nothing else."""

from handlers import front_door, house
from messages.catalogue import read_catalogue


def test_every_command_stands_in_the_menu_of_its_reader_and_every_entry_works():
    shown = {(reader, name) for reader, name, _ in front_door.commands(read_catalogue())}

    assert shown == {
        ("staff" if for_staff else "participant", name) for name, for_staff in house.ROUTES.commands
    }
