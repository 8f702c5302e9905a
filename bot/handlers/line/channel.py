"""Sends to LINE through its SDK: the reply token first, which is free; a push with the row's id as retry key where the token is spent."""

from __future__ import annotations

import logging
from collections.abc import Callable
from http import HTTPStatus

import urllib3
from linebot.v3.messaging import ApiClient, Configuration, MessagingApi, PushMessageRequest, ReplyMessageRequest
from linebot.v3.messaging.exceptions import ApiException
from pydantic.v1 import ValidationError

from bot.handlers.line.render import rendered
from bot.messages import LINE, Dead, Envelope, Outcome, Retry, Sent, Uncertain

log = logging.getLogger(__name__)

TIMEOUT = (3, 10)  # seconds to connect and to answer; the SDK has none of its own
_NOT_TAKEN = (urllib3.exceptions.NewConnectionError, urllib3.exceptions.ConnectTimeoutError)


class LineChannel:
    """``user_id`` opens the address of a contact, None once it is forgotten. A push that may have gone out is sent again with the same key: 409 says that it had."""

    name = LINE
    idempotent = True

    def __init__(self, token: str, user_id: Callable[[str], str | None], host: str | None = None) -> None:
        configuration = Configuration(access_token=token, host=host)
        configuration.retries = False  # the outbox tries again, in order and with pauses
        self._api = MessagingApi(ApiClient(configuration))
        self._user_id = user_id

    def deliver(self, key: str, address: str, envelope: Envelope) -> Outcome:
        messages = rendered(envelope)
        if envelope.reply_token:
            outcome = self._reply(envelope.reply_token, messages)
            if not isinstance(outcome, Dead | Uncertain):
                return outcome
        return self._push(key, address, messages)

    def _reply(self, token: str, messages: list[dict[str, object]]) -> Outcome:
        """Dead where the token is spent, Uncertain where no answer came: a rare second copy by push beats somebody left without an answer."""
        request = ReplyMessageRequest.from_dict({"replyToken": token, "messages": messages})
        return _outcome(lambda: self._api.reply_message(request, _request_timeout=TIMEOUT))

    def _push(self, key: str, address: str, messages: list[dict[str, object]]) -> Outcome:
        user_id = self._user_id(address)
        if user_id is None:
            return Dead("the contact is not known any more")
        request = PushMessageRequest.from_dict({"to": user_id, "messages": messages})
        return _outcome(lambda: self._api.push_message(request, x_line_retry_key=key, _request_timeout=TIMEOUT))


def _outcome(send: Callable[[], object]) -> Outcome:
    try:
        send()
    except ApiException as error:
        return _refused(error)
    except ValidationError:
        return Sent()  # a 200 without sentMessages: LINE has taken it
    except urllib3.exceptions.HTTPError as error:
        cause = getattr(error, "reason", None) or error
        if isinstance(cause, _NOT_TAKEN) or isinstance(error, _NOT_TAKEN):
            return Retry(type(cause).__name__)
        return Uncertain(type(cause).__name__)
    return Sent()


def _refused(error: ApiException) -> Outcome:
    status = error.status or 0
    if status == HTTPStatus.CONFLICT:
        return Sent()
    if status == HTTPStatus.TOO_MANY_REQUESTS or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return Retry(f"LINE answered {status}", _after(error))
    return Dead(f"LINE answered {status}")


def _after(error: ApiException) -> float | None:
    """Seconds that the platform asks to wait, where it says so in seconds."""
    said = (error.headers or {}).get("Retry-After", "")
    return float(said) if said.isdecimal() else None
