"""Every kind of event, with the sentence a person reads about it. `{who}` is filled by the page that shows it."""

from enum import StrEnum


class EventKind(StrEnum):
    PLAN_OPENED = "plan.opened"
    PLAN_REFUSED = "plan.refused"
    PLAN_VERSION_ADDED = "plan.version-added"
    PLAN_COPIED = "plan.copied"
    PLAN_NOT_AGREED = "plan.not-agreed"
    WORDS_ADDED = "words.added"
    WORDS_CHANGED = "words.changed"
    WORDS_WITHDRAWN = "words.withdrawn"
    WORDS_SEEN = "words.seen"
    COMMENT_ADDED = "comment.added"
    MEASURES_OPENED = "measures.opened"
    MEASURE_BEGUN = "measure.begun"
    MEASURE_ANSWERED = "measure.answered"
    MEASURE_TAKEN = "measure.taken"
    MEASURE_SESSION_BEGUN = "measure.session-begun"
    MEASURE_AREAS_PICKED = "measure.areas-picked"
    MEASURE_STEP_SAID = "measure.step-said"
    MEASURE_ACTION_AGREED = "measure.action-agreed"
    MEASURE_ACTION_WENT = "measure.action-went"
    MEASURE_SESSION_FINISHED = "measure.session-finished"
    INSTRUMENT_LOADED = "instrument.loaded"
    INSTRUMENT_PERMITTED = "instrument.permitted"
    COMMENT_READ = "comment.read"
    ROUND_OPENED = "round.opened"
    ROUND_MOVED = "round.moved"
    COORDINATOR_NAMED = "coordinator.named"
    SUPPORTER_ADDED = "supporter.added"
    SUPPORTER_CHANGED = "supporter.changed"
    SUPPORTER_ENDED = "supporter.ended"
    CARE_TEAM_OPENED = "care-team.opened"
    FACILITATOR_ASSIGNED = "facilitator.assigned"
    FACILITATOR_ENDED = "facilitator.ended"
    OBSERVATION_ADDED = "observation.added"
    WORRY_RAISED = "worry.raised"
    WORRY_OPENED = "worry.opened"
    WORRY_RECEIVED = "worry.received"
    NOTICE_CLAIMED = "notice.claimed"
    NOTICE_SENT = "notice.sent"
    CARER_IDENTIFIED = "carer.identified"
    CARING_OPENED = "caring.opened"
    CARING_CHANGED = "caring.changed"
    CARING_LINKED = "caring.linked"
    CARING_ENDED = "caring.ended"
    ASSESSMENT_RECORDED = "assessment.recorded"
    CANNOT_CARE_WRITTEN = "cannot-care.written"
    CARING_SHOWN = "caring.shown"
    CARING_ANSWERED = "caring.answered"
    AUTHORITY_RECORDED = "authority.recorded"
    AUTHORITY_MOVED = "authority.moved"
    AUTHORITY_GUARDED = "authority.guarded"
    AUTHORITY_GIVEN_BACK = "authority.given-back"
    PROXY_INVITED = "proxy.invited"
    PROXY_WELCOMED = "proxy.welcomed"
    CAPACITY_ASSESSED = "capacity.assessed"
    BEST_INTERESTS_DECIDED = "best-interests.decided"
    COMPETENCE_JUDGED = "competence.judged"
    FACT_NOTED = "fact.noted"
    FACT_ENDED = "fact.ended"
    INVOLVEMENT_DECIDED = "involvement.decided"
    CONFLICT_RECORDED = "conflict.recorded"
    CONCERN_ANSWERED = "concern.answered"
    CONCERNS_LISTED = "concern.list-opened"
    CONCERN_OPENED = "concern.opened"
    CONCERN_RECORDED = "concern.recorded"
    CONCERN_NAMED = "concern.somebody-named"
    CONCERN_NOTED = "concern.note-added"
    CONCERN_ASKED = "concern.person-asked"
    CONCERN_CLOSED = "concern.closed"
    SHARING_DECIDED = "sharing.decided"
    SHARING_WITHDRAWN = "sharing.withdrawn"
    SHARING_CONFIRMED = "sharing.confirmed"
    PERSON_SOUGHT = "person.sought"
    PLAN_OPENED_BESIDE = "plan.opened-beside"
    CARD_MADE = "card.made"
    CARD_STOPPED = "card.stopped"
    CARD_USED = "card.used"
    CARD_REFUSED = "card.refused"
    OPENING_TOLD = "opening.told"
    OPENING_REVIEWED = "opening.reviewed"
    OVERRIDE_ASKED = "override.asked"
    OVERRIDE_MADE = "override.made"
    OVERRIDE_ENDED = "override.ended"
    OVERRIDE_TOLD = "override.told"
    RESTRICTIONS_OPENED = "restrictions.opened"
    RESTRICTION_SET = "restriction.set"
    RESTRICTION_LIFT_ASKED = "restriction.lift-asked"
    RESTRICTION_LIFTED = "restriction.lifted"
    OFFER_MADE = "offer.made"
    OFFER_ANSWERED = "offer.answered"
    APPOINTMENT_BOOKED = "appointment.booked"
    APPOINTMENT_MOVED = "appointment.moved"
    APPOINTMENT_ATTENDED = "appointment.attended"
    APPOINTMENT_CANCELLED = "appointment.cancelled"
    APPOINTMENT_MISSED = "appointment.missed"
    RECALL_SET = "recall.set"
    RECALL_OPENED = "recall.opened"
    RESULT_WITHDRAWN = "result.withdrawn"
    GATHERING_OPENED = "gathering.opened"
    GATHERING_SAVED = "gathering.saved"
    CHECKS_CHANGED = "checks.changed"
    CALL_RECORDED = "call.recorded"
    PACK_MADE = "pack.made"
    PACK_OPENED = "pack.opened"
    PACK_CHANGED = "pack.changed"
    PACK_RELEASED = "pack.released"
    PACK_TRACKED = "pack.tracked"
    DRAFT_SAVED = "draft.saved"
    PROMPT_CHOSEN = "prompt.chosen"
    HELPER_NAMED = "helper.named"
    HELPER_TAKEN_OUT = "helper.taken-out"
    FILE_ATTACHED = "file.attached"
    FILE_OPENED = "file.opened"
    FILE_TYPED = "file.typed"
    FILE_TAKEN_BACK = "file.taken-back"
    PREPARING_FINISHED = "preparing.finished"
    CONVERSATION_STARTED = "conversation.started"
    CONVERSATION_HELD = "conversation.held"
    PRESENT_ADDED = "present.added"
    AGENDA_CHANGED = "agenda.changed"
    REVIEW_STARTED = "review.started"
    REVIEW_ANSWERED = "review.answered"
    REVIEW_FINISHED = "review.finished"
    RESULT_ADDED = "result.added"
    HEALTH_RECEIVED = "health.received"
    OTHER_PLANS_RECEIVED = "other-plans.received"
    MESSAGE_QUEUED = "message.queued"
    MESSAGE_CLAIMED = "message.claimed"
    MESSAGE_HANDED_OVER = "message.handed-over"
    MESSAGE_SENT = "message.sent"
    MESSAGE_STOPPED = "message.stopped"
    MESSAGE_SENT_AGAIN = "message.sent-again"
    MESSAGE_SETTLED = "message.settled"
    PERSON_ADDED = "person.added"
    PERSON_NOT_ADDED = "person.not-added"
    PERSON_CHANGED = "person.changed"
    PERSON_MERGED = "person.merged"
    PERSON_UNMERGED = "person.unmerged"
    DETAILS_OPENED = "details.opened"
    NEEDS_OPENED = "needs.opened"
    NEED_RECORDED = "need.recorded"
    NEEDS_CONFIRMED = "needs.confirmed"
    ADJUSTMENT_ADDED = "adjustment.added"
    ADJUSTMENT_ENDED = "adjustment.ended"
    DETAIL_KEPT_APART = "detail.kept-apart"
    DETAIL_READ = "detail.read"
    INFORMATION_OPENED = "information.opened"
    INFORMATION_WANTED = "information.wanted"
    INFORMATION_GIVEN = "information.given"
    FORMAT_OVERRIDDEN = "format.overridden"
    PEOPLE_IMPORTED = "people.imported"
    MATCH_DECIDED = "match.decided"
    PAGE_REFUSED = "page.refused"
    CASELOAD_OPENED = "caseload.opened"
    ORGANISATION_ADDED = "organisation.added"
    ACCOUNT_ADDED = "account.added"
    ACCOUNT_ENTERED_FROM = "account.entered-from"
    ACCOUNT_EMAIL_CHANGED = "account.email-changed"
    ACCOUNT_SIGNED_IN = "account.signed-in"
    ACCOUNT_SIGN_IN_REFUSED = "account.sign-in-refused"
    ACCOUNT_SESSIONS_ENDED = "account.sessions-ended"
    ACCOUNT_RECOVERY_STARTED = "account.recovery-started"
    ACCOUNT_RECOVERED = "account.recovered"
    MEMBERSHIP_STARTED = "membership.started"
    MEMBERSHIP_ENDED = "membership.ended"
    CODE_MADE = "code.made"
    CODE_USED = "code.used"
    COPY_ASKED = "copy.asked"
    COPY_MADE = "copy.made"
    COPY_FAILED = "copy.failed"
    COPY_OPENED = "copy.opened"
    COPY_EXPIRED = "copy.expired"
    COPY_EXTENDED = "copy.extended"
    ENTRY_REVIEWED = "entry.reviewed"
    CORRECTION_ASKED = "correction.asked"
    CORRECTION_OPENED = "correction.opened"
    CORRECTION_ANSWERED = "correction.answered"
    DISAGREEMENT_SAID = "disagreement.said"
    DISAGREEMENT_WITHDRAWN = "disagreement.withdrawn"
    COMPLAINT_RAISED = "complaint.raised"
    COMPLAINT_OPENED = "complaint.opened"
    COMPLAINT_ACKNOWLEDGED = "complaint.acknowledged"
    COMPLAINT_ANSWERED = "complaint.answered"
    RIGHTS_CONTACT_SET = "rights-contact.set"
    TEXT_WRITTEN = "text.written"
    PROMPTS_WRITTEN = "prompts.written"
    TEXT_APPROVED = "text.approved"
    RECORD_HELD = "record.held"
    RECORD_HOLD_LIFTED = "record.hold-lifted"
    RECORDS_DUE_LISTED = "records-due.listed"
    DISPOSAL_PROPOSED = "disposal.proposed"
    DISPOSAL_REFUSED = "disposal.refused"
    RECORD_DISPOSED = "record.disposed"
    ORGANISATION_EXPORTED = "organisation.exported"
    TOKEN_ISSUED = "token.issued"  # noqa: S105 (an event's name)
    TOKEN_WITHDRAWN = "token.withdrawn"  # noqa: S105


SENTENCES: dict[EventKind, str] = {
    EventKind.PLAN_OPENED: "{who} looked at your plan.",
    EventKind.PLAN_REFUSED: "{who} asked to see your plan and was not allowed to.",
    EventKind.PLAN_VERSION_ADDED: "A new version of your plan was agreed.",
    EventKind.PLAN_COPIED: "A copy of your plan was made.",
    EventKind.PLAN_NOT_AGREED: "{who} recorded why the plan is not agreed yet.",
    EventKind.WORDS_ADDED: "{who} added words to your plan.",
    EventKind.WORDS_CHANGED: "{who} changed their words in your plan.",
    EventKind.WORDS_WITHDRAWN: "{who} took words out of your plan.",
    EventKind.WORDS_SEEN: "{who} read your answers.",
    EventKind.ROUND_OPENED: "Work on your plan was started.",
    EventKind.ROUND_MOVED: "Your plan moved to its next step.",
    EventKind.COORDINATOR_NAMED: "Your named coordinator was set.",
    EventKind.SUPPORTER_ADDED: "Somebody was added to the people who support you.",
    EventKind.SUPPORTER_CHANGED: "What is known of somebody who supports you was changed.",
    EventKind.SUPPORTER_ENDED: "Somebody was taken off the people who support you.",
    EventKind.CARE_TEAM_OPENED: "{who} looked at who supports you.",
    EventKind.FACILITATOR_ASSIGNED: "Somebody was asked to help you with your plan.",
    EventKind.FACILITATOR_ENDED: "Somebody does not help you with your plan any more.",
    EventKind.OBSERVATION_ADDED: "{who} wrote down what they noticed.",
    EventKind.WORRY_RAISED: "{who} said that they are worried about a person.",
    EventKind.WORRY_OPENED: "{who} read what somebody is worried about.",
    EventKind.WORRY_RECEIVED: "{who} received what somebody is worried about.",
    EventKind.NOTICE_CLAIMED: "A notice to staff was picked up for sending.",
    EventKind.NOTICE_SENT: "A notice to staff was sent, or could not be.",
    EventKind.CARER_IDENTIFIED: "{who} wrote down that you look after somebody.",
    EventKind.CARING_OPENED: "{who} looked at what is written about looking after somebody.",
    EventKind.CARING_CHANGED: "{who} changed what you do for somebody you look after.",
    EventKind.CARING_LINKED: "{who} said which record is that of somebody you look after.",
    EventKind.CARING_ENDED: "{who} wrote down that you do not look after somebody any more.",
    EventKind.ASSESSMENT_RECORDED: "{who} wrote down your answer about a carer’s assessment.",
    EventKind.CANNOT_CARE_WRITTEN: "{who} wrote in your plan for when you cannot care.",
    EventKind.CARING_SHOWN: "{who} changed what somebody you look after can see.",
    EventKind.CARING_ANSWERED: "{who} answered if a plan about you can be shown in an emergency.",
    EventKind.AUTHORITY_RECORDED: "{who} wrote down that somebody may act for you.",
    EventKind.AUTHORITY_MOVED: "{who} wrote down where the right of somebody to act for you stands.",
    EventKind.AUTHORITY_GUARDED: "{who} keeps the right of somebody to act for you stopped.",
    EventKind.AUTHORITY_GIVEN_BACK: "{who} let your team decide again about the right of somebody to act for you.",
    EventKind.PROXY_INVITED: "{who} invited somebody who may act for you.",
    EventKind.PROXY_WELCOMED: "Somebody who may act for you got an account of their own.",
    EventKind.CAPACITY_ASSESSED: "{who} wrote down whether you could make one decision at that time.",
    EventKind.BEST_INTERESTS_DECIDED: "{who} wrote down a decision that was made for you, and why.",
    EventKind.COMPETENCE_JUDGED: "{who} wrote down whether you decide about your plan yourself.",
    EventKind.FACT_NOTED: "{who} noted a legal fact about you.",
    EventKind.FACT_ENDED: "{who} noted that a legal fact about you is over.",
    EventKind.INVOLVEMENT_DECIDED: "A decision about somebody who supports you was saved.",
    EventKind.CONFLICT_RECORDED: "{who} recorded what may stand between a person and somebody who supports them.",
    EventKind.CONCERN_ANSWERED: "{who} answered a question of safeguarding.",
    EventKind.CONCERNS_LISTED: "{who} opened a list of safeguarding concerns.",
    EventKind.CONCERN_OPENED: "{who} opened a safeguarding concern.",
    EventKind.CONCERN_RECORDED: "{who} recorded a safeguarding concern.",
    EventKind.CONCERN_NAMED: "{who} wrote down who is said to have caused harm.",
    EventKind.CONCERN_NOTED: "{who} wrote down what was done about a safeguarding concern.",
    EventKind.CONCERN_ASKED: "{who} wrote down what the person says about a safeguarding concern.",
    EventKind.CONCERN_CLOSED: "{who} closed a safeguarding concern.",
    EventKind.MEASURES_OPENED: "{who} looked at how you are doing.",
    EventKind.MEASURE_BEGUN: "{who} began to rate how you are doing.",
    EventKind.MEASURE_ANSWERED: "{who} rated how you are doing.",
    EventKind.MEASURE_TAKEN: "{who} finished rating how you are doing.",
    EventKind.MEASURE_SESSION_BEGUN: "{who} began to go through how you are doing.",
    EventKind.MEASURE_AREAS_PICKED: "{who} picked what to talk about.",
    EventKind.MEASURE_STEP_SAID: "{who} wrote down what was said about how you are doing.",
    EventKind.MEASURE_ACTION_AGREED: "{who} put something to do into your plan.",
    EventKind.MEASURE_ACTION_WENT: "{who} wrote down how something that was to be done went.",
    EventKind.MEASURE_SESSION_FINISHED: "{who} finished going through how you are doing.",
    EventKind.INSTRUMENT_LOADED: "{who} brought in a questionnaire.",
    EventKind.INSTRUMENT_PERMITTED: "{who} recorded that a questionnaire may be used.",
    EventKind.COMMENT_ADDED: "{who} commented beside a part of your plan.",
    EventKind.COMMENT_READ: "You read a comment beside your plan.",
    EventKind.SHARING_DECIDED: "A decision about who sees your plan was saved.",
    EventKind.SHARING_WITHDRAWN: "Sharing was stopped.",
    EventKind.SHARING_CONFIRMED: "A decision about who sees your plan was looked at again and stands.",
    EventKind.PERSON_SOUGHT: "{who} looked for a person in an emergency.",
    EventKind.PLAN_OPENED_BESIDE: "{who} opened your plan in an emergency, and said why.",
    EventKind.CARD_MADE: "{who} made an emergency card for you.",
    EventKind.CARD_STOPPED: "{who} stopped an emergency card of yours.",
    EventKind.CARD_USED: "Somebody opened your emergency page with your card, and said who they are and why.",
    EventKind.CARD_REFUSED: "Somebody tried your emergency card with a wrong passcode.",
    EventKind.OPENING_TOLD: "You were told that somebody opened your plan in an emergency.",
    EventKind.OPENING_REVIEWED: "{who} looked at why a plan was opened in an emergency.",
    EventKind.OVERRIDE_ASKED: "{who} asked for part of your plan to be shown to others on a legal ground.",
    EventKind.OVERRIDE_MADE: "Part of your plan was shown to others on a legal ground.",
    EventKind.OVERRIDE_TOLD: "You were told that part of your plan was shown to others on a legal ground.",
    EventKind.OVERRIDE_ENDED: "Showing part of your plan on a legal ground was ended.",
    EventKind.RESTRICTIONS_OPENED: "{who} looked at the limits on who sees a plan.",
    EventKind.RESTRICTION_SET: "A limit on who sees your plan was set.",
    EventKind.RESTRICTION_LIFT_ASKED: "{who} asked for a limit on who sees a plan to be lifted.",
    EventKind.RESTRICTION_LIFTED: "A limit on who sees your plan was lifted.",
    EventKind.OFFER_MADE: "{who} invited you to make a plan.",
    EventKind.OFFER_ANSWERED: "Your answer to the invitation was saved.",
    EventKind.APPOINTMENT_BOOKED: "{who} booked an appointment.",
    EventKind.APPOINTMENT_MOVED: "{who} moved an appointment.",
    EventKind.APPOINTMENT_ATTENDED: "{who} recorded that an appointment took place.",
    EventKind.APPOINTMENT_CANCELLED: "{who} cancelled an appointment.",
    EventKind.APPOINTMENT_MISSED: "{who} recorded that you could not come to an appointment.",
    EventKind.RECALL_SET: "{who} changed when you are asked to come each year.",
    EventKind.RECALL_OPENED: "{who} looked at when you are asked to come each year.",
    EventKind.RESULT_WITHDRAWN: "{who} took back a result that was typed by mistake.",
    EventKind.GATHERING_OPENED: "{who} looked at your tests and checks.",
    EventKind.GATHERING_SAVED: "{who} wrote down your tests and checks.",
    EventKind.CHECKS_CHANGED: "{who} changed what is asked at tests and checks.",
    EventKind.CALL_RECORDED: "{who} told you about a result, and recorded what you said.",
    EventKind.PACK_MADE: "{who} made your preparation pack.",
    EventKind.PACK_OPENED: "{who} looked at your results or your preparation pack.",
    EventKind.PACK_CHANGED: "{who} changed your preparation pack.",
    EventKind.PACK_TRACKED: "{who} noted where your preparation pack is.",
    EventKind.PACK_RELEASED: "Your preparation pack was sent to you.",
    EventKind.DRAFT_SAVED: "{who} saved a draft answer.",
    EventKind.PROMPT_CHOSEN: "{who} chose to talk about a question, or was not sure.",
    EventKind.HELPER_NAMED: "{who} said who helped with the answers.",
    EventKind.HELPER_TAKEN_OUT: "{who} took back who helped with the answers.",
    EventKind.FILE_ATTACHED: "{who} added a picture, scan or recording.",
    EventKind.FILE_OPENED: "{who} looked at a picture, scan or recording of yours.",
    EventKind.FILE_TYPED: "{who} said that all of a picture, scan or recording is typed.",
    EventKind.FILE_TAKEN_BACK: "{who} took a picture, scan or recording back.",
    EventKind.PREPARING_FINISHED: "{who} finished getting ready.",
    EventKind.CONVERSATION_STARTED: "{who} began a conversation with you.",
    EventKind.CONVERSATION_HELD: "{who} recorded a conversation with you.",
    EventKind.PRESENT_ADDED: "{who} wrote down who was at a conversation.",
    EventKind.AGENDA_CHANGED: "{who} changed what there is to talk about.",
    EventKind.REVIEW_STARTED: "A review of your plan was started.",
    EventKind.REVIEW_ANSWERED: "{who} recorded whether part of your plan is still true.",
    EventKind.REVIEW_FINISHED: "A review of your plan was finished.",
    EventKind.RESULT_ADDED: "{who} added a test result.",
    EventKind.HEALTH_RECEIVED: "Health records were brought in from another system.",
    EventKind.OTHER_PLANS_RECEIVED: "Plans that others lead were brought in from another system.",
    EventKind.MESSAGE_QUEUED: "A message to you was made ready.",
    EventKind.MESSAGE_CLAIMED: "A message to you was picked up for sending.",
    EventKind.MESSAGE_HANDED_OVER: "A message to you was being handed over.",
    EventKind.MESSAGE_SENT: "A message was sent to you.",
    EventKind.MESSAGE_STOPPED: "A message to you was stopped.",
    EventKind.MESSAGE_SENT_AGAIN: "{who} asked for a message to you to be sent again.",
    EventKind.MESSAGE_SETTLED: "{who} dealt with a message to you in another way.",
    EventKind.PERSON_ADDED: "Your record was added.",
    EventKind.PERSON_NOT_ADDED: "{who} could not add a person by hand. Somebody was asked to look.",
    EventKind.PERSON_CHANGED: "Your details were changed.",
    EventKind.PERSON_MERGED: "{who} joined two records of you.",
    EventKind.PERSON_UNMERGED: "{who} took two records apart again.",
    EventKind.DETAILS_OPENED: "{who} looked at your details.",
    EventKind.NEEDS_OPENED: "{who} looked at what you need to read, hear or be reached.",
    EventKind.NEED_RECORDED: "{who} recorded what you need to read, hear or be reached.",
    EventKind.NEEDS_CONFIRMED: "{who} confirmed the needs that you told us.",
    EventKind.ADJUSTMENT_ADDED: "{who} recorded something that is done differently for you.",
    EventKind.ADJUSTMENT_ENDED: "{who} recorded that something is no longer done differently for you.",
    EventKind.DETAIL_KEPT_APART: "{who} changed a contact detail.",
    EventKind.DETAIL_READ: "{who} looked at a contact detail.",
    EventKind.INFORMATION_OPENED: "{who} looked at what you want to know, and what you were told.",
    EventKind.INFORMATION_WANTED: "{who} wrote down something that you want to know.",
    EventKind.INFORMATION_GIVEN: "{who} recorded what you were told.",
    EventKind.FORMAT_OVERRIDDEN: "{who} had something made for you in another format than you need, and said why.",
    EventKind.PEOPLE_IMPORTED: "Records were brought in from another system.",
    EventKind.MATCH_DECIDED: "{who} decided whether two records are of one person.",
    EventKind.PAGE_REFUSED: "{who} asked for a page that is not for their role.",
    EventKind.CASELOAD_OPENED: "{who} opened a list of people.",
    EventKind.ORGANISATION_ADDED: "An organisation was added.",
    EventKind.ACCOUNT_ADDED: "An account for you to sign in with was added.",
    EventKind.ACCOUNT_ENTERED_FROM: "You chose one sign-in for your own record and for somebody whom you support.",
    EventKind.ACCOUNT_EMAIL_CHANGED: "{who} changed the e-mail address that they sign in with.",
    EventKind.ACCOUNT_SIGNED_IN: "{who} signed in.",
    EventKind.ACCOUNT_SIGN_IN_REFUSED: "A sign-in was refused.",
    EventKind.ACCOUNT_SESSIONS_ENDED: "All sessions of an account were ended.",
    EventKind.ACCOUNT_RECOVERY_STARTED: "{who} checked who somebody with a lost phone is.",
    EventKind.ACCOUNT_RECOVERED: "An account was recovered after an identity check.",
    EventKind.MEMBERSHIP_STARTED: "Somebody joined an organisation.",
    EventKind.MEMBERSHIP_ENDED: "Somebody left an organisation.",
    EventKind.CODE_MADE: "A sign-in code was made for a letter to you.",
    EventKind.CODE_USED: "The sign-in code on a letter to you was used.",
    EventKind.COPY_ASKED: "{who} asked for a copy of your whole record.",
    EventKind.COPY_MADE: "A copy of your whole record was made.",
    EventKind.COPY_FAILED: "A copy of your record could not be made.",
    EventKind.COPY_OPENED: "{who} opened a copy of your whole record.",
    EventKind.COPY_EXPIRED: "A copy of your record that was ready was taken away again.",
    EventKind.COPY_EXTENDED: "{who} needs longer to answer a request for your record.",
    EventKind.ENTRY_REVIEWED: "{who} decided whether something in your record goes into a copy.",
    EventKind.CORRECTION_ASKED: "{who} asked for something in your record to be put right.",
    EventKind.CORRECTION_OPENED: "{who} opened what you asked to be put right.",
    EventKind.CORRECTION_ANSWERED: "{who} answered a request to put something right.",
    EventKind.DISAGREEMENT_SAID: "{who} wrote beside something in your plan that you do not agree.",
    EventKind.DISAGREEMENT_WITHDRAWN: "{who} took back what stood beside something in your plan.",
    EventKind.COMPLAINT_RAISED: "{who} raised a concern about how your plan was made.",
    EventKind.COMPLAINT_OPENED: "{who} opened your concern.",
    EventKind.COMPLAINT_ACKNOWLEDGED: "{who} wrote down that your concern has arrived.",
    EventKind.COMPLAINT_ANSWERED: "{who} answered your concern.",
    EventKind.RIGHTS_CONTACT_SET: "{who} set whom to ask about records here.",
    EventKind.PROMPTS_WRITTEN: "{who} wrote a new version of a set of questions.",
    EventKind.TEXT_WRITTEN: "{who} wrote a new version of a text of the organisation.",
    EventKind.TEXT_APPROVED: "{who} approved a text of the organisation.",
    EventKind.RECORD_HELD: "{who} wrote down why your record has to be kept for now.",
    EventKind.RECORD_HOLD_LIFTED: "{who} ended the time for which your record had to be kept.",
    EventKind.RECORDS_DUE_LISTED: "{who} opened the list of records that need not be kept any longer.",
    EventKind.DISPOSAL_PROPOSED: "{who} proposed that a record is no longer kept.",
    EventKind.DISPOSAL_REFUSED: "{who} decided that a record is still kept.",
    EventKind.RECORD_DISPOSED: "A record that need not be kept any longer was emptied.",
    EventKind.ORGANISATION_EXPORTED: "Everything that an organisation keeps here was copied out for it.",
    EventKind.TOKEN_ISSUED: "A system of another organisation was given a key.",
    EventKind.TOKEN_WITHDRAWN: "The key of another organisation's system was withdrawn.",
}
