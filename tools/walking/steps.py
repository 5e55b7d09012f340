"""The journey, step by step: each function is one thing that somebody does on the pages."""

from walking.days import Days
from walking.visitor import Visitor

ANSWERS = {
    "What matters most to you?": "My daughter Temi and my granddaughter. Singing at church on Sundays.",
    "What is going well at the moment?": "I have lost a little weight, and I sleep better.",
    "What is hardest at the moment?": "My knees. I cannot stand through the hymns any more.",
}
IN_HER_WORDS = "I feel I let the others down when I sit."
TALKED_ABOUT = "Nobody at choir minds. A stool would help her stay for the whole service."
GOAL = "I want to stand and sing with the choir again at Easter."
ACTION = "Do the knee exercises while the kettle boils."
NOTE = "A high stool at choir would let Grace sing sitting down until her knees are stronger."


def sign_in(visitor: Visitor, address: str, then: str) -> None:
    """Press one's own name, as the demo offers it."""
    visitor.open(address)
    visitor.press(visitor.name, then=then, within=".app-personas")


def sign_out(visitor: Visitor) -> None:
    visitor.press("Sign out", then="Sign in")


# --- Identify ---------------------------------------------------------------------------------------------------------


def open_person(visitor: Visitor, person: str) -> None:
    """From the list of people to one of them."""
    visitor.press("People", then="People", within=".app-navigation")
    visitor.press(person, then=person, within="main")


def invite(visitor: Visitor, person: str) -> None:
    """From the list of people to think about, with the reason shown before anything happens."""
    called = person.split()[0]
    visitor.press("Identify", then="People to think about", within=".app-navigation")
    visitor.sees(person, "Has no plan yet")
    visitor.look("people to think about")
    visitor.press(person, then=person, within="main")
    visitor.look("a person's page")
    visitor.press("Invite them to make a plan", then=f"Invite {called} to make a plan?")
    visitor.look("before inviting")
    visitor.press("Yes, invite them", then=person)


def record_yes(visitor: Visitor, person: str) -> None:
    visitor.press("Record their answer", then=f"What did {person.split()[0]} answer?")
    visitor.choose("Yes, they would like a plan")
    visitor.look("recording the answer")
    visitor.press("Save the answer", then=person)


def see_coordinator(visitor: Visitor, person: str) -> None:
    """Who invites somebody coordinates: the page says so."""
    visitor.press("Name their coordinator", then="Who is the one person to ask")
    visitor.sees(visitor.name)
    visitor.look("who coordinates")
    open_person(visitor, person)


# --- Prepare ----------------------------------------------------------------------------------------------------------


def book_both(visitor: Visitor, person: str, days: Days) -> None:
    visitor.press("Book the appointments", then="Two linked appointments")
    visitor.fill_day("Day of information gathering", days.gathering)
    visitor.fill("Time of information gathering", "9:30")
    visitor.choose("At the surgery", "Information gathering")
    visitor.fill("Who gathers information?", "Harry Singh")
    visitor.fill_day("Day of the conversation", days.conversation)
    visitor.fill("Time of the conversation", "2pm")
    visitor.choose("At home", "Conversation")
    visitor.fill("Who has the conversation?", "Carol Okoro")
    visitor.look("two linked appointments")
    visitor.press("Save both appointments", then=person)


def make_pack(visitor: Visitor) -> None:
    """The results of the last year are chosen already; the questions are for everybody."""
    visitor.press("Preparation pack", then="Preparation pack", within="main")
    visitor.press("Make the pack", then="What goes into the pack")
    visitor.sees("HbA1c", "Blood pressure")
    visitor.fill("A note to the person", "You can bring Temi if you like.")
    visitor.look("what goes into the pack")
    visitor.press("Save the pack", then="Preparation pack")


def release_pack(visitor: Visitor, days: Days) -> None:
    visitor.press("Choose the day", then="get the pack?")
    visitor.fill_day("On which day do they get the pack?", days.pack)
    visitor.look("the day of the pack")
    visitor.press("Save the day", then="Preparation pack")
    visitor.sees("They have had it since")
    visitor.look("the pack is with the person")


def read_results(visitor: Visitor) -> None:
    visitor.press("Get ready", then="Getting ready for your conversation")
    visitor.look("getting ready")
    visitor.press("See your results", then="Your results")
    visitor.sees("HbA1c", "Last time it was")
    visitor.look("results in plain words")
    visitor.press("Go on to the questions", then="Getting ready for your conversation")


def answer_questions(visitor: Visitor) -> None:
    """Some are answered, one is left for the talk, and the rest are skipped by going to the check page."""
    first = True
    for question, words in ANSWERS.items():
        visitor.press(question, then=question, within="main")
        visitor.fill(question, words)
        if first:
            visitor.look("one question a page")
        visitor.press("Save and continue", then="?")
        first = False
        back_to_the_list(visitor)
    future = "Is there anything you would like people to know about your wishes for the future?"
    visitor.press(future, then=future, within="main")
    visitor.press("I would rather talk about this", then="?")
    back_to_the_list(visitor)


def back_to_the_list(visitor: Visitor) -> None:
    """From any question by "save and come back later", which keeps what was typed."""
    visitor.press("Save and come back later", then="Getting ready for your conversation")


def send_to_team(visitor: Visitor) -> None:
    visitor.press("Check your answers", then="Check your answers")
    visitor.look("check your answers")
    visitor.press("Send to my team", then="What happens next")
    visitor.look("what happens next")


def read_answers(visitor: Visitor, person: str) -> None:
    """The team reads what was written, and says so."""
    called = person.split()[0]
    visitor.press("Answers to read", then="Answers to read", within=".app-navigation")
    visitor.look("answers to read")
    visitor.press(person, then=f"What {called} said", within="main")
    visitor.sees(*ANSWERS.values(), "would rather talk about this")
    visitor.look("what was said")
    visitor.press("I have read these", then="Answers to read")


# --- Discuss ----------------------------------------------------------------------------------------------------------


def start_talking(visitor: Visitor, person: str) -> None:
    called = person.split()[0]
    visitor.press("Conversation", then="Talk together", within="main")
    visitor.choose("At their home")
    visitor.look("before the screen is turned")
    visitor.press("Other records are closed: start", then=f"Conversation with {called}")


def write_down_who_is_there(visitor: Visitor, person: str) -> None:
    visitor.press("Add somebody who is there", then="Who is there?")
    visitor.fill("Name", "Temi Adebayo")
    visitor.fill("Who are they to the person?", "Daughter")
    visitor.choose("Yes, I asked")
    visitor.press("Save", then=f"Conversation with {person.split()[0]}", within="main")


def set_agenda(visitor: Visitor, person: str) -> None:
    for words, whose in (("My blood test", "The team’s"), ("Standing at choir", "The person’s")):
        visitor.press("Add something to talk about", then="Something to talk about")
        visitor.fill("What to talk about", words)
        visitor.choose(whose)
        visitor.press("Save", then=f"Conversation with {person.split()[0]}", within="main")


def write_about_a_topic(visitor: Visitor, person: str) -> None:
    """In two voices beside each other, saved by a press; then what was saved is in the conversation."""
    called = person.split()[0]
    visitor.press("Write about it Standing at choir", then="Standing at choir")
    visitor.fill(f"In {called}’s own words", IN_HER_WORDS)
    visitor.fill("What we talked about", TALKED_ABOUT)
    visitor.look("one topic in two voices")
    visitor.press("Save", then="Standing at choir", within="main form")
    visitor.sees("It stands in the plan under")
    visitor.press("Back to the whole conversation", then=f"Conversation with {called}")
    visitor.sees(IN_HER_WORDS, TALKED_ABOUT)


def write_notes(visitor: Visitor, person: str) -> None:
    called = person.split()[0]
    visitor.press("Add a note", then="A note")
    visitor.fill("What was said?", NOTE)
    visitor.choose("What we said together")
    visitor.choose("What is hard for me")
    visitor.press("Save", then=f"Conversation with {called}", within="main")
    visitor.press("Add a goal", then="A goal")
    visitor.fill("What would they like to do, or do again?", GOAL)
    visitor.choose(f"{called}’s own words, typed by me")
    visitor.choose("9", "How important is it to them?")
    visitor.look("a goal in the person's words")
    visitor.press("Save", then=f"Conversation with {called}", within="main")
    visitor.press("Add what will be done", then="What will be done")
    visitor.fill("What will be done?", ACTION)
    visitor.choose("What we said together")
    visitor.fill("Who will do it?", called)
    visitor.fill("By when, or how often?", "Every day from Monday")
    visitor.choose("8", "How sure are they that it will happen?")
    visitor.press("Save", then=f"Conversation with {called}", within="main")
    visitor.look("the conversation page")


def finish_talking(visitor: Visitor, person: str) -> None:
    visitor.press("Finish the conversation", then="Finish the conversation")
    visitor.fill("How many minutes did you talk?", "35")
    visitor.press("Finish, and read the draft", then=f"Draft of {person.split()[0]}’s plan")
    visitor.sees(GOAL, ACTION)
    visitor.look("the draft for the team")


# --- Document ---------------------------------------------------------------------------------------------------------


def agree(visitor: Visitor, days: Days) -> None:
    """By the person's own sign-in, to exactly what they have just read."""
    visitor.press("Read my plan", then="Draft of my plan", within="main")
    visitor.sees(GOAL, ACTION)
    visitor.look("reading my draft")
    visitor.press("Go on to agree", then="Do you agree to this plan?")
    visitor.choose("Yes")
    visitor.look("do you agree")
    visitor.press("Continue", then="Agree to the plan")
    visitor.fill_day("When will you look at the plan together again?", days.review)
    visitor.fill("Who makes sure that it happens?", "Carol Okoro")
    visitor.look("when to look again")
    visitor.press("I agree to this plan", then="What happens now")
    visitor.look("the plan is agreed")


def read_own_plan(visitor: Visitor) -> None:
    visitor.press("My plan", then="My plan", within=".app-navigation")
    visitor.sees(GOAL, ACTION, "HbA1c")
    visitor.look("my plan")


def copy_of_plan(visitor: Visitor) -> bytes:
    """The person's copy as a PDF, as the link on their plan gives it."""
    address = visitor.address_of("Get a copy to keep (PDF)")
    answer = visitor.page.request.get(visitor.page.evaluate("address => new URL(address, location).href", address))
    return answer.body()


# --- Sharing ----------------------------------------------------------------------------------------------------------


def share_with(visitor: Visitor, reader: str, *parts: str) -> None:
    choose_whom(visitor, reader)
    choose_parts(visitor, reader, *parts)
    choose_what_they_may(visitor, reader, "Only read it")
    visitor.look("what they will see, before it is shared")
    visitor.press("Share this", then="Who sees my plan")
    visitor.look("who sees my plan")


def choose_whom(visitor: Visitor, reader: str) -> None:
    visitor.press("Who sees my plan", then="Who sees my plan", within=".app-navigation")
    visitor.press("Share with somebody", then="Share with somebody")
    visitor.choose(reader)
    visitor.press("Continue", then=f"Share with {reader}", within="main")


def choose_parts(visitor: Visitor, reader: str, *parts: str) -> None:
    for part in parts:
        visitor.choose(part)
    visitor.look("which parts to share")
    visitor.press("Continue", then=f"Share with {reader}", within="main")


def choose_what_they_may(visitor: Visitor, reader: str, may: str) -> None:
    """What they may do, for care and support, until it is stopped; to the page that checks it."""
    visitor.choose(may)
    visitor.press("Continue", then=f"Share with {reader}", within="main")
    visitor.look("what they may use it for")
    visitor.press("Continue", then=f"Share with {reader}", within="main")
    visitor.choose("Until I stop it")
    visitor.press("Continue", then=f"Check what {reader} will see", within="main")


def stop_sharing(visitor: Visitor, reader: str) -> None:
    visitor.press("Who sees my plan", then="Who sees my plan", within=".app-navigation")
    visitor.press("Stop", then=f"Stop sharing with {reader}?", within=f".app-sharing:has-text('{reader}')")
    visitor.look("before sharing is stopped")
    visitor.press("Yes, stop sharing", then="Who sees my plan")


def open_shared_plan(visitor: Visitor, person: str) -> None:
    visitor.press("Shared with us", then="Shared with us", within=".app-navigation")
    visitor.press(person, then=f"{person.split()[0]}’s plan", within="main")


# --- Review -----------------------------------------------------------------------------------------------------------


def start_review(visitor: Visitor) -> None:
    visitor.press("Review", then="Look at the plan again", within="main")
    visitor.press("Start the review", then="Review of the plan")
    visitor.look("the review begins")


def answer_review(visitor: Visitor) -> None:
    """Each thing is asked, one a page; all are still true but one, which is no longer so."""
    visitor.press("Go on with the next one", then="Is this still true?")
    visitor.look("is this still true")
    count = int(visitor.page.locator(".app-progress").inner_text().split()[-1])
    for number in range(count):
        visitor.choose("No longer" if number == 1 else "Still true")
        visitor.press("Save and continue", then="Is this still true?" if number < count - 1 else "Review of the plan")


def finish_review(visitor: Visitor, person: str) -> None:
    visitor.look("everything is answered")
    visitor.press("Finish the review", then="Finish the review?")
    visitor.press("Finish the review", then=f"Draft of {person.split()[0]}’s plan")
    visitor.sees(GOAL)
    visitor.look("the next draft")


def see_who_looked(visitor: Visitor, *names: str) -> None:
    visitor.press("Who looked", then="Who looked at my plan", within=".app-navigation")
    visitor.sees(*names)
