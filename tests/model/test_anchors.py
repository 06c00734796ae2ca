"""No heading of a contributor takes the place of a part of our own pages."""

import pytest

from hoedan.model.anchors import heading_ids

OURS = [
    "inhoud", "menu", "bronnen", "wijzigingen", "citeer", "citeer-kop", "citaat", "past-dit", "past-dit-kop",
    "verwant", "in-bundels", "volgers", "geinspireerd", "op-deze-pagina", "reeks", "ingredienten", "verhalen",
    "achtergrond", "praktijk", "vragen", "onze-gemeente", "bron-1", "verwijzing-1-1", "passage-0a1b",
]  # fmt: skip


@pytest.mark.parametrize("anchor", OURS)
def test_a_heading_with_an_anchor_of_ours_gets_another(anchor: str) -> None:
    assert heading_ids([anchor.capitalize()]) == [f"kop-{anchor}"]


@pytest.mark.parametrize("text", ["Inhoudelijk", "Onze bronnen", "Bron", "Passage", "Menukaart"])
def test_a_heading_that_only_looks_like_one_of_ours_keeps_its_own(text: str) -> None:
    assert heading_ids([text]) == [text.lower().replace(" ", "-")]
