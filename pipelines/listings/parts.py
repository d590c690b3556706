"""What does a clause consist of: parts, what joins them, and how two of them compare?"""

from __future__ import annotations

from dataclasses import dataclass, field

from nlp.model import Expression
from pipelines.listings.leaves import BARE, Lead, Leaf

_VAGUE = frozenset(
    {"disease", "medication", "treatment", "other_clinically_significant_condition"}
    | {"woman", "man", "child", "infant", "adult", "symptom", "complication"}
    | {"contraindication", "indication", "intolerance", "allergy"}
    | {"hospitalization", "icu_admission", "emergency_department_visit"}
)
# Scales whose class stands before the disease that it grades.
_CLASSES = frozenset({"nyha", "ccs_angina", "child_pugh"})
_COMPLETED = ("allergy", "hypersensitivity", "intolerance", "contraindication", "indication")
_FINDINGS = frozenset({"condition", "observation", "allergy"})
_TREATMENTS = frozenset({"drug", "procedure", "device"})
# What says that something was given, not what.
_ANY_TREATMENT = frozenset(
    {"treatment", "treatment_experienced", "chemotherapy", "medication", "cancer_treatment"}
    | {"systemic_therapy", "systemic_treatment", "available_treatment_options"}
    | {"combination_therapy", "induction_therapy", "first_line_therapy", "immunotherapy"}
)
MEN = frozenset({"man", "male"})
_TUMORS = ("cancer", "carcinoma", "oma", "leukemia", "tumor")
# Nouns of which one stands for another: "medical or psychiatric illness".
_ILLNESS = ("disease", "disorder", "illness", "condition")
_AGES = frozenset({"infant", "child", "adolescent", "adult", "young_adult", "elderly"})
_PEOPLE = frozenset({"woman", "man", "male", "female", "both_sexes"})


@dataclass(slots=True)
class Joint:
    """What joins two parts: and, or, or only a comma; `comma`: a comma stands there too.

    `firm`: an "and" that means both, whatever the list is for; `stranded`: what follows the next
    part is said of both.
    """

    word: str
    comma: bool = False
    firm: bool = False
    stranded: bool = False


@dataclass(slots=True)
class Part:
    """A leaf, a bracket's expression or a list; `tails`: what narrows it, and how."""

    head: Expression | Group
    leaf: Leaf | None = None
    lead: Lead = BARE
    tails: list[tuple[str, Group]] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """The kind of thing it is; nothing where that is not known."""
        statement = self.leaf.statement if self.leaf is not None else None
        if statement is None:
            return ""
        aged = statement.concept is not None and statement.concept.concept_id == "age"
        return "measurement" if aged else statement.kind


@dataclass(slots=True)
class Group:
    """A list of parts with what joins them: one joint fewer than parts."""

    parts: list[Part] = field(default_factory=list)
    joints: list[Joint] = field(default_factory=list)
    deep: bool = False
    examples: bool = False
    amounts: bool = False
    free: bool = False
    defines: bool = False
    every: bool = False

    def open_list(self) -> bool:
        """Is it a list by commas whose last member was not announced yet?"""
        return bool(self.joints) and self.joints[-1].word == "comma"

    def closed_list(self) -> bool:
        """Is it a list whose last member was announced by "and" or "or"?"""
        return bool(self.joints) and self.joints[-1].word != "comma"


def merged(joint: Joint | None, kind: str) -> Joint:
    """What joins two parts, told by one more word between them."""
    if joint is None:
        return Joint(kind, kind == "comma")
    word = kind if kind != "comma" else joint.word
    return Joint(word, joint.comma or kind == "comma", joint.firm, joint.stranded)


def measured(part: Part) -> str:
    """What an amount was given for; nothing where none was."""
    statement = part.leaf.statement if part.leaf is not None else None
    if statement is None or statement.amount is None or statement.concept is None:
        return ""
    return statement.concept.concept_id or statement.concept.name


def takes_in(head: Part, member: Part) -> bool:
    """Is it a treatment with what must have been part of it: "therapy including a taxane"?"""
    return concept_of(head) in _ANY_TREATMENT and member.kind in ("drug", "procedure")


def compound(inner: Group, outer: Part, part: Part) -> bool:
    """Is the last name a noun behind a noun, both of the kind of what goes on behind them?

    "ultrasound ablation or surgery": the surgery stands beside the whole.
    """
    joined = bool(outer.tails) and outer.tails[-1][0] == "and" and outer.tails[-1][1] is inner
    alone = joined and len(inner.parts) == 1 and inner.parts[0].lead.bare
    known = part.kind not in ("", "other", "measurement")
    return alone and known and inner.parts[0].kind == outer.kind == part.kind


def stands_beside(part: Part, told: Part, place: Part) -> bool:
    """Is it of the kind of what a place was told of: "botulinum toxin in the arm, or phenol"?"""
    where = place.kind == "other" and place.lead.words[:1] in (("in",), ("on",), ("at",))
    alike = part.kind == told.kind or {part.kind, told.kind} <= _TREATMENTS
    return where and alike and concept_of(part) is not None


def of_all(group: Group, part: Part) -> bool:
    """Is what is told of the last of a list told of all: "gout, lupus or asthma after age 6"?"""
    name = concept_of(part)
    if name == "age_at_onset":
        plain = all(not isinstance(each.head, Group) and not each.tails for each in group.parts)
        return plain and all(each.kind == "condition" for each in group.parts)
    return name == "treatment_site"


def takes_to(part: Part) -> bool:
    """Is it a name that its own "to" completes: allergy, intolerance, contraindication?"""
    statement = part.leaf.statement if part.leaf is not None else None
    concept = statement.concept.concept_id if statement and statement.concept else None
    return concept is not None and concept.endswith(_COMPLETED)


def grades(scale: Part, part: Part) -> bool:
    """Is it the disease that the class right before it grades: "NYHA class III heart failure"?"""
    graded = measured(scale) in _CLASSES and not scale.tails
    return graded and part.kind == "condition" and not part.lead.words


def is_vague(part: Part) -> bool:
    """Is it a name that needs what narrows it ("conditions requiring ...")?"""
    statement = part.leaf.statement if part.leaf is not None else None
    if statement is None or statement.concept is None:
        return False
    return statement.concept.concept_id is None or statement.concept.concept_id in _VAGUE


def akin(one: Part, other: Part) -> bool:
    """Are both something found, if not of one kind?"""
    return one.kind in _FINDINGS and other.kind in _FINDINGS


def peers(one: Part, other: Part) -> bool:
    """Are they two things of one known kind: "stroke or seizure", but not "tumors and tumors"?"""
    told = [part.leaf.statement for part in (one, other) if part.leaf is not None]
    names = [each.concept.name for each in told if each is not None and each.concept is not None]
    return one.kind == other.kind not in ("", "other") and len(set(names)) == 2


def same_kind(one: Part, other: Part) -> bool:
    """Are they things of one kind, as far as their kinds tell?"""
    if not one.kind or not other.kind:
        return False
    if "other" in (one.kind, other.kind):
        return True
    return one.kind == other.kind or {one.kind, other.kind} <= _TREATMENTS


def concept_of(part: Part) -> str | None:
    """The id of the concept that a part's leaf is about."""
    statement = part.leaf.statement if part.leaf is not None else None
    concept = statement.concept if statement is not None else None
    return concept.concept_id if concept is not None else None


def one_amount(group: Group, index: int) -> bool:
    """Do two neighbours share one amount ("AST or ALT > 3 x ULN")?"""
    quotes = []
    for part in group.parts[index : index + 2]:
        statement = part.leaf.statement if part.leaf is not None else None
        if statement is None or statement.amount is None or part.tails:
            return False
        quotes.append(statement.amount.quote)
    return quotes[0] is not None and quotes[0] == quotes[1]


def has_amount(part: Part) -> bool:
    """Does a part's leaf ask an amount?"""
    statement = part.leaf.statement if part.leaf is not None else None
    return statement is not None and statement.amount is not None


def is_tumor(part: Part) -> bool:
    """Is it a tumor, whatever its size?"""
    return (concept_of(part) or "").endswith(_TUMORS) and not has_amount(part)


def of_two_peoples(left: Part, right: Part) -> bool:
    """Men and women, children and adults are two sets of people: nobody is both."""
    ages = {concept_of(left), concept_of(right)}
    if len(ages) == 2 and ages <= _AGES:
        return True
    if is_person(left) and is_person(right):
        return True
    sexes = [concept_of(left) or "", concept_of(right) or ""]
    women = any("woman" in each or "bearing_potential" in each for each in sexes)
    women = women or any(map(_of_women, (left, right)))
    return women and any(each in MEN for each in sexes)


def _of_women(part: Part) -> bool:
    """Do its words speak of women: "non-pregnant women"?"""
    statement = part.leaf.statement if part.leaf is not None else None
    quote = statement.concept.quote if statement is not None and statement.concept else None
    return quote is not None and quote.text.lower().endswith(
        ("women", "woman", "female", "females")
    )


def is_person(part: Part) -> bool:
    """Is it nothing but a sex?"""
    statement = part.leaf.statement if part.leaf is not None else None
    if statement is None or statement.concept is None or part.tails:
        return False
    return statement.concept.concept_id in _PEOPLE


def tells_people(part: Part) -> bool:
    """Does it only say of whom: a sex, an age, who may bear a child?"""
    concept = concept_of(part) or ""
    return concept in _PEOPLE or concept in _AGES or "bearing_potential" in concept


def people_alike(group: Group) -> bool:
    """Is one thing told of all of a list of people: "women or men unwilling to use condoms"?"""
    *others, last = group.parts
    told = [concept_of(part) or "" for part in group.parts]
    people = all(each in _PEOPLE or "bearing_potential" in each for each in told)
    return people and bool(last.tails) and not any(part.tails for part in others)


def of_one_age(group: Group) -> bool:
    """Is an age told of both sexes: "men and non-pregnant women aged 18 to 65 years"?"""
    *others, last = group.parts
    if not last.tails or any(part.tails for part in others):
        return False
    people = all(concept_of(part) in MEN or _of_women(part) for part in group.parts)
    return people and all(
        concept_of(part) == "age" for _, tail in last.tails[:1] for part in tail.parts
    )


def shares_head(group: Group) -> bool:
    """Do all members end in the noun that is said once: "local or distant relapse"?"""
    last = _named(group.parts[-1])
    head = _singular(last[1].rsplit(" ", 1)[-1])
    others = list(map(_named, group.parts[:-1]))
    if not head:
        return False
    if not last[0].endswith(head):  # an abbreviation: "locally advanced or metastatic NSCLC"
        return all(
            name and last[0].endswith(f" {name}") and head not in words for name, words in others
        )
    nouns = _ILLNESS if head in _ILLNESS else (head,)
    return all(name.endswith(nouns) and not words.endswith(nouns) for name, words in others)


def _named(part: Part) -> tuple[str, str]:
    """The name of a part's concept and the words that stand for it, in lower case."""
    statement = part.leaf.statement if part.leaf is not None else None
    concept = statement.concept if statement is not None else None
    if concept is None or concept.quote is None:
        return "", ""
    return _singular(concept.name.lower()), _singular(concept.quote.text.lower())


def _singular(words: str) -> str:
    """A name without the "s" of several: "fungal infections"."""
    plural = words.endswith("s") and not words.endswith(("ss", "us", "is", "as"))
    return words[:-1] if plural else words
