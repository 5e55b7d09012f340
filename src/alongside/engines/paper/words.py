"""The catalogue of everything that paper itself says: English messages, marked for translation."""


def N_(message: str) -> str:
    """Mark a message for the catalogue, by the name that gettext's tools look for; it is translated later."""
    return message


WEEKDAYS = (
    N_("Monday"),
    N_("Tuesday"),
    N_("Wednesday"),
    N_("Thursday"),
    N_("Friday"),
    N_("Saturday"),
    N_("Sunday"),
)
MONTHS = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)
DAY = N_("{weekday} {day} {month} {year}")
MOMENT = N_("{day} at {time}")
MIDDAY = N_("midday")
MORNING = N_("{clock}am")
AFTERNOON = N_("{clock}pm")

WORDS = {
    # every paper
    "page": N_("Page {page} of {pages}"),
    "phone": N_("Phone: {phone}"),
    "email": N_("Email: {email}"),
    "reference": N_("Our reference: {reference}"),
    "qr": N_("A square code to scan with a phone. It opens {link}"),
    "unprinted": N_("Some signs could not be printed. Each one shows as {sign}. Ask us to read them to you."),
    "other_way": N_("Do you need this another way?"),
    "other_way_how": N_(
        "We can send it in large print, in Easy Read, in another language, or read it to you. Tell us on {phone}."
    ),
    "other_way_ask": N_("We can send it in large print, in Easy Read, in another language, or read it to you."),
    "quote_open": N_("“"),
    "quote_close": N_("”"),
    # letters
    "code": N_("Your code"),
    "code_how": N_("Type this code and your date of birth when you sign in."),
    "code_link": N_("To sign in, scan the square with a phone, or go to:"),
    # the preparation pack
    "pack_title": N_("Getting ready for your conversation"),
    "pack_title_of": N_("Getting ready for your conversation: {name}"),
    "pack_why": N_(
        "Soon we will meet to talk about your health and your life. This pack helps you get ready. "
        "You do not have to fill it all in. Write as much or as little as you like."
    ),
    "pack_when": N_("Your conversation"),
    "when": N_("When"),
    "where": N_("Where"),
    "with": N_("With"),
    "pack_bring": N_("What to do"),
    "pack_read": N_("Read the results and the questions when you have time."),
    "pack_write": N_("Write what you want to say. Someone you trust can write for you."),
    "pack_take": N_("Bring this pack with you."),
    "pack_someone": N_("You can bring someone with you: family, a friend or anyone who helps you."),
    "pack_return": N_("If you want us to read it first, send it back by {day}."),
    "pack_online": N_("You can answer online instead. Scan the square with a phone, or go to:"),
    "pack_ring": N_("If the day or time is wrong for you, ring us on {phone}."),
    "not_watched": N_("Nobody watches this paper"),
    "not_watched_how": N_("We read it only when we meet, or after you send it back."),
    "emergency": N_("In an emergency, call 999."),
    "urgent": N_("If you need help soon and it is not an emergency, call 111."),
    "foot_watch": N_("Nobody watches this paper. Emergency 999. Urgent 111."),
    "foot_code": N_("{name} · Code {code}"),
    "staff_code": N_("Code for staff: {code}"),
    "results": N_("Your results"),
    "results_how": N_("These are your latest tests and checks. We will talk about them together."),
    "this_time": N_("This time"),
    "last_time": N_("Last time"),
    "no_last": N_("No earlier result"),
    "usual": N_("Usual: {usual}"),
    "means": N_("What this means:"),
    "results_value": N_("Result"),
    "over_time": N_("Over time"),
    "measured_on": N_("Measured on"),
    "chart_alt": N_("{name} over time: {first} on {begun}, and {last} on {ended}. Every value is in the table below."),
    "goals_before": N_("What you wanted last time"),
    "goals_before_how": N_("This is from your plan. We will look at it together: what helped, and what changed."),
    "next": N_("What happens next"),
    "next_talk": N_("We talk together. You say what you want to talk about first."),
    "next_plan": N_("We write down your plan with you, in your words. You decide what goes in."),
    "next_copy": N_("You get a copy. You decide who else sees it."),
    "next_change": N_("You can change it at any time. You can also say no."),
    "questions": N_("Questions to think about"),
    "questions_how": N_("There are no right or wrong answers. Leave out any that you like."),
    "you_said": N_("You have said already:"),
    "more": N_("Anything to add?"),
    "room": N_("More room to write"),
    "room_how": N_("Write the number of the question beside your words."),
    # the person's copy of their plan
    "plan_title": N_("My plan"),
    "plan_title_of": N_("My plan: {name}, version {version}"),
    "plan_version": N_("Version {version}"),
    "plan_agreed_on": N_("Agreed on {day}"),
    "plan_foot": N_("{name} · Version {version} · {day}"),
    "plan_newer": N_("Check for a newer one"),
    "plan_newer_link": N_("Plans change. To see if this is the newest, scan the square with a phone, or go to:"),
    "plan_newer_ring": N_("You can also ring {phone}."),
    "plan_newer_ring_only": N_("Plans change. To see if this is the newest, ring {phone}."),
    "plan_newer_ask": N_("Plans change. Ask us if this is the newest."),
    "plan_who": N_("Who agreed this plan"),
    "plan_empty": N_("Nothing is written here yet."),
    "said": N_("{name}, {day}"),
    "said_written": N_("Written by {name}, {day}."),
    "said_typed": N_("{name}, {day}. Typed by {typist}."),
    "important": N_("How important this is to me: {number} out of 10"),
    "actions": N_("What will happen"),
    "action_who": N_("Who"),
    "action_when": N_("When"),
    "action_sure": N_("How sure I am"),
    "action_sure_value": N_("{number} out of 10"),
    "supporters": N_("People who support me"),
    "plan_sharing": N_("Who can see my plan"),
    "plan_sharing_none": N_("I have not shared this plan with anyone else."),
    "plan_sharing_change": N_("I can change this at any time."),
    "plan_review": N_("When we will look at this again"),
    "plan_review_on": N_("We will look at this plan together on {day}."),
    "plan_review_with": N_("With: {who}."),
    "plan_review_none": N_("We have not set a date yet. Ask us for one at any time."),
    "plan_change": N_("How to change this plan"),
    "plan_change_how": N_(
        "This is your plan. You can ask to change it at any time. You do not have to wait for a review."
    ),
    "plan_change_ring": N_("Ring {organisation} on {phone}."),
    "plan_change_ask": N_("Ask {organisation}."),
    "plan_not_watched": N_("Nobody watches this paper for new writing. Tell us when something changes."),
    "plan_check": N_("How to check that this copy is true"),
    "plan_check_how": N_("Each version has its own mark. A copy with a different mark is not this version."),
    "plan_mark": N_("Mark of this version: {mark}"),
    "plan_checkpoint": N_("Checkpoint: {checkpoint}"),
    "plan_printed": N_("Printed on {day}"),
}
