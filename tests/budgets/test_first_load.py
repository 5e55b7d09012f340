"""The first page that somebody ever loads, with the style sheet and the script, is at most 75 kB over the wire."""

import gzip

import pytest
from django.conf import settings

from tests.cast import make_cast, with_large_plan
from tests.doors.web.signed_in import client_for

pytestmark = pytest.mark.django_db

MOST_BYTES = 75_000
STATIC = settings.PACKAGE / "doors" / "web" / "static"


def _compressed(content: bytes) -> int:
    return len(gzip.compress(content, 9))


def test_the_largest_plan_as_a_first_page_with_style_and_script() -> None:
    assert (STATIC / "site.css").exists(), "run `make assets` first"
    page = client_for(with_large_plan(make_cast()).person("Amina")).get("/plan/")
    assert page.status_code == 200
    parts = {"page": _compressed(page.content)}
    parts |= {name: _compressed((STATIC / name).read_bytes()) for name in ("site.css", "site.js")}
    assert sum(parts.values()) <= MOST_BYTES, parts
