"""POST /line/webhook."""

from __future__ import annotations

from flask import Blueprint, Response, request

from bot.handlers.line.receiving import Receiver
from bot.handlers.line.webhook import is_signed

LONGEST = 1_000_000  # bytes of a request; LINE's own are far below


def routes(secret: str, receiver: Receiver) -> Blueprint:
    """The webhook: 200 as soon as the events are stored, whatever their turns do; 401 without LINE's signature; a failure of the store goes up as 500."""
    blueprint = Blueprint("line", __name__)

    @blueprint.post("/line/webhook")
    def webhook() -> Response:
        if (request.content_length or 0) > LONGEST:
            return Response(status=413)
        body = request.get_data()
        if not is_signed(body, request.headers.get("X-Line-Signature"), secret):
            return Response(status=401)
        receiver.receive(body)
        return Response(status=200)

    return blueprint
