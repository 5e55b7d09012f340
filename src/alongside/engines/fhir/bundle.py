"""Bundle: one page of search results."""

from collections.abc import Sequence
from datetime import datetime

from alongside.engines.fhir.building import Json, instant


def searchset(resources: Sequence[Json], *, base_url: str, self_url: str, next_url: str = "") -> Json:
    """A page of matches. There is never a total: it would count what the reader may not see.

    base_url has no slash at its end. next_url is "" on the last page.
    """
    links = [{"relation": "self", "url": self_url}]
    if next_url:
        links.append({"relation": "next", "url": next_url})
    bundle: Json = {"resourceType": "Bundle", "type": "searchset", "link": links}
    if resources:
        bundle["entry"] = [_match(resource, base_url) for resource in resources]
    return bundle


def collection(resources: Sequence[Json], *, base_url: str, made_at: datetime) -> Json:
    """A copy of several resources in one file, each under the address where it was."""
    entries = [{"fullUrl": f"{base_url}/{each['resourceType']}/{each['id']}", "resource": each} for each in resources]
    return {"resourceType": "Bundle", "type": "collection", "timestamp": instant(made_at), "entry": entries}


def _match(resource: Json, base_url: str) -> Json:
    return {
        "fullUrl": f"{base_url}/{resource['resourceType']}/{resource['id']}",
        "resource": resource,
        "search": {"mode": "match"},
    }
