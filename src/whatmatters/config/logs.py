"""What may stand in a log line. Never what somebody typed: not in a message, not in a traceback."""

import logging
import traceback


class NoWords(logging.Filter):
    """Keeps the kind of an error and where in the code it arose, and drops its text, which may hold somebody's words."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.exc_info and record.exc_info[0] is not None:
            kind, _, trace = record.exc_info
            where = "; ".join(
                f"{frame.filename.rsplit('whatmatters/', 1)[-1]}:{frame.lineno} {frame.name}"
                for frame in traceback.extract_tb(trace)[-6:]
            )
            record.msg, record.args = f"{kind.__name__} at {where}", ()
            record.exc_info = record.exc_text = None
        elif record.name.startswith("django."):
            status = getattr(record, "status_code", None)
            if status and status < 500:
                return False  # somebody's wrong turn, not our fault
            record.msg, record.args = f"status {status}" if status else "refused", ()
        return True
