"""Follows the links of pages, from one page to all that can be reached, as somebody who only presses links."""

from collections import Counter, deque
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlsplit

from django.test import Client
from django.urls import Resolver404, resolve

MOST_OF_ONE_KIND = 10  # addresses of one route that are opened


def reached_by_links(client: Client, start: str = "/") -> dict[str, str]:
    """The routes whose pages can be reached, each with the first address that led there."""
    seen, found, opened = {start}, {}, Counter[str]()
    waiting = deque([start])
    while waiting:
        address = waiting.popleft()
        route = _route(address)
        if route is None or opened[route] >= MOST_OF_ONE_KIND:
            continue
        opened[route] += 1
        answer = client.get(address, follow=True)
        assert answer.status_code == 200, f"{address} is linked to and answers {answer.status_code}"
        found.setdefault(route, address)
        for moved_to, _status in answer.redirect_chain:
            found.setdefault(_route(moved_to) or "", moved_to)
        if "text/html" not in answer["Content-Type"]:
            continue
        fresh = [link for link in _links(answer.content.decode(), address) if link not in seen]
        seen.update(fresh)
        waiting.extend(fresh)
    return found


def _route(address: str) -> str | None:
    try:
        return resolve(urlsplit(address).path).route
    except Resolver404:
        return None


def _links(html: str, address: str) -> list[str]:
    reader = _Reader()
    reader.feed(html)
    links = (urldefrag(urljoin(address, link))[0] for link in reader.links)
    return [link for link in dict.fromkeys(links) if link.startswith("/") and not link.startswith("/static/")]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.links += [value for name, value in attrs if name == "href" and value]
