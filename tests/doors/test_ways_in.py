"""A file comes in looked into, and scanned where a scanner is set up."""

import pytest

from alongside.doors import ways_in
from alongside.doors.ways_in import file_from, has_scanner
from alongside.engines.gateways.outcome import Failed
from alongside.engines.gateways.viruses import Clamd, Clean, Infected
from alongside.rules.refusals import Invalid
from tests.files import EICAR, photograph


def test_without_a_scanner_it_is_said_that_none_looked_and_the_test_virus_is_refused_all_the_same(settings) -> None:
    settings.VIRUS_SCANNER = ""
    assert not has_scanner()
    assert file_from(photograph()).scanned_by == ""
    with pytest.raises(Invalid, match=r"files\.virus"):
        file_from(EICAR)


def test_who_found_nothing_is_kept_with_the_file(settings, monkeypatch) -> None:
    settings.VIRUS_SCANNER = "/run/clamd"
    monkeypatch.setattr(ways_in.Clamd, "scan", lambda self, content: Clean("ClamAV"))
    assert Clamd("/run/clamd").scan(b"") == Clean("ClamAV")
    assert file_from(photograph()).scanned_by == "ClamAV"


@pytest.mark.parametrize(
    ("outcome", "words"), [(Infected("Eicar"), r"files\.virus"), (Failed("gone", retry=True), r"files\.not-checked")]
)
def test_what_the_scanner_finds_or_cannot_look_at_is_not_taken_in(settings, monkeypatch, outcome, words) -> None:
    settings.VIRUS_SCANNER = "localhost:3310"
    monkeypatch.setattr(ways_in.Clamd, "scan", lambda self, content: outcome)
    with pytest.raises(Invalid, match=words):
        file_from(photograph())
