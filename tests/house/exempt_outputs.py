"""What leaves without being held against what a person needs to read it: each with its reason."""

TO_STAFF = "It is written to staff, about work that waits."
NOT_CHECKED: dict[str, str] = {
    "alongside.doors.jobs.alert_officers._email": TO_STAFF,
    "alongside.doors.jobs.send_notices._send": TO_STAFF,
    "alongside.doors.web.sign_in.emails.send": "Somebody who is signing in asked for it a moment ago, at this address.",
    "alongside.doors.ways_out.NotifyEmails.send": "It carries on an e-mail that was made, and held against it, before.",
    "alongside.doors.web.emergency.on_paper._sheet": "It is for a crew, or whoever else treats the person.",
    "alongside.doors.papers_card.card_paper": "The person makes it for others to read.",
    "alongside.doors.record_copies.paper_copy": (
        "It is one of three forms of the same: whoever asked takes the one that they can read."
    ),
}
