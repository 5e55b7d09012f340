"""A finished file of a copy, as an answer that no browser keeps."""

from django.http import HttpResponse

from alongside.records.rights.values import FileView

TYPES = {
    "pdf": ("application/pdf", ".pdf"),
    "json": ("application/json", ".json"),
    "fhir": ("application/fhir+json", "-fhir.json"),
    "files": ("application/zip", "-files.zip"),
}


def file_answer(found: FileView, stem: str) -> HttpResponse:
    """The file, to save under a name that begins with stem."""
    content_type, ending = TYPES[found.kind]
    answer = HttpResponse(found.content, content_type=content_type)
    answer["Content-Disposition"] = f'attachment; filename="{stem}{ending}"'
    answer["Cache-Control"] = "no-store"
    return answer
