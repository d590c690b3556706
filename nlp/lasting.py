"""Which conditions never pass, so that no time that is past bounds them?"""

from __future__ import annotations

LASTING = frozenset(
    {
        "alzheimer_disease",
        "amyotrophic_lateral_sclerosis",
        "ankylosing_spondylitis",
        "autism_spectrum_disorder",
        "bipolar_disorder",
        "chronic_kidney_disease",
        "chronic_obstructive_pulmonary_disease",
        "cirrhosis",
        "congenital_heart_disease",
        "crohn_disease",
        "cystic_fibrosis",
        "dementia",
        "diabetes_mellitus",
        "down_syndrome",
        "epilepsy",
        "glaucoma",
        "hemophilia",
        "hiv_infection",
        "huntington_disease",
        "hypertension",
        "idiopathic_pulmonary_fibrosis",
        "inflammatory_bowel_disease",
        "intellectual_disability",
        "long_qt_syndrome",
        "multiple_sclerosis",
        "narcolepsy",
        "obstructive_sleep_apnea",
        "osteoporosis",
        "parkinson_disease",
        "psoriatic_arthritis",
        "pulmonary_fibrosis",
        "rheumatoid_arthritis",
        "schizophrenia",
        "sickle_cell_disease",
        "sleep_apnea",
        "systemic_lupus_erythematosus",
        "type_1_diabetes",
        "type_2_diabetes",
        "ulcerative_colitis",
    }
)


def lasts(concept_id: str) -> bool:
    """Does what a row names never pass? Nor does an allergy."""
    return concept_id in LASTING or concept_id.endswith("_allergy")
