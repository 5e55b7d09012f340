"""Addresses of documenting: /document/..."""

from django.urls import path

from alongside.doors.web.document import agree, draft, for_them, items

app_name = "document"
urlpatterns = [
    path("<uuid:round_id>/", draft.draft, name="draft"),
    path("<uuid:round_id>/begin/", draft.begin, name="begin"),
    path("<uuid:round_id>/add/<slug:section>/", items.add, name="add"),
    path("<uuid:round_id>/goals/<uuid:goal>/action/", items.add_action, name="add-action"),
    path("<uuid:round_id>/items/<uuid:item>/", items.change, name="change"),
    path("<uuid:round_id>/items/<uuid:item>/settle/", items.settle, name="settle"),
    path("<uuid:round_id>/items/<uuid:item>/take-out/", items.take_out, name="take-out"),
    path("<uuid:round_id>/agree/", agree.agree, name="agree"),
    path("<uuid:round_id>/agree/yes/", agree.yes, name="yes"),
    path("<uuid:round_id>/agree/for-them/", for_them.for_them, name="for-them"),
    path("<uuid:round_id>/not-agreed/", agree.not_agreed, name="not-agreed"),
    path("<uuid:round_id>/done/", agree.done, name="done"),
]
