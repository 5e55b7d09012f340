# planted at: tools/first_steps/planted_new.py
# caught by: house
# says: test_it_is_python_3_6[planted_new.py]
if (x := 1):
    pass
