"""What each message id about measures says; part of the catalogue."""

OF_MEASURES: dict[str, str] = {
    "measures.applies": "Choose a number, or say that it is not about you. Not both.",
    "measures.goal-needed": "Choose one of your goals, or write a new one in a few words.",
    "measures.key-taken": "Alongside has a measure called {key}. Give the questionnaire another name.",
    "measures.loaded-already": "This version of this questionnaire is here already. Give a newer one another version.",
    "measures.more-help": "This question does not ask about more help.",
    "measures.never-summed": "The answers of “{title}” stand alone. They are never added up.",
    "measures.no-area": "Pick at least one area to talk about.",
    "measures.no-round": "Ask your team to begin a plan with you first. What you agree is then kept in it.",
    "measures.no-weight": "There is no score without any weight. Say how important the goals are, and how hard.",
    "measures.nothing-rated": "Answer at least one question. You can leave out all others.",
    "measures.not-a-questionnaire": "This is not a FHIR {wanted}.",
    "measures.not-json": "This cannot be read as JSON: {why}.",
    "measures.off-scale": "Choose a number from {lowest} to {highest}.",
    "measures.permission-needed": (
        "“{title}” may not be used here yet. An administrator records the permission of whoever owns it first."
    ),
    "measures.permission-over": "The last day of the permission has passed. Enter a later day, or leave it empty.",
    "measures.questionnaire-branches": (
        "“{item}” has questions inside it or repeats. Such a questionnaire is not shown."
    ),
    "measures.questionnaire-kind": (
        "“{item}” is of the kind “{kind}”. Questions here are a choice, a whole number, or yes and no."
    ),
    "measures.questionnaire-lacks": (
        "The questionnaire lacks “{name}”. It needs a name, version, title and copyright, each question a linkId."
    ),
    "measures.questionnaire-option": "“{item}” has an answer that is neither a number nor a coding.",
    "measures.questionnaire-scale": (
        "“{item}” has no whole scale: its answers need scores, one apart, or a lowest and a highest value."
    ),
    "measures.questionnaire-shape": "“{item}” is not a list of FHIR elements.",
    "measures.questionnaire-size": "A questionnaire here has 1 to {most} questions.",
    "measures.questionnaire-twice": "“{item}” is there twice. Each question needs a linkId of its own.",
    "measures.response-answer": "The answer to “{item}” does not fit the questionnaire.",
    "measures.response-status": "Only answers that are completed are taken.",
    "measures.response-version": "These answers are to another version. Here it is {version}.",
    "measures.session-over": "This talk is finished. Begin a new one.",
    "measures.too-many-areas": "Pick {most} areas at most. You have picked {chosen}.",
    "measures.too-soon": (
        "This was last done on {last}. It says more from {next} on. Tick the box to do it again now all the same."
    ),
    "measures.twice": "There are two answers to one question. Choose one.",
    "measures.unknown": "There is no such measure.",
    "measures.unknown-action": "There is no such action.",
    "measures.unknown-area": "This is not one of the areas that were picked.",
    "measures.unknown-group": "There is no such part of this measure.",
    "measures.unknown-item": "There is no such question in this measure.",
    "measures.unknown-session": "There is no such talk.",
    "measures.unknown-use": "These answers are finished, or not yours to change.",
    "measures.unlike": "These two were asked in different words, so they are not compared.",
}
