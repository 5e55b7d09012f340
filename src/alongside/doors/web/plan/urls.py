"""Addresses of plans: /plan/... for one's own, /people/<person>/plan/... for others'."""

from django.urls import path

from alongside.doors.web.plan import comments, plan, versions

app_name = "plan"
urlpatterns = [
    path("plan/", plan.mine, name="mine"),
    path("plan/copy.pdf", plan.copy, name="copy"),
    path("plan/versions/", versions.my_versions, name="my-versions"),
    path("plan/versions/<int:number>/", plan.my_version, name="my-version"),
    path("plan/versions/<int:number>/changes/", versions.my_changes, name="my-changes"),
    path("people/<uuid:person>/plan/", plan.of, name="of"),
    path("people/<uuid:person>/plan/copy.pdf", plan.copy_for, name="copy-for"),
    path("people/<uuid:person>/plan/versions/", versions.versions_of, name="versions-of"),
    path("people/<uuid:person>/plan/versions/<int:number>/", plan.version_of, name="version-of"),
    path("people/<uuid:person>/plan/versions/<int:number>/changes/", versions.changes_of, name="changes-of"),
    path("plan/comments/<uuid:comment>/answer/", comments.answer, name="answer-comment"),
    path("plan/comments/<uuid:comment>/read/", comments.read, name="comment-read"),
    path("people/<uuid:person>/plan/comment/<slug:section>/", comments.comment, name="comment-on"),
]
