"""Every check that a set can ask for (domain.md 13.6). What one set asks for, another need not ask again."""

from collections.abc import Mapping

from alongside.rules.gathering.check import Check, Kind


def _measure(key: str, text: str, hint: str) -> Check:
    return Check(key, Kind.MEASURE, text, hint)


def _asked(key: str, text: str, hint: str = "") -> Check:
    return Check(key, Kind.WORDS, text, hint)


CHECKS: tuple[Check, ...] = (
    _measure("blood-pressure", "Blood pressure", "Both numbers, like 128/82."),
    _measure("pulse", "Pulse", "Beats in a minute. Say under the next check if it was not regular."),
    _asked("pulse-regular", "Was the pulse regular?"),
    _measure("weight", "Weight", "Like 82 kg, 12 st 13 or 181 lb."),
    _measure("height", "Height", "Like 172 cm, 1.72 m or 5 ft 8."),
    _measure("hba1c", "HbA1c (blood sugar over 3 months)", "Like 53 mmol/mol or 7.0%."),
    _measure("cholesterol", "Cholesterol", "In mmol/L."),
    _measure("egfr", "eGFR (kidneys)", "In mL/min/1.73 m²."),
    _measure("urine-albumin", "Urine albumin to creatinine", "In mg/mmol."),
    _measure("potassium", "Potassium", "In mmol/L."),
    _measure("haemoglobin", "Haemoglobin", "In g/L."),
    _measure("oxygen", "Oxygen in the blood", "In per cent."),
    _measure("peak-flow", "Peak flow", "The best of three, in litres a minute."),
    _asked("blood-pressure-standing", "Blood pressure after standing", "Both numbers, and whether they felt dizzy."),
    Check("feet", Kind.YES_NO, "Were both feet looked at?"),
    _asked("feet-found", "What was found at the feet?"),
    _asked("eyes", "When were their eyes last screened?"),
    _asked("inhaler", "How do they use their inhaler?"),
    _asked("breath", "What makes them short of breath?"),
    _asked("swelling", "Swollen ankles, or more pillows at night?"),
    _asked("smoking", "Smoking", "Now, before or never; and whether they want help."),
    _asked("alcohol", "Alcohol", "About how much in a week."),
    _asked("activity", "Being active", "What they do in a usual week."),
    _asked("medicines", "Medicines", "What is hard to take, what is left out, what they buy themselves."),
    _asked("vaccinations", "Vaccinations", "Which they have had, and which they want."),
    _asked("falls", "Falls in the last 12 months"),
    _asked("walking", "Getting about", "Stairs, chairs, outside."),
    _asked("eating", "Eating, and weight that changed without trying"),
    _asked("continence", "Bladder and bowels"),
    _asked("hearing-sight", "Hearing and sight"),
    _asked("sleep-pain", "Sleep and pain"),
    _asked("mood", "Mood", "Little interest, feeling down, worrying."),
    _asked("memory", "Memory", "Whether they, or those near to them, have noticed a change."),
    _asked("lonely", "Company", "How often they feel lonely."),
    _asked("home-money", "Home, heating and money"),
    _asked("caring", "Looking after somebody else"),
    _asked("driving", "Driving"),
    Check("safe", Kind.YES_NO, "Did you ask them alone whether they feel safe?"),
)
_BY_KEY: Mapping[str, Check] = {each.key: each for each in CHECKS}


def check(key: str) -> Check:
    return _BY_KEY[key]


def checks(*keys: str) -> tuple[Check, ...]:
    """The checks of these keys, in this order. Raises KeyError for one that there is not."""
    return tuple(_BY_KEY[key] for key in keys)
