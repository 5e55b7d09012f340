# planted at: tools/first_steps/planted_more.py
# caught by: house
# says: test_it_needs_only_the_standard_library[planted_more.py]
import requests
