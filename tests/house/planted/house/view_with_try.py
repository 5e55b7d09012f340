# planted at: src/alongside/doors/web/planted_view.py
# caught by: house
# says: test_a_view_contains_no_try + planted_view.py
"""Planted."""

from alongside.doors.web.door import public


@public
def planted(request):
    try:
        return None
    except ValueError:
        return None
