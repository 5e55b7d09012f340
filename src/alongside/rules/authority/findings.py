"""What the rules of authority find, each with its number (domain.md 11.2, 11.3, 11.6) and the law that it stands on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from alongside.rules.plan.readiness import Severity


class Rule(StrEnum):
    """The rules of this package. Those that block raise a Refusal; the others are found, and shown with the record."""

    A1 = "A1"
    A2 = "A2"
    A3 = "A3"
    A4 = "A4"
    A5 = "A5"
    A6 = "A6"
    A7 = "A7"
    A8 = "A8"
    A9 = "A9"
    A10 = "A10"
    A11 = "A11"
    A12 = "A12"
    A13 = "A13"
    A14 = "A14"
    D3 = "D3"
    D8 = "D8"
    D9 = "D9"
    K1 = "K1"
    K2 = "K2"
    K3 = "K3"
    K4 = "K4"


LAW: Mapping[Rule, str] = {
    Rule.A1: "Mental Capacity Act 2005 s.5, s.9, s.16",
    Rule.A2: "Mental Capacity Act 2005 s.9(1)",
    Rule.A3: "Mental Capacity Act 2005 s.9(2)(b)",
    Rule.A4: "Mental Capacity Act 2005 s.11(7)(a), s.20(1)",
    Rule.A5: "Mental Capacity Act 2005 s.4(7), which asks for views and gives no power",
    Rule.A6: "Mental Capacity Act 2005 s.2(1)",
    Rule.A7: "Mental Capacity Act 2005 s.2(1), s.3(1)",
    Rule.A8: "Mental Capacity Act 2005 s.2(5); Family Law Reform Act 1969 s.8",
    Rule.A9: "Mental Capacity Act 2005 s.1(3)",
    Rule.A10: "Care Act 2014 s.67",
    Rule.A11: "Care Act 2014 s.67(5)-(6)",
    Rule.A12: "Mental Capacity Act 2005 s.38-s.39; Care and Support (Independent Advocacy Support) Regs 2014 reg.4",
    Rule.A13: "Care Act 2014 s.25(3)",
    Rule.A14: "Care Act 2014 s.1(3)",
    Rule.D3: "Mental Capacity Act 2005 s.25(2)(b)",
    Rule.D8: "Lasting Powers of Attorney (and Public Guardian) Regulations 2007 reg.8-reg.9",
    Rule.D9: "Mental Capacity Act 2005 s.11(8)(a), s.20(5)",
    Rule.K1: "Children Act 1989 s.3; Mental Capacity Act 2005 s.2(5)",
    Rule.K2: "UK GDPR art.5(1)(c) and (d)",
    Rule.K3: "Care Act 2014 s.42; Children Act 1989 s.47",
    Rule.K4: "Gillick v West Norfolk and Wisbech AHA [1986] AC 112",
}


class Code(StrEnum):
    """What was found; doors hold a kind sentence for each."""

    REUSED = "reused"  # A6
    CHILD_ASSESSED = "child-assessed"  # A8
    PARENT_OF_SIXTEEN = "parent-of-sixteen"  # A8
    NO_HELP = "no-help"  # A9
    NOBODY_TO_HELP = "nobody-to-help"  # A10
    ADVOCATE_FOR_STAY = "advocate-for-stay"  # A12
    MAY_BE_INVALID = "may-be-invalid"  # D3
    WITNESS_GAINS = "witness-gains"  # D8
    TURNED_ELEVEN = "turned-eleven"  # K1
    TURNED_THIRTEEN = "turned-thirteen"  # K1
    TURNED_SIXTEEN = "turned-sixteen"  # K1
    NO_BASIS = "no-basis"  # K2
    NO_REVIEW = "no-review"  # K2
    REVIEW_DUE = "review-due"  # K2
    OLD_JUDGEMENT = "old-judgement"  # K4
    REVIEW_CAPACITY = "review-capacity"  # A6: a finding is looked at again on its day


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to think about or to mend. about: the name of whom it is about, where it is about somebody."""

    rule: Rule
    code: Code
    severity: Severity = Severity.WARN
    about: str = ""
    values: Mapping[str, str | int | date] = field(default_factory=dict)

    @property
    def law(self) -> str:
        return LAW[self.rule]
