"""A stand-in for LINE on loopback that behaves as LINE does: a reply token works once, a retry key that was used is a 409, and it can be told to fail."""

from __future__ import annotations

import json
import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.bot.handlers.line.openapi import problems


@dataclass
class Line:
    """``tokens`` are the reply tokens that still work; ``faults`` what befalls the next requests: a status, "slow", "cut", "empty" (a 200 without a body's fields)."""

    tokens: set[str] = field(default_factory=set)
    keys: set[str] = field(default_factory=set)
    faults: deque[int | str] = field(default_factory=deque)
    retry_after: str = ""
    replies: list[dict[str, Any]] = field(default_factory=list)
    pushes: list[dict[str, Any]] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    guard: threading.Lock = field(default_factory=threading.Lock)
    url: str = ""

    def answer(self, path: str, headers: Any, request: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        with self.guard:
            if headers.get("Authorization") != "Bearer access-token":
                return 401, {"message": "Authentication failed"}
            if path == "/v2/bot/message/reply":
                return self._reply(request)
            if path == "/v2/bot/message/push":
                return self._push(request, headers.get("X-Line-Retry-Key"))
            return 404, {"message": "Not found"}

    def _reply(self, request: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        self.refused.extend(problems("ReplyMessageRequest", request))
        if request["replyToken"] not in self.tokens:
            return 400, {"message": "Invalid reply token"}
        self.tokens.discard(request["replyToken"])
        self.replies.append(request)
        return 200, _sent(request)

    def _push(self, request: dict[str, Any], key: str | None) -> tuple[int, dict[str, Any]]:
        self.refused.extend(problems("PushMessageRequest", request))
        if key in self.keys:
            return 409, {"message": "The retry key is already accepted"}
        if key:
            self.keys.add(key)
        self.pushes.append(request)
        return 200, _sent(request)


def _sent(request: dict[str, Any]) -> dict[str, Any]:
    return {"sentMessages": [{"id": str(number), "quoteToken": "q"} for number, _ in enumerate(request["messages"])]}


@contextmanager
def standing_in() -> Iterator[Line]:
    line = Line()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            with line.guard:
                fault = line.faults.popleft() if line.faults else None
            if fault == "slow":
                time.sleep(1.5)
            status, answer = (
                (fault, {"message": "fault"})
                if isinstance(fault, int)
                else line.answer(self.path, self.headers, request)
            )
            if fault == "cut":  # it was taken, and no answer comes back
                self.connection.close()
                return
            body = json.dumps({} if fault == "empty" else answer).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            if line.retry_after:
                self.send_header("Retry-After", line.retry_after)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    line.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield line
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
