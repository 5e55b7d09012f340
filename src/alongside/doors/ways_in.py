"""How a file comes in: looked into apart, and by the virus scanner where one is set up."""

from django.conf import settings

from alongside.engines.files.checking import checked_file
from alongside.engines.gateways.outcome import Failed
from alongside.engines.gateways.viruses import Clamd, Infected
from alongside.rules.files import CheckedFile, FileTrouble, refused_file


def file_from(content: bytes) -> CheckedFile:
    """A file that somebody sent, in the form in which it is kept. Raises Invalid with the field "file"."""
    return checked_file(content, scan=_scanned_by)


def has_scanner() -> bool:
    """Whether files are looked into by a virus scanner. The test virus of all scanners is refused without one, too."""
    return bool(settings.VIRUS_SCANNER)


def _scanned_by(content: bytes) -> str:
    """The scanner that found nothing, "" where there is none. What it could not look at is not taken in."""
    if not has_scanner():
        return ""
    outcome = Clamd(settings.VIRUS_SCANNER).scan(content)
    if isinstance(outcome, Infected):
        raise refused_file(FileTrouble.VIRUS)
    if isinstance(outcome, Failed):
        raise refused_file(FileTrouble.NOT_CHECKED)
    return outcome.scanner
