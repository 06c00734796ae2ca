"""A special as the tests of the bundle see it: laid out and written once for all of them."""

import pytest
from every_kind import write_every_kind
from special_edition import PARTS, Made, links_of, make_special

from hoedan.bundle import outputs
from hoedan.bundle.layout import lay_out
from hoedan.bundle.options import BundleFormat, PressOptions
from hoedan.bundle.plan import Plan, plan_bundle
from hoedan.bundle.typesetter import Typesetter
from hoedan.library.links import Links
from made.many import FEWEST_STORIES, own_links, write_many


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The smallest special of our own with every part, as it will be printed; a made one if there is none."""
    links = own_links()
    if plans := whole_specials(links):
        return make_special(min(plans, key=lambda plan: len(plan.stories)), links)
    links = links_of(write_many(tmp_path_factory.mktemp("many")))
    (plan,) = whole_specials(links)
    return make_special(plan, links)


@pytest.fixture(scope="session")
def every_kind(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """A book with every kind of content, and its PDF made by two processes; what was laid out here is another."""
    links = links_of(write_every_kind(tmp_path_factory.mktemp("every_kind")))
    plan, typesetter = plan_bundle(links.library.bundles[0], links.library), Typesetter(links)
    with pytest.MonkeyPatch.context() as patch:  # two processes, whatever the machine has
        patch.setattr(outputs, "cores", lambda: 2)
        patch.setattr(outputs, "SMALL", 0)
        forms = [BundleFormat.PDF, BundleFormat.EPUB]
        output = outputs.make_outputs(plan, links, typesetter, forms, options=PressOptions())
    return Made(lay_out(plan, links, typesetter), output)


def whole_specials(links: Links) -> list[Plan]:
    plans = [plan_bundle(bundle, links.library) for bundle in links.library.bundles]
    return [
        plan for plan in plans if len(plan.stories) >= FEWEST_STORIES and {part.kind for part in plan.parts} >= PARTS
    ]
