"""Addresses of emergencies: /emergency/... to find somebody and say why, /emergency/<person>/ to read."""

from django.urls import path

from alongside.doors.web.emergency import cards, finding, openings, page, stopping

app_name = "emergency"
urlpatterns = [
    path("", finding.find, name="find"),
    path("why/", finding.why, name="why"),
    path("mine/", page.mine, name="mine"),
    path("mine/page.pdf", page.my_paper, name="mine-pdf"),
    path("cards/", cards.cards, name="cards"),
    path("cards/new/", cards.make, name="new-card"),
    path("cards/<uuid:card>/", cards.card, name="card"),
    path("cards/<uuid:card>/card.pdf", cards.printed, name="card-pdf"),
    path("cards/<uuid:card>/stop/", cards.stop, name="stop-card"),
    path("openings/", openings.waiting, name="openings"),
    path("openings/<uuid:opening>/", openings.opening, name="opening"),
    path("<uuid:person>/cards/", stopping.cards_of, name="cards-of"),
    path("<uuid:person>/", page.of, name="page"),
    path("<uuid:person>/page.pdf", page.paper_of, name="page-pdf"),
]
