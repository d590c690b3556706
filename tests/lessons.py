"""A handful of invented criteria, with the label of each word, that models are taught on."""

LESSONS = [
    ("no asthma", "O B-condition"),
    ("no gout", "O B-condition"),
    ("prior asthma or gout", "O B-condition O B-condition"),
    ("takes aspirin daily", "O B-drug O"),
    ("takes codeine daily", "O B-drug O"),
    ("no codeine", "O B-drug"),
]
