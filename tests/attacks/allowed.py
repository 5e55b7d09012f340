"""What looks like an attack and is not: each with its reason."""

ADDING_SOMEBODY_NEW = (
    "Adding people is their work. A copy of Amina is stopped by her unique NHS number; without the number it is "
    "somebody new, whom the database does not tie to her."
)

LINES_OF_A_LOG = (
    "The log of an import says which record of which file was not taken in, and why: its number, and not whose it is."
)

LOST_PHONES = "Two people of one surgery check who a member of their staff with a lost phone is: it is their work."

TEXTS = "An organisation's own texts hold nobody's record: administrators write them, privacy officers approve them."
CHECKS = "What an organisation asks at tests and checks is nobody's record: those who care write it for their own."
QUESTIONNAIRES = (
    "A questionnaire that a surgery may use holds nobody's answers: its administrators bring it in, and whoever it "
    "looks after, or works there, may be asked it."
)
ABOUT_THEM = "An organisation reads that, and since when, somebody shares with it: not what she decided about others."
BREAKING_THE_GLASS = (
    "Who has to act when somebody cannot be asked opens the plan of a named person for four hours: it opens no "
    "restriction, the person is told, and a second person looks at every one."
)

ALLOWED: dict[tuple[str, str, str], str] = {
    ("people_person", "INSERT", "a professional of another surgery"): ADDING_SOMEBODY_NEW,
    ("people_person", "INSERT", "a coordinator of another surgery"): ADDING_SOMEBODY_NEW,
    ("people_person", "INSERT", "a nurse of her own surgery who is kept from her"): ADDING_SOMEBODY_NEW,
    ("people_person", "INSERT", "a nurse of her own surgery whom she does not want"): ADDING_SOMEBODY_NEW,
    ("people_importrun", "SELECT", "a nurse of her own surgery who is kept from her"): LINES_OF_A_LOG,
    ("people_importrun", "SELECT", "a nurse of her own surgery whom she does not want"): LINES_OF_A_LOG,
    ("people_importproblem", "SELECT", "a nurse of her own surgery who is kept from her"): LINES_OF_A_LOG,
    ("people_importproblem", "SELECT", "a nurse of her own surgery whom she does not want"): LINES_OF_A_LOG,
    ("measures_loaded", "SELECT", "another person"): QUESTIONNAIRES,
    ("measures_loaded", "SELECT", "a nurse of her own surgery who is kept from her"): QUESTIONNAIRES,
    ("measures_loaded", "SELECT", "a nurse of her own surgery whom she does not want"): QUESTIONNAIRES,
    ("measures_loaded", "SELECT", "an administrator of her own surgery"): QUESTIONNAIRES,
    ("measures_loaded", "SELECT", "a lead of her own surgery"): QUESTIONNAIRES,
    ("measures_loaded", "INSERT", "an administrator of her own surgery"): QUESTIONNAIRES,
    ("measures_permission", "SELECT", "another person"): QUESTIONNAIRES,
    ("measures_permission", "SELECT", "a nurse of her own surgery who is kept from her"): QUESTIONNAIRES,
    ("measures_permission", "SELECT", "a nurse of her own surgery whom she does not want"): QUESTIONNAIRES,
    ("measures_permission", "SELECT", "an administrator of her own surgery"): QUESTIONNAIRES,
    ("measures_permission", "SELECT", "a lead of her own surgery"): QUESTIONNAIRES,
    ("measures_permission", "INSERT", "an administrator of her own surgery"): QUESTIONNAIRES,
    ("people_accountrecovery", "SELECT", "an administrator of her own surgery"): LOST_PHONES,
    ("people_accountrecovery", "INSERT", "an administrator of her own surgery"): LOST_PHONES,
    ("people_accountrecovery", "INSERT", "a privacy officer of another surgery"): LOST_PHONES,
    ("rights_textversion", "SELECT", "an administrator of her own surgery"): TEXTS,
    ("rights_textversion", "INSERT", "an administrator of her own surgery"): TEXTS,
    ("rights_textversion", "INSERT", "a privacy officer of another surgery"): TEXTS,
    ("prepare_localcheckset", "SELECT", "a nurse of her own surgery who is kept from her"): CHECKS,
    ("prepare_localcheckset", "SELECT", "a nurse of her own surgery whom she does not want"): CHECKS,
    ("prepare_localcheckset", "INSERT", "a nurse of her own surgery who is kept from her"): CHECKS,
    ("prepare_localcheckset", "INSERT", "a nurse of her own surgery whom she does not want"): CHECKS,
    ("prepare_localcheckset", "INSERT", "a professional of another surgery"): CHECKS,
    ("prepare_localcheckset", "INSERT", "a coordinator of another surgery"): CHECKS,
    ("people_accountrecovery", "UPDATE", "an administrator of her own surgery"): LOST_PHONES,
    ("sharing_sharingdecision", "SELECT", "a safeguarding lead of a charity that sees her goals"): ABOUT_THEM,
    ("sharing_opening", "INSERT", "a professional of another surgery"): BREAKING_THE_GLASS,
    ("sharing_opening", "INSERT", "a coordinator of another surgery"): BREAKING_THE_GLASS,
}
