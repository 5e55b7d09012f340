# planted at: tools/asvs.py
# caught by: house
# says: test_the_numbers_of_asvs_are_all_of_its_version + as published for 5.0.0
LEVELS["1.4"] = "22"
