"""A special as the tests of the bundle see it: laid out and written once for all of them."""

import pytest
from special_edition import PARTS, Made, links_of, make_special

from hoedan.bundle.plan import Plan, plan_bundle
from hoedan.library.links import Links, link_library
from made.many import FEWEST_STORIES, own_library, write_many


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The smallest special of our own with every part, as it will be printed; a made one if there is none."""
    links = link_library(own_library())
    if plans := whole_specials(links):
        return make_special(min(plans, key=lambda plan: len(plan.stories)), links)
    links = links_of(write_many(tmp_path_factory.mktemp("many")))
    (plan,) = whole_specials(links)
    return make_special(plan, links)


def whole_specials(links: Links) -> list[Plan]:
    plans = [plan_bundle(bundle, links.library) for bundle in links.library.bundles]
    return [
        plan for plan in plans if len(plan.stories) >= FEWEST_STORIES and {part.kind for part in plan.parts} >= PARTS
    ]
