"""Sealing: what may not be read by who has the database alone, such as the codes of gifts.

AES-256-GCM, and each sealed value is bound to its place ("vouchers:12:sealed"), so that one row's value does not
open in another. Keys are outside the database: whoever has a copy of it, or of a backup, has no codes.
"""

import hmac
import os
from base64 import b64decode, b64encode, urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES = 32
"""AES with 256 bits."""

_NONCE_BYTES = 12
"""NIST SP 800-38D, 5.2.1.1. Drawn at random; a key may seal 2**32 values before that is no longer enough."""

_ID_DIGITS = 8


class NotAKey(Exception):
    """A line of a key ring is no key. The text says which line, and never what stands there."""


class NoKeys(Exception):
    """Something sealed is asked for, and there is no key ring."""


class NotOpened(Exception):
    """A sealed value does not open: its key is not in the ring, or it was changed, or it is of another place."""


class KeyMissing(NotOpened):
    """The key with which it was sealed is not in the ring."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """A value as it lies in the database, with the id of the key that opens it."""

    key_id: str
    text: str


@dataclass(frozen=True, slots=True)
class Key:
    """One key. Its id says nothing about it, and is the same wherever it is written down."""

    secret: bytes = field(repr=False)

    @property
    def id(self) -> str:
        return sha256(b"voetstuk key " + self.secret).hexdigest()[:_ID_DIGITS]

    @classmethod
    def new(cls) -> Self:
        """A key that nobody has."""
        return cls(os.urandom(KEY_BYTES))

    @classmethod
    def read(cls, text: str) -> Self:
        """Raises `NotAKey` without saying what stands there."""
        try:
            secret = urlsafe_b64decode(text.encode("ascii"))
        except (ValueError, Error):
            raise NotAKey from None
        if len(secret) != KEY_BYTES:
            raise NotAKey
        return cls(secret)

    def written(self) -> str:
        """As it stands in the file: 44 characters."""
        return urlsafe_b64encode(self.secret).decode()


@dataclass(frozen=True, slots=True)
class KeyRing:
    """Keys in order: the first one seals, all of them open."""

    keys: tuple[Key, ...]

    @classmethod
    def read(cls, text: str) -> Self:
        """A key on each line, or separated by spaces or commas; what follows a # is a remark.

        Raises:
            NotAKey: with the number of the line; also when there is none at all.
        """
        keys: list[Key] = []
        for number, line in enumerate(text.splitlines(), start=1):
            for word in line.split("#", maxsplit=1)[0].replace(",", " ").split():
                try:
                    keys.append(Key.read(word))
                except NotAKey:
                    raise NotAKey(f"line {number} holds no key") from None
        if not keys:
            raise NotAKey("there is no key in it")
        return cls(tuple(dict.fromkeys(keys)))

    @property
    def first(self) -> Key:
        """The one that seals."""
        return self.keys[0]

    @property
    def ids(self) -> tuple[str, ...]:
        """In order, for who looks which keys there are."""
        return tuple(key.id for key in self.keys)

    def seal(self, words: str, *, place: str) -> Sealed:
        """Seal words for one place, such as "vouchers:12:sealed"."""
        nonce = os.urandom(_NONCE_BYTES)
        closed = AESGCM(self.first.secret).encrypt(nonce, words.encode(), place.encode())
        return Sealed(self.first.id, b64encode(nonce + closed).decode())

    def open(self, sealed: Sealed, *, place: str) -> str:
        """The words that were sealed for this place.

        Raises:
            KeyMissing: when their key is not in this ring.
            NotOpened: when they were changed, or sealed for another place.
        """
        key = next((key for key in self.keys if key.id == sealed.key_id), None)
        if key is None:
            raise KeyMissing
        try:
            closed = b64decode(sealed.text, validate=True)
            return (
                AESGCM(key.secret)
                .decrypt(closed[:_NONCE_BYTES], closed[_NONCE_BYTES:], place.encode())
                .decode()
            )
        except (InvalidTag, ValueError):
            raise NotOpened from None


def fingerprint(secret: str, words: str) -> str:
    """By which the same words are known again, by who has the secret (HMAC-SHA256)."""
    return hmac.new(secret.encode(), words.encode(), sha256).hexdigest()
