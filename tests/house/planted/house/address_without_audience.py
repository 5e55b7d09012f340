# planted at: src/alongside/config/urls.py
# caught by: house
# says: test_every_address_declares_its_audience + /planted/
urlpatterns += [path("planted/", lambda request: None)]
