"""create_app(city) → Flask: routes only, starts no thread."""

from __future__ import annotations

from collections.abc import Callable

from flask import Flask

from bot.wiring import City, wall_clock
from store import schema

Wake = Callable[[str, str], None]  # channel and address


def create_app(city: City, wake: Wake) -> Flask:
    """The routes of the channels that the settings switch on; ``wake`` has the turns of a conversation taken. ``/healthz`` says 200 when the database answers
    and has this code's tables (or a newer release's, decision 0008), 503 otherwise."""
    app = Flask(__name__)

    @app.get("/healthz")
    def healthz() -> tuple[dict[str, bool], int]:
        try:
            ready = schema.current(city.engine)
        except Exception:
            app.logger.exception("the database does not answer")
            ready = False
        return {"ready": ready}, 200 if ready else 503

    if city.settings.line:
        from bot.handlers.line.receiving import Receiver
        from bot.handlers.line.routes import routes

        line = city.settings.line
        receiver = Receiver(city.engine, city.line_addresses, line, wall_clock, lambda _at: city.today(), wake)
        app.register_blueprint(routes(line.channel_secret, receiver))
    return app
