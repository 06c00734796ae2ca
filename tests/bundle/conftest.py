"""The special is made once for each test process."""

import pytest

from made import Made, make_special


@pytest.fixture(scope="session")
def made() -> Made:
    return make_special()
