# planted at: src/alongside/doors/jobs/send_messages.py
# caught by: house
# says: test_whatever_reaches_a_person_is_made_as_they_need_it + planted_sender makes something that leaves
def planted_sender(to: str, now: datetime) -> None:
    """Planted."""
    email_way().send(Email(reference="planted", to=to, subject="Planted.", at=now, text="Planted."))
