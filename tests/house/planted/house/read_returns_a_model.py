# planted at: src/alongside/journey/review/reads.py
# caught by: house
# says: planted_model returns PlantedConversation
from alongside.journey.discuss.models import Conversation as PlantedConversation


def planted_model(*, by: object) -> PlantedConversation | None:
    return None
