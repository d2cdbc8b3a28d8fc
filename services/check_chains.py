"""The part of the check about chains of hashes: no row was changed, lost or put in between."""

from storage.chains import START, Link


class Chain:
    """Walks a chain of hashes. After a break it goes on from what it found: each break is told once."""

    def __init__(self, row: str) -> None:
        self._row = row
        self.length = 0
        self._last = START

    def look_at(self, link: Link) -> list[str]:
        """What is wrong with the next row."""
        findings = []
        if link.number != self.length + 1:
            findings.append(
                f"{self._row} {self.length + 1} is missing: after {self.length} comes {link.number}."
            )
        elif link.previous != self._last:
            findings.append(f"{self._row} {link.number} does not follow on the row before it.")
        if link.hash != link.expected:
            findings.append(f"{self._row} {link.number} was changed: its content does not fit its hash.")
        self.length, self._last = link.number, link.hash
        return findings

    def look_at_end(self, length: int, head: str) -> list[str]:
        """What is wrong with the last row, of which the head of the chain holds the number and the hash."""
        if (length, head) == (self.length, self._last):
            return []
        return [
            f"{self._row} {length} should be the last: the rows end with {self.length}, or it was changed."
        ]
