"""What somebody needs to get information and to be helped, and which outputs would go against it.

Source: Accessible Information Standard (DAPB1605: four subsets; identify, record, flag, share, meet, review) and the
Reasonable Adjustment Digital Flag (DAPB4019). The need is recorded, not the disability: not "blind" but "braille".
Rules X1 (a format that goes against the need is blocked unless overridden with a reason), X2 (nobody asked is not
"none") and X3 (what is recorded is flagged) of domain.md 11.7.
"""

from collections.abc import Iterable, Set
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from alongside.rules.dates import months_later
from alongside.rules.refusals import Invalid, NotReady

ASK_AGAIN_AFTER = 12  # months, where nobody chose another day
LATEST_REVIEW = 36  # months


class Subset(StrEnum):
    """The four subsets of the Accessible Information Standard."""

    CONTACT_METHOD = "contact-method"
    INFORMATION_FORMAT = "information-format"
    PROFESSIONAL = "communication-professional"
    SUPPORT = "communication-support"


class Answer(StrEnum):
    """What is known. Nobody has asked is not the same as nothing is needed (X2)."""

    NOT_ASKED = "not-asked"
    NONE = "none"
    NEEDS = "needs"


class Format(StrEnum):
    """Formats that information can be needed in. Only those of MADE come out of this service."""

    LARGE_PRINT = "large-print"
    ELECTRONIC = "electronic"  # by e-mail or on the internet, so that a screen reader or larger letters can be used
    EASY_READ = "easy-read"
    BRAILLE = "braille"
    AUDIO = "audio"
    SIGN_LANGUAGE_VIDEO = "sign-language-video"
    COLOURED_PAPER = "coloured-paper"
    OTHER = "other"


class Contact(StrEnum):
    """Ways of reaching somebody. Letters and e-mails come out of this service; the others are for people to do."""

    LETTER = "letter"
    EMAIL = "email"
    TEXT_MESSAGE = "text-message"
    PHONE = "phone"
    TEXT_RELAY = "text-relay"
    IN_PERSON = "in-person"
    THROUGH_SOMEBODY = "through-somebody"


class Helper(StrEnum):
    """Professionals who make a conversation possible."""

    SIGN_LANGUAGE_INTERPRETER = "sign-language-interpreter"
    DEAFBLIND_INTERPRETER = "deafblind-interpreter"
    LIPSPEAKER = "lipspeaker"
    NOTE_TAKER = "note-taker"
    SPEECH_TO_TEXT = "speech-to-text"
    ADVOCATE = "advocate"
    OTHER = "other"


class Support(StrEnum):
    """What helps somebody to follow and to be followed."""

    HEARING_AID = "hearing-aid"
    HEARING_LOOP = "hearing-loop"
    LIPREADING = "lipreading"
    COMMUNICATION_AID = "communication-aid"
    SIGNS_OR_PICTURES = "signs-or-pictures"
    PLAIN_WORDS = "plain-words"
    IN_WRITING = "in-writing"
    OTHER = "other"


class Adjustment(StrEnum):
    """What is done differently for somebody so that care works for them (Equality Act 2010 s.20)."""

    LONGER_TIME = "longer-time"
    TIME_OF_DAY = "time-of-day"
    QUIET_PLACE = "quiet-place"
    STEP_FREE = "step-free"
    HOME_VISIT = "home-visit"
    SOMEBODY_WITH_THEM = "somebody-with-them"
    REMINDER = "reminder"
    SAME_PERSON = "same-person"
    EQUIPMENT = "equipment"
    ASSISTANCE_DOG = "assistance-dog"
    OTHER = "other"


class Impairment(StrEnum):
    """Categories of impairment. Recorded only if the person wants it (DAPB4019: optional)."""

    SIGHT = "sight"
    HEARING = "hearing"
    SPEECH = "speech"
    MOVING = "moving"
    HANDS = "hands"
    LEARNING = "learning"
    MEMORY = "memory"
    MENTAL_HEALTH = "mental-health"
    TIREDNESS = "tiredness"
    SOCIAL = "social"
    OTHER = "other"
    NONE = "none"  # they were asked, and nothing is; an empty list: nobody has asked


OTHER = "other"
CODES: dict[Subset, frozenset[str]] = {
    Subset.CONTACT_METHOD: frozenset(Contact),
    Subset.INFORMATION_FORMAT: frozenset(Format),
    Subset.PROFESSIONAL: frozenset(Helper),
    Subset.SUPPORT: frozenset(Support),
}
# What each channel comes out as, before it is fitted to the person: an e-mail can be made as large as its reader likes.
_COMES_AS: dict[str, frozenset[Format]] = {
    Contact.LETTER: frozenset(),
    Contact.EMAIL: frozenset({Format.ELECTRONIC, Format.LARGE_PRINT}),
}
# What every letter can be made into here. Braille, audio and sign language have nobody who makes them yet; Easy Read is
# made of what somebody has written in Easy Read: a preparation pack whose questions all are.
MADE = frozenset({Format.LARGE_PRINT})
MADE_EASY = MADE | {Format.EASY_READ}


# A safe way to reach somebody is kept apart: nothing leaves by itself, by whichever channel.
SAFE_WAY = "contact:safe-way"
UNFIT = "unfit"  # why a message does not leave that is not what the person needs; what it does not meet follows


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of one subset. words are needed where a code is "other"."""

    answer: Answer = Answer.NOT_ASKED
    codes: tuple[str, ...] = ()
    words: str = ""
    is_confirmed: bool = True


@dataclass(frozen=True, slots=True)
class Needs:
    """Everything known of a person's needs. adjustments: those that hold now, by code; adjusted: what was answered.

    has_safe_way: that a safe way to reach them is kept apart, as far as the reader may know; never which.
    """

    contact: Told = Told()
    format: Told = Told()
    professional: Told = Told()
    support: Told = Told()
    adjustments: tuple[str, ...] = ()
    adjusted: Answer = Answer.NOT_ASKED
    has_safe_way: bool = False

    def of(self, subset: Subset) -> Told:
        return {
            Subset.CONTACT_METHOD: self.contact,
            Subset.INFORMATION_FORMAT: self.format,
            Subset.PROFESSIONAL: self.professional,
            Subset.SUPPORT: self.support,
        }[subset]


@dataclass(frozen=True, slots=True)
class Output:
    """Something that is about to reach a person: by which channel, and in which formats it is made."""

    channel: str
    formats: Set[str] = frozenset()


def output_for(channel: str, needs: Needs, made: Set[Format] = MADE) -> Output:
    """What this service makes for this person by this channel: a letter in large print where they need it.

    made: what this letter can be made into.
    """
    wanted = made & set(needs.format.codes) if channel == Contact.LETTER else frozenset()
    return Output(channel, _COMES_AS.get(channel, frozenset()) | wanted)


def contradictions(output: Output, needs: Needs) -> tuple[str, ...]:
    """What the person needs and this output does not meet, as codes: "format:braille", "contact:phone" (X1).

    Every format that is needed has to be met; of the ways to be reached, one is enough. Nobody asked blocks nothing.
    """
    unmet = [f"format:{code}" for code in needs.format.codes if code not in output.formats]
    reached = needs.contact.codes
    if reached and output.channel not in reached:
        unmet += [f"contact:{code}" for code in reached]
    return tuple(unmet)


def check_output(output: Output, needs: Needs, *, despite: Iterable[str] = ()) -> None:
    """Raise NotReady when this output goes against what the person needs (X1), but for what was overridden before.

    An override is of the needs that were known then: a need that is told later blocks again.
    """
    unmet = [code for code in contradictions(output, needs) if code not in set(despite)]
    if unmet:
        raise NotReady("needs.output-contradicts", field="despite", values={"unmet": ", ".join(unmet)})


def why_unfit(channel: str, needs: Needs, despite: Iterable[str] = (), made: Set[Format] = MADE) -> str:
    """Why this may not go out by this channel, as a code: "unfit format:braille"; "" where it may."""
    overridden = set(despite)
    unmet = [code for code in contradictions(output_for(channel, needs, made), needs) if code not in overridden]
    return " ".join([UNFIT, *unmet]) if unmet else ""


def why_held(channel: str, needs: Needs, despite: Iterable[str] = (), made: Set[Format] = MADE) -> str:
    """Why a message does not leave by itself, as a code; "" where it may: what why_unfit() says, and that a safe way to
    reach the person is kept, which no machine can follow (domain.md 7.5): "unfit contact:safe-way".
    """
    overridden = set(despite)
    unmet = [*unmet_in(why_unfit(channel, needs, overridden, made))]
    if needs.has_safe_way and SAFE_WAY not in overridden:
        unmet.append(SAFE_WAY)
    return " ".join([UNFIT, *unmet]) if unmet else ""


def unmet_in(why: str) -> tuple[str, ...]:
    """What is not met, from the code of why_unfit()."""
    start, *unmet = why.split(" ")
    return tuple(unmet) if start == UNFIT else ()


def not_asked(needs: Needs) -> tuple[Subset, ...]:
    """The subsets that nobody has asked about: a warning, never "none" (X2)."""
    return tuple(subset for subset in Subset if needs.of(subset).answer == Answer.NOT_ASKED)


def flags(needs: Needs) -> tuple[str, ...]:
    """What has to be on the header of every page about this person: "format:braille", "adjustment:quiet-place" (X3)."""
    prefixes = {
        Subset.INFORMATION_FORMAT: "format",
        Subset.CONTACT_METHOD: "contact",
        Subset.PROFESSIONAL: "professional",
        Subset.SUPPORT: "support",
    }
    told = [f"{prefix}:{code}" for subset, prefix in prefixes.items() for code in needs.of(subset).codes]
    return (*told, *(f"adjustment:{code}" for code in needs.adjustments))


def check_told(subset: Subset, answer: str, codes: Iterable[str], words: str) -> Told:
    """What somebody said about one subset, in the order of the list. Raises Invalid, naming the field.

    "Nothing needed" and a need at once are two answers; a need says which; "other" is said in words.
    """
    if answer not in (Answer.NONE, Answer.NEEDS):
        raise Invalid("needs.answer", field="answer")
    given = set(codes)
    if not given <= CODES[subset]:
        raise Invalid("needs.codes", field="codes")
    if (answer == Answer.NONE) == bool(given):
        raise Invalid("needs.none-or-some" if given else "needs.which", field="codes")
    if OTHER in given and not words:
        raise Invalid("needs.other-words", field="words")
    order = [code for code in (*Contact, *Format, *Helper, *Support) if code in given]
    return Told(Answer(answer), tuple(dict.fromkeys(map(str, order))), words if given else "")


def check_adjustment(what: str, words: str) -> None:
    """Raise Invalid for an adjustment that is not on the list, or an "other" without words."""
    if what not in set(Adjustment):
        raise Invalid("needs.adjustment", field="what")
    if what == OTHER and not words:
        raise Invalid("needs.other-words", field="words")


def check_impairments(impairments: Iterable[str], *, field: str = "impairments") -> tuple[str, ...]:
    """The categories in the order of the list. Raises Invalid for one that is not on it, and for nothing and some."""
    given = set(impairments)
    if not given <= set(Impairment):
        raise Invalid("needs.impairment", field=field)
    if Impairment.NONE in given and len(given) > 1:
        raise Invalid("needs.impairment-none-or-some", field=field)
    return tuple(str(each) for each in Impairment if each in given)


def review_on(chosen: date | None, today: date) -> date:
    """When to ask again: the day chosen, or in a year. Raises Invalid for a day that is not ahead, or too far off."""
    if chosen is None:
        return months_later(today, ASK_AGAIN_AFTER)
    if not today < chosen <= months_later(today, LATEST_REVIEW):
        raise Invalid("needs.review-on", field="review_on", values={"months": LATEST_REVIEW})
    return chosen
