"""One journal and one server for the tests that only read."""

from tests.support.recorded_server import recorded, server

__all__ = ["recorded", "server"]
