"""What each message id of the rules says: plain words that name the field and the fix. Values stand in braces."""

from alongside.doors.catalogue_care_team import OF_CARE_TEAM
from alongside.doors.catalogue_carers import OF_CARERS
from alongside.doors.catalogue_files import OF_FILES
from alongside.doors.catalogue_gathering import OF_GATHERING
from alongside.doors.catalogue_measures import OF_MEASURES
from alongside.doors.catalogue_people import OF_PEOPLE
from alongside.doors.catalogue_rights import OF_RIGHTS
from alongside.doors.catalogue_shapes import OF_SHAPES

MESSAGES: dict[str, str] = {
    **OF_PEOPLE,
    **OF_RIGHTS,
    **OF_SHAPES,
    **OF_CARE_TEAM,
    **OF_CARERS,
    **OF_FILES,
    **OF_MEASURES,
    **OF_GATHERING,
    "access.account-needed": "Sign in first.",
    "access.administrators-only": "Only administrators change who works here.",
    "access.not-for-this-role": "This page is not for your role.",
    "access.organisation-needed": "Sign in for an organisation first.",
    "access.person-needed": "This page is about one person. Sign in as that person, or as their carer.",
    "account.email": "Enter an e-mail address, like name@example.org.",
    "account.email-taken": "Another account uses this e-mail address. Enter a different one.",
    "account.cannot-enter": "This sign-in cannot be joined to that record. Go on with two sign-ins, or ask your team.",
    "account.not-own-code": "This code is not about a record of your own. Use the code on your own letter.",
    "account.person-has-one": "This person has an account already.",
    "account.unknown": "There is no such account.",
    "authority.all-together": (
        "They decide together, so all of them have to say yes. Ask the others, then tick that they all agree."
    ),
    "authority.appropriate-asked": (
        "Say whether they are paid to care for the person, and whether the person agrees to them."
    ),
    "authority.ask-us": "We cannot do this just now. Phone the organisation that looks after the person.",
    "authority.attorney-decides": (
        "Somebody holds a power or a court order for health and welfare. They decide this, not the team. Ask them."
    ),
    "authority.child-decides": "This young person understands and decides for themselves. Ask them.",
    "authority.choose-sections": "Choose at least one part of the plan that this reaches.",
    "authority.cite": "Say by what right this is agreed: an authority that is in force, or a best-interests decision.",
    "authority.decision-not-life-sustaining": (
        "This best-interests decision was not about treatment that keeps the person alive. Record one that is."
    ),
    "authority.ended-already": "The last day of this is over. If there is a newer document, record that one.",
    "authority.ends-before-start": "The last day has to be on or after the first day.",
    "authority.ends-too-late": "The last day has to be within {years} years.",
    "authority.enduring-too-late": (
        "Enduring powers were made before October 2007. Check the date, or choose a lasting power."
    ),
    "authority.holder": "Enter the name of the person who holds this.",
    "authority.how-checked": (
        "Choose how you checked it. A power of attorney is checked with the Office of the Public Guardian, a "
        "deputy by the court’s order, and a parent by a birth certificate or an order."
    ),
    "authority.lasting-too-early": "Lasting powers began in October 2007. Check the date, or choose an enduring power.",
    "authority.life-sustaining": (
        "This does not give them a say about treatment that keeps the person alive. Follow the best-interests "
        "steps for that part."
    ),
    "authority.money-only": (
        "This is about money and property. It gives no say about care, health or this plan. A health and welfare "
        "power would."
    ),
    "authority.next-of-kin": (
        "Being next of kin gives nobody the right to decide. They can be listened to and involved. Record them "
        "with the people who support the person."
    ),
    "authority.no-say": (
        "They help the person to be heard. They do not decide for them. Ask the person, or record a "
        "best-interests decision."
    ),
    "authority.not-from-here": "This is not the next step here. Load the page again to see where it stands.",
    "authority.not-in-force": "This is not in force today. Look at where it stands first.",
    "authority.not-registered": (
        "A lasting power has to be registered with the Office of the Public Guardian before anybody can use it. "
        "Enter the day when it was, or wait until it is."
    ),
    "authority.kept-stopped": (
        "A safeguarding lead of your organisation keeps this stopped. Ask them. You can still record that it has ended."
    ),
    "authority.moved-meanwhile": (
        "Somebody else has changed where this stands since you opened the page. Load it again to see what it is now."
    ),
    "authority.not-kept": "No safeguarding lead keeps this stopped.",
    "authority.other-decision": (
        "This best-interests decision was about something else. Record one about agreeing the plan."
    ),
    "authority.outside-scope": (
        "The plan says things that this does not reach. They can be asked about it, but they cannot agree to all of it."
    ),
    "authority.paid": (
        "Somebody who is paid to care for the person cannot be the appropriate individual. Choose somebody else, or "
        "ask for an advocate."
    ),
    "authority.person-decides": (
        "Nobody has found that the person cannot decide this. So it is theirs to decide. Ask them, with all the "
        "help that they need."
    ),
    "authority.reference": "Enter the number on the document: the Public Guardian’s, or the court’s.",
    "authority.witness-gains": (
        "{name} witnessed this, and holds it or gains by it. Until that is cleared up it cannot be called checked. Ask "
        "the Office of the Public Guardian. If the name is wrong here, end this one and write it down anew."
    ),
    "authority.refused-by-person": "The person does not want them. Choose somebody else, or ask for an advocate.",
    "authority.registered-before-signed": "The day it was registered has to be on or after the day it was signed.",
    "authority.say-why": "Write why, in a few words.",
    "authority.second-lead": "You stopped it. Another safeguarding lead has to look before it is given back.",
    "authority.signed-later": "The day it was signed cannot be in the future.",
    "authority.signed-too-young": (
        "The person was under 18 on that day. A lasting power can be made from 18. Check the date."
    ),
    "authority.sixteen": (
        "From 16, people decide for themselves. A parent’s right to decide about the plan has ended. Ask the "
        "young person."
    ),
    "authority.starts-later": "The first day cannot be in the future. Record it when it begins.",
    "authority.too-young": "This is only for people of {age} or older. Check the kind, or the date of birth.",
    "authority.unknown": "There is no such record.",
    "authority.verify-first": "See the document and check it first. Only then can it be used.",
    "best-interests.before-finding": (
        "The decision has to be on or after the day when it was found that the person cannot make it."
    ),
    "best-interests.beliefs": (
        "Write what is known of the person’s beliefs and values. “Not known” is an answer, with what was tried."
    ),
    "best-interests.can-wait": (
        "Write whether this can wait until the person may be able to decide, and why or why not."
    ),
    "best-interests.child": "Best-interests decisions by the Mental Capacity Act are for people of 16 or older.",
    "best-interests.chosen": "Write what was decided, and why.",
    "best-interests.consulted": "Write who was asked, or why nobody could be.",
    "best-interests.decision": "Name the decision.",
    "best-interests.decision-maker": "Enter who made the decision.",
    "best-interests.imca": (
        "Nobody close to the person was asked. Ask for an independent mental capacity advocate, and say so here."
    ),
    "best-interests.in-future": "The day of the decision cannot be in the future.",
    "best-interests.less-restrictive": "Write how you looked for a way that leaves the person more free.",
    "best-interests.no-finding": (
        "First it has to be found that the person cannot make this decision. Record that assessment."
    ),
    "best-interests.not-by-appearance": (
        "Confirm that the decision does not rest on age, looks, condition or behaviour alone."
    ),
    "best-interests.not-to-bring-death": (
        "Confirm that the decision is not made from a wish to bring about the person’s death."
    ),
    "best-interests.options": "Write at least {least} options, one on each line. One of them can be to do nothing.",
    "best-interests.other-decision": "The assessment was about another decision: {decision}. Assess this one first.",
    "best-interests.took-part": "Write how the person was helped to take part.",
    "best-interests.unknown": "There is no such best-interests decision.",
    "best-interests.wishes": "Write the person’s wishes and feelings, now and before.",
    "best-interests.written-statement": (
        "Write what the person wrote down while they could decide. “None found” is an answer."
    ),
    "capacity.answer-each": "Answer yes or no.",
    "capacity.assessor": "Enter who made the assessment.",
    "capacity.because": "Write how this is the reason why they could not do it.",
    "capacity.before-birth": "The day of the assessment cannot be before the date of birth.",
    "capacity.can-but-limb": (
        "You answered no to one of the four questions, so the person cannot make this decision. Change one answer "
        "or the other."
    ),
    "capacity.evidence": "Write what was said or seen.",
    "capacity.impairment": "Write what affects the mind or brain. Without that, the person decides for themselves.",
    "capacity.in-future": "The day of the assessment cannot be in the future.",
    "capacity.name-decision": "Name the one decision that this is about. Nobody is found unable to decide in general.",
    "capacity.no-limb": (
        "You answered yes to all four questions, so the person can make this decision. Change one answer or the other."
    ),
    "capacity.review": "Enter the day when you will look at this again.",
    "capacity.review-range": "Enter a day after the assessment and within {months} months.",
    "capacity.unknown": "There is no such assessment.",
    "card.ends-on": "A card works for a year at most. Choose an earlier day.",
    "card.not-shown-twice": "We do not show a card twice. Stop it and make another.",
    "card.sections": "Choose at least one part of your emergency page.",
    "card.too-many": "You have {most} cards that work. Stop one first.",
    "card.unknown": "There is no such card.",
    "clash.same-moment": "Somebody else did the same at the same moment. Load the page again to see what is there now.",
    "client-key.has-own-administrator": "This organisation has an administrator here. They issue its keys.",
    "client-key.unknown": "There is no such key, or it was withdrawn already.",
    "competence.agreed": (
        "Only a child who understands can choose what others see. Take the ticks away, or change the answer."
    ),
    "competence.assessor": "Enter who talked with the child.",
    "competence.decision": "Name the decision.",
    "competence.judged-on": "Enter a day that has been, after the date of birth.",
    "competence.needed": (
        "From 11, a child may decide for themselves. First talk with the child and record whether they understand."
    ),
    "competence.reason": "Write why you think so.",
    "competence.sixteen": "From 16, people are presumed to decide for themselves. There is nothing to judge here.",
    "details.no-such-standing": "Choose whether it is decided.",
    "details.not-of-this-kind": "This cannot be said about it. Go back and open the page again.",
    "discuss.finished": "This conversation is finished. You can still change the draft.",
    "discuss.how": "Choose how you are talking together.",
    "discuss.minutes": "Enter how long you talked: 1 to 480 minutes.",
    "discuss.nothing-to-undo": "The last words here are not yours. There is nothing of yours to undo.",
    "discuss.off-scale": "Choose a number from {lowest} to {highest}.",
    "discuss.present-already": "You saved this page before. Go to the conversation to add somebody else.",
    "discuss.too-many-topics": "Choose {most} things to talk about today. Keep the others for another time.",
    "discuss.unknown": "There is no such conversation.",
    "discuss.unknown-topic": "We could not find that topic. Load the page again.",
    "document.draft-changed": "The plan was changed while you were reading it. Read it again before you agree.",
    "document.how": "Choose how the person said yes. The person agrees by signing in; staff record a yes they heard.",
    "document.no-version": "No version of this plan has been agreed yet.",
    "document.partial": "Some of this plan is not shared with you. The person can agree to it by signing in.",
    "document.partial-copy": "Some of this plan is not shared with you, so you cannot print the person’s copy.",
    "fact.ends-before-start": "The last day has to be on or after the first day.",
    "fact.starts-later": "The first day cannot be in the future.",
    "fact.unknown": "There is no such record.",
    "code.sent-today": "A new code for them was sent today already. Wait until it comes, or try again tomorrow.",
    "form.incomplete": "This page is not complete. Go back and open it again.",
    "form.sent-before": "This page was sent before, with something else on it. That is saved.",
    "form.without-key": "We cannot tell whether this page was sent before. Open it again and send it once more.",
    "item.unknown": "This part of the plan is not there any more.",
    "list.page": "There is no such page of this list.",
    "membership.already": "They have this role already.",
    "membership.ends-before-start": "The last day has to be on or after the first day.",
    "membership.role": "Choose a role for staff.",
    "membership.starts-too-late": "The first day has to be within a year from today.",
    "membership.unknown": "There is no such member of staff in your organisation.",
    "message.not-in-trouble": "Somebody dealt with this message already.",
    "message.not-unfit": "This message was stopped for another reason. Send it again, or say what you did.",
    "message.unknown": "There is no such message in your organisation.",
    "nhs-number.check-digit": "Check the NHS number. One or more digits are wrong.",
    "nhs-number.other-country": "Enter an NHS number from England, Wales or the Isle of Man. This one is not.",
    "nhs-number.same-digits": "Enter a real NHS number. This one is the same digit 10 times.",
    "nhs-number.ten-digits": "Enter an NHS number of 10 digits, for example 999 000 0018.",
    "opening.nobody-looks": "Leave this empty: nobody could look at your reason, so the person has to be told.",
    "opening.own-or-relative": "This is your own plan, or that of somebody close to you. Ask a colleague to look.",
    "opening.reason": "Choose the reason why you need to open this plan now.",
    "opening.reviewed-already": "Somebody has looked at this already.",
    "opening.say-more": "Say why, in at least {least} letters.",
    "opening.say-what": "Say in a few words what happened. For example: she fell at home.",
    "opening.too-many": "You looked for many people in a short time. Wait 10 minutes, or call the team of the person.",
    "opening.unknown": "There is no such opening.",
    "opening.whom": "Enter an NHS number, or a first name and a last name.",
    "organisation.ods-code-taken": "Another organisation has this ODS code. Check the code.",
    "organisation.unknown": "There is no such organisation.",
    "comment.unknown": "There is no such comment.",
    "override.ends-on": "The last day has to be today or later, and at most {days} days from now.",
    "override.not-looked-after": "Only an organisation that looks after this person can ask for this.",
    "override.unknown": "There is no such decision on a legal ground.",
    "plan.disagreement-said-by": "Write whose words these are.",
    "plan.empty": "There is nothing in the draft yet. Write down at least one thing first.",
    "plan.newer-version": "There is a newer version of this plan. Look at it before you agree.",
    "plan.no-such-version": "There is no such version of this plan.",
    "plan.not-agreed-reason": "Choose why the plan was not agreed.",
    "plan.not-agreed-words": "Write what was said.",
    "plan.not-ready": "The plan is saved. Some things are still needed before it can be agreed. The draft says which.",
    "plan.not-shared": "This plan is not shared with you.",
    "prepare.helped-how": "Choose at least one way in which they helped.",
    "prepare.gathering-first": "Information gathering has to come before the conversation. Choose another day or time.",
    "prepare.no-conversation": "Book the conversation first. The pack is sent one to two weeks before it.",
    "prepare.no-pack": "Make the pack first.",
    "prepare.not-answering-now": "These questions are closed now. You can still add to your plan at any time.",
    "prepare.not-preparing": "Book both appointments first. Then the pack can be made.",
    "prepare.not-released": "These questions are not ready yet.",
    "prepare.pack-with-person": "The person has this pack already. It cannot be changed any more.",
    "prepare.not-come-back": "This pack did not come back, so it is not sent again.",
    "prepare.pack-not-out": "This pack is not out yet.",
    "prepare.step": "Choose what happened to the pack.",
    "prepare.prompts-needed": "Choose at least one set of questions.",
    "prepare.release-after": "Choose a day on or before the conversation.",
    "prepare.release-past": "Choose today or a later day to send the pack.",
    "prepare.release-too-early": "That is {days} days before the conversation. Choose 7 to 14 days, or write why.",
    "prepare.release-too-late": "That is only {days} days before the conversation. Choose 7 to 14 days, or write why.",
    "prepare.result-number": "Enter the result as a number, like 53 or 7.1.",
    "prepare.result-pair": "Enter the two numbers of a blood pressure, like 128/82.",
    "prepare.result-range": "Check the number. It has to be from {lowest} to {highest} {unit}. Is it in another unit?",
    "prepare.unknown-choice": "Choose one of the answers shown.",
    "prepare.unknown-prompt": "We could not find that question. Go back to the list and choose one.",
    "prepare.unknown-result": "We could not find that result. Load the page again.",
    "prompts.may-not-write": "Only the team that looks after people writes questions.",
    "prompts.newer-version": "Somebody else saved these questions first. Load the page again.",
    "prompts.question-needed": "Write at least one question.",
    "prompts.section": "Choose where the answer belongs in the plan.",
    "prompts.short-word": "Write at least {shortest} letters of each condition.",
    "prompts.too-many": "A set can have {most} questions at most.",
    "prompts.unknown-version": "There is no such version to use again.",
    "prompts.unknown-set": "We could not find these questions.",
    "restriction.ask-first": "First somebody asks for this limit to be lifted, then a second person lifts it.",
    "restriction.from-whom": "Say from whom this is kept.",
    "restriction.nobody-chosen": "Choose at least one of them, or go back and do nothing more.",
    "restriction.not-oneself": "You cannot keep something from yourself: you could not lift it again.",
    "restriction.one-thing": "Choose one part of the plan, or single entries in it, not both.",
    "restriction.unknown": "There is no such limit.",
    "restriction.whole-person": "People see their own plan. Choose the entries, or the part, that they must not see.",
    "restriction.whom-to-ask": "Say whom a colleague may ask about what is kept from them.",
    "result.blood-pressure": (
        "How hard your blood pushes as your heart beats. There are two numbers: the first when the heart "
        "squeezes, the second when it rests."
    ),
    "result.bmi": "Your weight compared with your height.",
    "result.cholesterol": "The amount of a kind of fat in your blood. Your body needs some of it.",
    "result.creatinine": "A waste product in your blood that your kidneys clear away.",
    "result.egfr": "How well your kidneys clean your blood. It is worked out from a blood test.",
    "result.glucose": "How much sugar was in your blood at the time of the test.",
    "result.haemoglobin": "The part of your blood that carries oxygen round your body.",
    "usual.blood-pressure": "less than 140/90 at a surgery and less than 135/85 at home, for most adults.",
    "usual.bmi": "18.5 to 25 for many adults. It differs with age, family background and how a body is built.",
    "usual.egfr": "90 or more for most younger adults. It gets lower with age: 60 or more is common.",
    "usual.hba1c-mmol": "less than 42 without diabetes. With diabetes many aim for 48 to 53; yours may differ.",
    "usual.hba1c-percent": "less than 6 without diabetes. With diabetes many aim for 6.5 to 7; yours may differ.",
    "usual.oxygen": "94 or more for most people. With some lung conditions less is usual.",
    "usual.pulse": "60 to 100 for most adults at rest.",
    "result.hba1c": "How much sugar there has been in your blood, on average, over the last 2 to 3 months.",
    "result.height": "How tall you are.",
    "result.in-the-future": "The date of the result cannot be in the future.",
    "result.number": "Enter the result as a number with fewer digits.",
    "result.other": "Ask about this result when we meet. We can explain what it measures.",
    "result.oxygen": "How much oxygen your blood is carrying.",
    "result.pain": "How much pain you said you had, from 0 for none to 10 for the worst.",
    "result.pulse": "How many times your heart beats in a minute.",
    "result.smoking": "What you told us about smoking.",
    "result.triglycerides": "The amount of another kind of fat in your blood. It often changes after meals.",
    "result.urine-protein": "How much protein is in your urine. It shows how your kidneys are working.",
    "result.value-needed": "Enter the result as a number, or in words.",
    "result.weight": "How much you weigh.",
    "review.answer-needed": "Choose still true, changed or no longer.",
    "review.date-before-plan": "Choose a review date after the day the plan was agreed.",
    "review.date-past": "Choose a review date that is today or later.",
    "review.finished": "This review is finished.",
    "review.no-plan": "There is no agreed plan to look at yet.",
    "review.no-round": "There is no plan under way to add this to. Tell your team.",
    "review.not-all-asked": "{count} things have not been asked about yet.",
    "review.nothing-to-add-to": "There is no part of this plan that you can add to.",
    "review.over-a-year": (
        "This day is more than a year away. Most plans are looked at again within a year. "
        "Choose an earlier day, or tick the box if you mean this one."
    ),
    "review.partial": "Some of this plan is not shared with you. The person can finish the review by signing in.",
    "review.unknown": "There is no such review.",
    "review.unknown-item": "We could not find that part of the plan. Load the page again.",
    "scale.1-10": "Choose a number from 1 to 10.",
    "second-person.needed": "This takes a second person: somebody other than who asked for it or did it.",
    "sharing.choose-day": "Choose the last day of sharing again.",
    "sharing.choose-purpose": "Choose what they may use it for.",
    "sharing.choose-sections": "Choose at least one part of the plan to share.",
    "sharing.decided-meanwhile": (
        "What is shared here was changed since you began to choose. Look at what is shared now, and choose again."
    ),
    "sharing.ends-on": "The last day of sharing has to be today or later, and at most {years} years from now.",
    "sharing.more-than-seen": "They can only comment on, or add to, parts that they may see.",
    "sharing.no-authority": (
        "Nobody is recorded who may decide this for the person. Record and check their authority first, or choose "
        "who did decide."
    ),
    "sharing.no-best-interests": (
        "No best-interests decision is recorded for this person. Record it first, or choose who did decide."
    ),
    "sharing.not-oneself": "You see your own plan already. Choose somebody else.",
    "sharing.one-reader": "Choose one organisation or one person to share with.",
    "staff.columns": "The line has too many or too few columns.",
    "staff.date": "Enter the date as 2026-11-02 or 02/11/2026.",
    "staff.email": "Enter an e-mail address, like name@example.org.",
    "staff.identity-check": "Choose how you checked who they are.",
    "staff.last-administrator": "This is the only administrator. Add another one first.",
    "staff.name": "Enter the name.",
    "staff.no-recovery": "Nobody waits for this. It was done already, or the first check is more than a day old.",
    "staff.not-yourself": "Ask another administrator to do this for you.",
    "staff.recovery-open": "The first check was made already. Somebody else makes the second one, under Lost phones.",
    "staff.second-person": "Somebody else has to make the second check. You made the first.",
    "staff.starts-on": "Enter the first day.",
    "stages.not-yet-accepted": "Invite this person first, and record their yes.",
    "stages.not-yet-agreed": "Write the plan together before it is agreed.",
    "stages.not-yet-closed": "Agree the plan before you close this round.",
    "stages.not-yet-declined": "A “no” can be recorded until the conversation. After that, end the round and say why.",
    "stages.not-yet-discussing": "Make the preparation pack before you start the conversation.",
    "stages.not-yet-drafting": "Talk together before you write the plan.",
    "stages.not-yet-ended": "There is no round to end.",
    "stages.not-yet-invited": "This person cannot be invited now. Look at where their round stands first.",
    "stages.not-yet-not-now": "“Not now” can be recorded until the conversation. Then end the round and say why.",
    "stages.not-yet-preparing": "Record the person's yes before you prepare with them.",
    "stages.not-yet-reviewing": "A review starts the next round. Close this round first.",
    "stages.round-over": "This round has finished. Start a new one.",
    "sharing.unknown": "There is no such decision.",
    "text.forbidden-character": "One character in this text cannot be stored. Take it out: it may be invisible.",
    "text.nothing-visible": "Nothing that can be read was written here. Write it in letters or figures.",
    "text.one-line": "Write this on one line.",
    "text.too-long": "This is too long: {length} characters. Use {longest} or fewer. Your words are still here.",
    "text.too-many-marks": "There are too many marks on one letter. Take some of them out.",
    "voices.not-yours": "Choose in whose words this is.",
    "voices.others-words": "These are the words of {name}. Add your own beside them instead.",
    "words.action-under-goal": "An action belongs to a goal. Choose the goal first.",
    "words.section": "Choose a part of the plan that can hold words.",
    "words.stale": "Somebody else saved first. Look at both, and choose what to keep.",
}
