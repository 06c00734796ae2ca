"""Which random examples a nightly run makes."""

import os
from datetime import date


def seed_of_the_day() -> int:
    """Other ones every night; with `make nightly SEED=20261130` those of a night again."""
    return int(os.environ.get("SEED") or f"{date.today():%Y%m%d}")
