"""Room 6: carers in their own right: whom they look after, and what each of the two shows the other."""
