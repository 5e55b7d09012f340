# planted at: src/alongside/journey/review/reads.py
# caught by: house
# says: test_changes_and_reads_return_plain_values + planted_model returns PlantedConversation
from alongside.journey.discuss.models import Conversation as PlantedConversation


def planted_model(*, by: object) -> PlantedConversation | None:
    return None
