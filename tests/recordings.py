"""A recording for tests: a real Ogg Opus file with nothing but silence in it. Nobody's voice is among our files."""

import struct
from pathlib import Path

from handlers import read_aloud
from messages.method import read_method
from messages.recordings import Recordings, read_recordings, recordable

_SERIAL = 7
_SILENT = b"\xf8\xff\xfe"
"""A frame of 20 ms without sound (RFC 6716: CELT, fullband, one frame)."""

_SAMPLES_OF_A_FRAME = 960
_BEGINS, _ENDS = 2, 4

BUTTON = "🔊 Lees voor"


def silence(frames: int = 50) -> bytes:
    """A file of so many frames of 20 ms (RFC 3533 for the pages, RFC 7845 for what is in them)."""
    head = b"OpusHead" + struct.pack("<BBHIHB", 1, 1, 0, 48_000, 0, 0)
    tags = b"OpusTags" + struct.pack("<I", 5) + b"tests" + struct.pack("<I", 0)
    pages = [_page(0, _BEGINS, 0, [head]), _page(1, 0, 0, [tags])]
    return b"".join([*pages, _page(2, _ENDS, frames * _SAMPLES_OF_A_FRAME, [_SILENT] * frames)])


def record(folder: Path, *names: str, frames: int = 50) -> None:
    """Put recordings with these names in a folder, which is made when it is not there."""
    folder.mkdir(exist_ok=True)
    for name in names:
        (folder / f"{name}.ogg").write_bytes(silence(frames))


def recordings_in(folder: Path | None) -> Recordings:
    """As the bot reads them at its start."""
    return read_recordings(folder, recordable(read_method()))


def press_of(name: str) -> str:
    """What the button under a message with this recording carries."""
    return read_aloud.ReadAloud(name).data()


def _page(number: int, kind: int, position: int, packets: list[bytes]) -> bytes:
    lengths = bytes(len(packet) for packet in packets)
    place = struct.pack("<BBqII", 0, kind, position, _SERIAL, number)
    before, after = b"OggS" + place, bytes([len(lengths)]) + lengths + b"".join(packets)
    return before + struct.pack("<I", _checksum(before + bytes(4) + after)) + after


def _checksum(page: bytes) -> int:
    """CRC-32 as Ogg has it: not mirrored, and nothing added before or after."""
    sum_ = 0
    for byte in page:
        sum_ ^= byte << 24
        for _ in range(8):
            sum_ = (sum_ << 1) ^ (0x104C11DB7 if sum_ & 0x80000000 else 0)
    return sum_
