"""The process in which a file is opened: with little memory, little time, and nothing of the service in it.

Libraries that read pictures and PDFs are written in C, and a file may be made to break them. Here there are no secrets,
no database and no other person's words: what is broken is this one look. Started by engines/files/checking.py.
"""

import resource
import sys

from alongside.engines.files.documents import check_document
from alongside.engines.files.kinds import form_of
from alongside.engines.files.pictures import drawn_again
from alongside.rules.files import FileKind
from alongside.rules.refusals import Invalid

MEMORY = 1_500_000_000  # bytes: a photograph of 60 million pixels takes 180 million, three times over
SECONDS = 20  # of the processor
READ, REFUSED = b"read\n", b"refused\n"


def looked_into(content: bytes) -> bytes:
    """The file as it is to be kept. Raises Invalid as its kind does."""
    form = form_of(content)
    if form.kind == FileKind.PICTURE:
        return drawn_again(content)
    if form.kind == FileKind.DOCUMENT:
        check_document(content)
    return content


def main() -> None:
    """Read a file from standard input; write "read" and what is kept, or "refused" and the message."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        answer = READ + looked_into(sys.stdin.buffer.read())
    except Invalid as refusal:
        answer = REFUSED + refusal.message.encode()
    sys.stdout.buffer.write(answer)


if __name__ == "__main__":
    main()
