"""Invented listings and notes to read against the clock; every copy has numbers of its own."""

from __future__ import annotations

from datetime import date

from nlp.model import Listing, Note, PartialDate

AS_OF = date(2024, 6, 1)

_LISTING = """Inclusion Criteria:
- Men and women aged {age} to {old} years
- Histologically confirmed adenocarcinoma of the lung, stage IIIB or IV
- ECOG performance status of 0, 1 or 2
- Absolute neutrophil count >= 1.{d} x 10^9/L and platelets >= 1{n} x 10^9/L
- Hemoglobin of at least {hb}.{d} g/dL, without transfusion within 14 days
- Serum creatinine <= 1.{d} x ULN or creatinine clearance > {n} mL/min
- AST and ALT no more than {d}.5 times the upper limit of normal
- No prior systemic therapy for metastatic disease, unless completed {d} months before enrollment
- Able to swallow tablets and willing to give written informed consent
Exclusion Criteria:
- Uncontrolled hypertension (systolic blood pressure > 1{n} mmHg or diastolic > 9{d} mmHg)
- History of stroke, myocardial infarction or unstable angina within {d} months before screening
- HIV, hepatitis B or hepatitis C infection, known active
- Pregnant or breast-feeding
- Treatment with warfarin or strong CYP3A4 inhibitors within {d} weeks of the first dose
- HbA1c above {d}.{d} %, or insulin use
- Any other malignancy in the past {d} years, except basal cell carcinoma of the skin
- QTcF > 4{n} ms
- Inability to attend the follow-up visits
"""

_NOTE = """Chief complaint: cough and tiredness.

History of present illness:
Mr. Sample is a {old}-year-old man with adenocarcinoma of the lung, found on {date}. He denies chest
pain, fever or weight loss. No history of stroke. He had a myocardial infarction {d} years ago.
His father died of colon cancer. Possible pneumonia was treated with amoxicillin last month.

Past medical history: type 2 diabetes mellitus, hypertension, hyperlipidemia.
Medications:
- metformin 1000 mg twice a day
- lisinopril {n} mg daily
- stopped warfarin on {date}
Allergies: penicillin (rash)

Vitals: BP 1{n}/8{d} mmHg, pulse {n}, temperature 37.{d} C, weight {n} kg, height 17{d} cm
Labs {date}: hemoglobin 1{d}.2 g/dL, WBC {d}.4 K/uL, platelets 2{n} K/uL, SCr 1.{d} mg/dL
(ref 0.6-1.2), ALT {n} U/L, AST 3{d} U/L, HbA1c {d}.1 %, INR 1.{d}
Exam: lungs clear. Extremities: no edema, cyanosis or clubbing.

Assessment and plan:
Stage IV lung cancer, ECOG 1. Hypertension, well controlled. Will consider carboplatin if the
repeat CT shows progression. Follow-up in {d} weeks.
"""


# Most notes are prose, with a third of the facts of a chart in as many words.
_LETTER = """Dear colleague,

Thank you for asking me to see this pleasant {old}-year-old woman, who came to the clinic today
together with her daughter. As you know, she has lived with rheumatoid arthritis for many years and
had always managed well, until she noticed over the last few months that the stairs to her flat had
become harder to climb and that she had to stop half way to catch her breath. She does not smoke and
has never done so. She denies chest pain, palpitations or swelling of the legs, although she admits
that her shoes have felt rather tight in the evening. There is no family history of heart disease.

She worked as a teacher until {d} years ago and keeps a small garden, which she was sad to have to
leave to her neighbours this spring. She takes methotrexate once a week and folic acid on the other
days, and she was given a course of prednisone last winter, which did not help her breathing at all.
She tells me that she would rather not take any more tablets than she has to.

On examination she looked comfortable at rest and was able to walk the length of the corridor
with me, if slowly. Her blood pressure was 1{n}/8{d} mmHg and her pulse was regular. I heard a
soft murmur that I would not make too much of, and fine crackles at both bases that did not
clear when she coughed. There was no clubbing and no rash, and her joints were quiet apart from
some tenderness over the right wrist. The film that she brought along from {date} shows some
shadowing that may be new.

I explained to her and her daughter that there is more than one possible reason for what she has
noticed, and that we should look at the lungs before we think about the heart. I have asked for a
scan and for breathing tests, and I have advised her to stay on her present treatment until we have
talked again. She should call us at once if she develops fever or if her breath becomes shorter.

With kind regards
"""


def _numbers(copy: int) -> dict[str, object]:
    return {
        "age": 18 + copy % 9,
        "old": 60 + copy % 30,
        "hb": 8 + copy % 3,
        "d": 1 + copy % 8,
        "n": 10 + copy * 7 % 90,
        "date": f"2024-0{1 + copy % 5}-{10 + copy % 18}",
    }


def listings(count: int) -> list[Listing]:
    """So many invented listings, of twenty criteria each."""
    return [Listing(f"T{copy}", _LISTING.format(**_numbers(copy))) for copy in range(count)]


def letters(count: int) -> list[Note]:
    """So many invented letters, in prose, each of another patient."""
    return [
        Note(f"p{copy}", f"l{copy}", _LETTER.format(**_numbers(copy)), PartialDate.of(AS_OF))
        for copy in range(count)
    ]


def notes(count: int) -> list[Note]:
    """So many invented notes, each of another patient."""
    return [
        Note(f"p{copy}", f"n{copy}", _NOTE.format(**_numbers(copy)), PartialDate.of(AS_OF))
        for copy in range(count)
    ]


def runs(length: int) -> dict[str, str]:
    """Long runs that make a careless regex go back over them again and again, by name."""
    seeds = {
        "digits": "1",
        "digits and blanks": "1 ",
        "digits and commas": "1,",
        "digits and points": "1.",
        "digits and dashes": "1-",
        "digits and slashes": "1/",
        "blanks": " ",
        "line breaks": "\n",
        "blank lines": " \n",
        "tabs": "\t ",
        "opening brackets": "(",
        "closing brackets": ")",
        "square brackets": "[",
        "bracket pairs": "()",
        "letters": "a",
        "words": "no ",
        "comparators": "<=",
        "powers": "x 10^",
    }
    return {name: (seed * length)[:length] for name, seed in seeds.items()}
