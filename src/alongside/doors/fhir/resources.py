"""Read and search of Patient, CarePlan, Goal, CareTeam and Consent, each through the one gate."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.http import http_date, quote_etag, urlencode

from alongside.doors import fhir_views as presenting
from alongside.doors.access import ActingRequest
from alongside.doors.fhir.door import answer, anybody, clients_only, problem
from alongside.doors.fhir.requests import patient_parameter, reads_only, resource_id, search_parameters
from alongside.engines.fhir.building import Json
from alongside.engines.fhir.bundle import searchset
from alongside.engines.fhir.capability import SEARCHES, capability
from alongside.engines.fhir.care_plan import to_care_plan
from alongside.engines.fhir.care_team import to_care_team
from alongside.engines.fhir.consent import to_consent
from alongside.engines.fhir.goal import to_goal
from alongside.engines.fhir.patient import to_patient
from alongside.records.people.reads import person_by_nhs_number
from alongside.records.plans.reads import open_plan, open_plans, person_of_item
from alongside.records.plans.values import PlanView
from alongside.records.sharing.reads import person_of_decision
from alongside.rules.actors import Purpose
from alongside.rules.nhs_number import check_nhs_number
from alongside.rules.refusals import Invalid, Unknown

NHS_NUMBER = "https://fhir.nhs.uk/Id/nhs-number"
PUBLISHED_ON = datetime(2026, 11, 22, tzinfo=UTC).date()


@reads_only
@anybody
def metadata(request: ActingRequest) -> HttpResponse:
    """What this server can do."""
    return answer(capability(software_version="0.1.0", published_on=PUBLISHED_ON, base_url=_base()))


@reads_only
@clients_only
def read_patient(request: ActingRequest, given: str) -> HttpResponse:
    view = _open(request, resource_id(given))
    return _one(request, to_patient(presenting.patient(view)))


@reads_only
@clients_only
def search_patients(request: ActingRequest) -> HttpResponse:
    parameters = search_parameters(request, SEARCHES["Patient"])
    views = _open_all(request, _asked_for(request, parameters))
    return _page(request, parameters, [to_patient(presenting.patient(view)) for view in views])


@reads_only
@clients_only
def read_care_plan(request: ActingRequest, given: str) -> HttpResponse:
    view = _open(request, resource_id(given))
    if not presenting.has_care_plan(view):
        raise Unknown("fhir.unknown")
    return _one(request, to_care_plan(presenting.care_plan(view)))


@reads_only
@clients_only
def read_goal(request: ActingRequest, given: str) -> HttpResponse:
    """A goal is found by its id among what is visible, and then opened with its plan like everything else."""
    goal = resource_id(given)
    view = _open(request, person_of_item(by=request.actor, item=goal))
    found = next((each for each in presenting.goals(view) if each.id == goal), None)
    if found is None:
        raise Unknown("fhir.unknown")
    return _one(request, to_goal(found))


@reads_only
@clients_only
def read_care_team(request: ActingRequest, given: str) -> HttpResponse:
    view = _open(request, resource_id(given))
    if not view.people:
        raise Unknown("fhir.unknown")
    return _one(request, to_care_team(presenting.care_team(view)))


@reads_only
@clients_only
def search_care_plans(request: ActingRequest) -> HttpResponse:
    return _search(request, "CarePlan", _care_plans)


@reads_only
@clients_only
def search_goals(request: ActingRequest) -> HttpResponse:
    return _search(request, "Goal", _goals)


@reads_only
@clients_only
def search_care_teams(request: ActingRequest) -> HttpResponse:
    return _search(request, "CareTeam", _care_teams)


@reads_only
@clients_only
def read_consent(request: ActingRequest, given: str) -> HttpResponse:
    """A decision is found by its id among what is visible, and then opened with its plan; the newest one counts."""
    decision = resource_id(given)
    view = _open(request, person_of_decision(by=request.actor, decision=decision))
    found = next((each for each in presenting.consents(view, request.now, _base()) if each.id == decision), None)
    if found is None:
        raise Unknown("fhir.unknown")
    return _one(request, to_consent(found))


@reads_only
@clients_only
def search_consents(request: ActingRequest) -> HttpResponse:
    def consents(view: PlanView) -> list[Json]:
        return [to_consent(each) for each in presenting.consents(view, request.now, _base())]

    return _search(request, "Consent", consents)


@reads_only
@anybody
def unknown(request: ActingRequest, rest: str = "") -> HttpResponse:
    """Any other address."""
    return problem(404, "not-supported", "This server has Patient, CarePlan, Goal, CareTeam, Consent and metadata.")


def _search(request: ActingRequest, type_: str, resources: Callable[[PlanView], list[Json]]) -> HttpResponse:
    parameters = search_parameters(request, SEARCHES[type_])
    views = _open_all(request, [patient_parameter(parameters)])
    return _page(request, parameters, [resource for view in views for resource in resources(view)])


def _care_plans(view: PlanView) -> list[Json]:
    return [to_care_plan(presenting.care_plan(view))] if presenting.has_care_plan(view) else []


def _goals(view: PlanView) -> list[Json]:
    return [to_goal(goal) for goal in presenting.goals(view)]


def _care_teams(view: PlanView) -> list[Json]:
    return [to_care_team(presenting.care_team(view))] if view.people else []


def _asked_for(request: ActingRequest, parameters: dict[str, str]) -> list[UUID]:
    """The people that a Patient search names, by _id or NHS number: nobody can be listed."""
    if "_id" in parameters:
        try:
            return [resource_id(parameters["_id"])]
        except Unknown:
            return []
    if "identifier" not in parameters:
        raise Invalid("fhir.patient-search", field="identifier")
    system, _bar, value = parameters["identifier"].rpartition("|")
    if system not in ("", NHS_NUMBER):
        return []
    found = person_by_nhs_number(by=request.actor, nhs_number=check_nhs_number(value, field="identifier"))
    return [found] if found else []


def _open(request: ActingRequest, person: UUID) -> PlanView:
    return open_plan(by=request.actor, person=person, purpose=Purpose.DIRECT_CARE, now=request.now)


def _open_all(request: ActingRequest, people: Sequence[UUID]) -> tuple[PlanView, ...]:
    return open_plans(by=request.actor, people=people, purpose=Purpose.DIRECT_CARE, now=request.now)


def _one(request: HttpRequest, resource: Json) -> HttpResponse:
    """One resource with its ETag; 304 when the client has this one already."""
    meta = resource["meta"]
    tag = f'W/"{meta["versionId"]}"'
    if tag in (part.strip() for part in request.headers.get("If-None-Match", "").split(",")):
        response: HttpResponse = HttpResponseNotModified()
    else:
        response = answer(resource)
    response["ETag"] = quote_etag(tag)
    if "lastUpdated" in meta:
        response["Last-Modified"] = http_date(datetime.fromisoformat(meta["lastUpdated"]).timestamp())
    return response


def _page(request: HttpRequest, parameters: dict[str, str], resources: list[Json]) -> HttpResponse:
    """The link to itself says by which parameters was searched."""
    self_url = f"{_base()}{request.path.removeprefix('/fhir/R4')}?{urlencode(parameters)}"
    return answer(searchset(resources, base_url=_base(), self_url=self_url))


def _base() -> str:
    return f"{settings.PUBLIC_ADDRESS}/fhir/R4"
