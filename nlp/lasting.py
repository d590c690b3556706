"""Which conditions never pass, so that no time that is past bounds them?"""

from __future__ import annotations

LASTING = frozenset(
    {
        "alzheimer_disease",
        "chronic_kidney_disease",
        "chronic_obstructive_pulmonary_disease",
        "cirrhosis",
        "congenital_heart_disease",
        "crohn_disease",
        "cystic_fibrosis",
        "dementia",
        "diabetes_mellitus",
        "glaucoma",
        "hemophilia",
        "hiv_infection",
        "hypertension",
        "idiopathic_pulmonary_fibrosis",
        "inflammatory_bowel_disease",
        "intellectual_disability",
        "long_qt_syndrome",
        "multiple_sclerosis",
        "parkinson_disease",
        "pulmonary_fibrosis",
        "sickle_cell_disease",
        "systemic_lupus_erythematosus",
        "type_1_diabetes",
        "type_2_diabetes",
        "ulcerative_colitis",
    }
)
