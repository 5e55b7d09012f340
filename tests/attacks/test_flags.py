"""What somebody needs is flagged on the header of every page about them (X3 of domain.md 11.7)."""

import pytest
import time_machine

from alongside.engines.postgres.identity import set_identity
from alongside.records.people.reads import person_view
from alongside.rules.actors import Actor
from alongside.rules.needs import flags
from tests.attacks.addresses import every_address, ids_of_amina, of_amina
from tests.attacks.clients import browser
from tests.attacks.every_table import World

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.xdist_group("addresses")]

SHOWN_AS = {
    "format:large-print": "Large print",
    "format:other": "Another format",
    "adjustment:quiet-place": "A quiet place",
}
HEADER = 'class="app-person"'
LEAST_PAGES = 10  # that each reads, or the test would pass by reading none


@pytest.mark.parametrize("who", ["the nurse", "Amina"])
def test_every_page_about_her_flags_what_she_needs(world: World, who: str) -> None:
    cast = world.cast
    actor = cast.nurse if who == "the nurse" else cast.person("Amina")
    set_identity(cast.nurse, cast.now)
    needs = person_view(by=cast.nurse, person=world.amina).needs
    assert set(flags(needs)) == set(SHOWN_AS)
    read, missing = 0, []
    with time_machine.travel(cast.now, tick=True):
        for address, page in _pages(world, actor):
            shown = [flag for flag, words in SHOWN_AS.items() if f">{words}</strong>" in page]
            gone = [flag for flag in flags(needs) if flag not in shown]
            read += 1
            missing += [f"{address}: {', '.join(gone)}"] if gone else []
    assert not missing, "\n".join(missing)
    assert read >= LEAST_PAGES, read


def _pages(world: World, actor: Actor) -> list[tuple[str, str]]:
    """The pages of this reader that are about Amina: each that has a person's header with her name."""
    client, ids, found = browser(actor), ids_of_amina(world), []
    for address in every_address():
        if not address.is_open_to(actor) or address.route.startswith("fhir/"):
            continue
        for path in of_amina(address, ids):
            answer = client.get(path)
            if answer.status_code != 200 or "text/html" not in answer["Content-Type"]:
                continue
            page = answer.content.decode()
            if HEADER in page and "<bdi>Amina" in page.split(HEADER)[1]:
                found.append((path, page))
    return found
