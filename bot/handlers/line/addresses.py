"""A citizen's LINE id: known everywhere by an HMAC, kept encrypted for sending, opened nowhere else. Both keys come from SECRET_KEY."""

from __future__ import annotations

import base64
import hmac
from hashlib import sha256

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_NAME = "1"  # of the only key so far; another SECRET_KEY makes every contact unknown until its person writes again


class Addresses:
    """``known_as`` is the same for one id for ever, and says nothing of it; ``sealed`` is another text each time."""

    def __init__(self, secret: str) -> None:
        self._name_key = _derived(secret, b"kikitori line address")
        self._cipher = Fernet(base64.urlsafe_b64encode(_derived(secret, b"kikitori line cipher")))

    def known_as(self, user_id: str) -> str:
        return base64.urlsafe_b64encode(hmac.digest(self._name_key, user_id.encode(), sha256)).rstrip(b"=").decode()

    def sealed(self, user_id: str) -> str:
        return self._cipher.encrypt(user_id.encode()).decode()

    def opened(self, cipher: str) -> str | None:
        """The id, or None where the text was sealed with another key."""
        try:
            return self._cipher.decrypt(cipher.encode()).decode()
        except InvalidToken:
            return None


def _derived(secret: str, purpose: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose).derive(secret.encode())
