"""create_app(city) → Flask: routes only, starts no thread."""

from __future__ import annotations

from flask import Flask

from bot.wiring import City
from store import schema


def create_app(city: City) -> Flask:
    """The web's routes. ``/healthz`` says 200 when the database answers and has this code's tables (or a newer release's, decision 0008), 503 otherwise."""
    app = Flask(__name__)

    @app.get("/healthz")
    def healthz() -> tuple[dict[str, bool], int]:
        try:
            ready = schema.current(city.engine)
        except Exception:
            app.logger.exception("the database does not answer")
            ready = False
        return {"ready": ready}, 200 if ready else 503

    return app
