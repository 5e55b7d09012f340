"""Reading made bundles from files."""

import pytest

from alongside.engines.fhir.received import read_people
from alongside.rules.received import FileRead, ReceivedPerson, Rejected
from tests.engines.fhir.made_bundles import MADE_ON, write_bundle


@pytest.fixture
def read(tmp_path):
    """Write a bundle (or bytes) under a name and read it: people, rejections and the summary."""

    def _read(bundle, name="people.json"):
        path = tmp_path / name
        if isinstance(bundle, bytes):
            path.write_bytes(bundle)
        else:
            write_bundle(bundle, path)
        *found, summary = read_people(path, now=MADE_ON)
        assert isinstance(summary, FileRead)
        people = [each for each in found if isinstance(each, ReceivedPerson)]
        rejected = [each for each in found if isinstance(each, Rejected)]
        assert (summary.people, summary.rejected) == (len(people), len(rejected))
        return people, rejected, summary

    return _read
