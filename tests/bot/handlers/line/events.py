"""LINE's webhook requests as it sends them, with what a test is about put in."""

from __future__ import annotations

import base64
import hmac
import json
from hashlib import sha256
from typing import Any

SECRET = "channel-secret"
USER = "U4af4980629"
NOW_MS = 1_744_596_000_000  # 2025-04-14 11:00 in Japan


def event(kind: str, number: int = 1, **more: Any) -> dict[str, Any]:
    """One event of a citizen's; ``number`` makes its id and its time."""
    return {
        "type": kind,
        "mode": "active",
        "timestamp": NOW_MS + number,
        "source": {"type": "user", "userId": USER},
        "webhookEventId": f"01H{number:023d}",
        "deliveryContext": {"isRedelivery": False},
        "replyToken": f"token-{number}",
        **more,
    }


def text(said: str, number: int = 1, **more: Any) -> dict[str, Any]:
    return event("message", number, message={"type": "text", "id": f"m{number}", "text": said}, **more)


def body_of(*events: dict[str, Any]) -> bytes:
    return json.dumps({"destination": "Ubot", "events": list(events)}, ensure_ascii=False).encode()


def signed(body: bytes, secret: str = SECRET) -> dict[str, str]:
    signature = base64.b64encode(hmac.digest(secret.encode(), body, sha256)).decode()
    return {"X-Line-Signature": signature, "Content-Type": "application/json"}
