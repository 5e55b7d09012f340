"""Who may say something in whose voice: the words of one are never rewritten by another."""

from alongside.rules.actors import Actor, Role
from alongside.rules.plan.content import Channel, Item, Whose
from alongside.rules.refusals import Invalid

# Staff type the person's words for them (and the record says who typed), or write their own beside them.
_STAFF_VOICES = (Whose.PERSON, Whose.TOGETHER, Whose.PROFESSIONAL)


def voices_of(by: Actor) -> tuple[Whose, ...]:
    """The voices in which this actor may add words, the usual one first."""
    if by.role == Role.PERSON:
        return (Whose.PERSON,)
    if by.role == Role.CARER:
        return (Whose.CARER,)
    return _STAFF_VOICES if by.is_staff else ()


def check_voice(by: Actor, whose: Whose) -> None:
    """Raise Invalid unless this actor may add words in this voice."""
    if whose not in voices_of(by):
        raise Invalid("voices.not-yours", field="whose")


def can_change(by: Actor, item: Item) -> bool:
    """Whether this actor may put newer words in the place of these: their own, or what was agreed together.

    Staff may type the person's newer words for them. A carer's and a colleague's words stay as they were said.
    """
    if by.role == Role.CARER:
        return item.whose == Whose.CARER and item.said_by == by.name
    if by.role == Role.PERSON:
        return item.whose in (Whose.PERSON, Whose.TOGETHER)
    return by.is_staff and (item.whose in (Whose.PERSON, Whose.TOGETHER) or item.said_by == by.name)


def check_can_change(by: Actor, item: Item) -> None:
    """Raise Invalid for words that are another's."""
    if not can_change(by, item):
        raise Invalid("voices.others-words", field="words", values={"name": item.said_by})


def can_take_out(by: Actor, item: Item) -> bool:
    """Whether this actor may take an item out of the draft: it is the person's plan, so they may take out anything."""
    return by.role == Role.PERSON or can_change(by, item)


def check_can_take_out(by: Actor, item: Item) -> None:
    """Raise Invalid for words that are another's."""
    if not can_take_out(by, item):
        raise Invalid("voices.others-words", field="item", values={"name": item.said_by})


def said_by(by: Actor, whose: Whose, person_name: str) -> str:
    """The name beside new words: the person's for the person's words, whoever types them; else the writer's."""
    return person_name if whose == Whose.PERSON else by.name


def channel_of(by: Actor) -> Channel:
    """How words reach the record: people and carers write online; staff write down what is said."""
    return Channel.CONVERSATION if by.is_staff else Channel.ONLINE
