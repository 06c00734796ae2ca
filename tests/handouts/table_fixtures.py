"""The small library as the tests of all sheets see it, read once."""

import pytest
from paper import write_table

from hoedan.bundle.typesetter import Typesetter
from hoedan.check.check_library import check_library
from hoedan.handouts.sheet import sheet_typesetter
from hoedan.library.links import Links, link_library


@pytest.fixture(scope="session")
def table(tmp_path_factory: pytest.TempPathFactory) -> Links:
    library = check_library(write_table(tmp_path_factory.mktemp("table"))).library
    assert len(library.stories) == 3
    return link_library(library)


@pytest.fixture(scope="session")
def setter(table: Links) -> Typesetter:
    return sheet_typesetter(table)
