"""The closed lists of words that columns may hold."""

AMOUNT_KINDS = ("money", "count", "measure", "percentage")
QUALIFIERS = ("exact", "approximately", "more_than", "at_least", "less_than", "at_most", "between")
MODALITIES = ("actual", "target", "forecast", "hypothetical")
BASES = ("percent", "percentage_points", "factor")
DIRECTIONS = ("increase", "decrease", "unchanged")
AGREEMENT_TYPES = (
    "treaty",
    "agreement",
    "framework_agreement",
    "memorandum",
    "protocol",
    "contract",
    "declaration",
    "action_plan",
    "road_map",
    "convention",
    "loan",
    "other",
)
AGREEMENT_STATUSES = (
    "signed",
    "concluded",
    "prepared",
    "planned",
    "in_force",
    "ratified",
    "suspended",
    "ended",
    "refused",
    "unknown",
)
PROJECT_STATUSES = (
    "announced",
    "prepared",
    "launched",
    "under_construction",
    "opened",
    "suspended",
    "cancelled",
    "unknown",
)
ROLES = ("party", "place", "owner", "financier", "beneficiary")
PARTY_KINDS = ("country", "government_body", "city", "company", "organisation", "person", "other")
STAGES = ("load", "read", "validate")
RUN_STATES = ("completed", "completed_with_rejects", "failed")
CORRECTION_STATES = ("applied", "unexpected_value", "no_such_fact", "invalid", "bad_line")
ANOMALY_CHECKS = ("no_rows", "rejected_share", "row_count", "new_currency")
