"""A line of the log as fields that a machine reads: one JSON object, whatever stands in the message."""

import json
import logging
from datetime import UTC, datetime


class JsonLines(logging.Formatter):
    """at (with its zone), level, from and message; and of what broke its kind and where."""

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line = {"at": at, "level": record.levelname, "from": record.name, "message": record.getMessage()}
        if record.exc_info and record.exc_info[0] is not None:
            line |= {"error": record.exc_info[0].__name__, "trace": self.formatException(record.exc_info)}
        return json.dumps(line, ensure_ascii=False)
