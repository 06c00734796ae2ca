"""Where a long word is broken on paper: a compound at its joints, any other word where Dutch breaks it."""

import pytest

from hoedan.language.hyphens import Hyphens


@pytest.mark.parametrize(
    "broken",
    [
        "senioren-woningen",
        "zorg-coördinator",
        "bijstands-uitkering",
        "gezondheids-centrum",
        "schuld-hulp-verleningstraject",
        "arbeids-ongeschiktheids-verzekering",
        "warmte-net",
        "zorgorganisaties",  # Pyphen does not know its joint, and no break is better than zor-gorganisaties
        "waar-de-ring",
        "gemeen-ten",
    ],
)
def test_a_compound_is_broken_at_its_joints_alone(broken: str) -> None:
    hyphens = Hyphens(lang="nl_NL", left=3, right=3)
    assert hyphens.inserted(broken.replace("-", "")) == broken
