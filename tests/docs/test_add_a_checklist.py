"""A deployer who follows docs/how-to/add-a-checklist.md alone has a checklist that works."""

from pathlib import Path

import pytest

from tests.docs.running import ROOT, blocks_of, copy_to, follow

PAGE = ROOT / "docs" / "how-to" / "add-a-checklist.md"


def test_the_page_alone_adds_a_checklist(tmp_path: Path) -> None:
    (printed,) = follow(PAGE, copy_to(tmp_path))
    assert "passed" in printed
    assert "failed" not in printed


def test_without_its_first_block_the_page_fails(tmp_path: Path) -> None:
    """The test of the page would notice if the set were not there."""
    page = tmp_path / "page.md"
    whole = PAGE.read_text(encoding="utf-8")
    first = blocks_of(PAGE)[0]
    page.write_text(whole.replace(f"```{first.language} {first.path}", "```text"), encoding="utf-8")
    (tmp_path / "copy").mkdir()
    with pytest.raises(AssertionError, match="gout"):
        follow(page, copy_to(tmp_path / "copy"))
