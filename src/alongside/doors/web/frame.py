"""What the frame around a page says: who is signed in, in which part, for whom, and where they can go."""

from dataclasses import dataclass

from django.http import HttpRequest

from alongside.doors.role_names import ROLE_WORDS
from alongside.rules.actors import Role


@dataclass(frozen=True, slots=True)
class Link:
    """A link in words. `here` marks the page that is being shown."""

    text: str
    href: str
    here: bool = False


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who is signed in. Sign-in puts one on `request.signed_in`; without it the frame says nobody is."""

    name: str
    role: Role
    organisation: str = ""
    supports: str = ""  # the person whom a carer supports, which gives no authority to act for them
    acts_for: str = ""  # the person for whom a proxy acts by law
    links: tuple[Link, ...] = ()
    sign_out_href: str = "/sign-out/"
    switch_href: str = ""  # where another part is chosen, for who has several

    @property
    def role_words(self) -> str:
        return str(ROLE_WORDS.get(self.role, ""))


@dataclass(frozen=True, slots=True)
class PersonHeader:
    """Whose page this is. `needs` and `adjustments` are shown on every page of a person: "Large print", "Step-free".

    is_unasked: nobody has asked about any need, which is not the same as none; staff are told.
    """

    name: str
    preferred_name: str = ""
    born: str = ""
    nhs_number: str = ""
    needs: tuple[str, ...] = ()
    adjustments: tuple[str, ...] = ()
    is_unasked: bool = False
    pronouns: str = ""

    @property
    def called(self) -> str:
        return self.preferred_name or self.name


def frame_for(request: HttpRequest) -> SignedIn | None:
    """Return who is signed in, or None: the sign-in page, an error before sign-in, the offline shell."""
    signed_in = getattr(request, "signed_in", None)
    return signed_in if isinstance(signed_in, SignedIn) else None
