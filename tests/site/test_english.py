"""English on a Dutch page is marked as such."""

import pytest

from hoedan.site.english import mark_english


@pytest.mark.parametrize(
    ("html", "marked"),
    [
        ("<code>municipalities</code>", '<code lang="en">municipalities</code>'),
        ("<code>from</code>", '<code lang="en">from</code>'),
        ("<code>lange-adem</code>", "<code>lange-adem</code>"),
        ("<p>Kies ‘Commit changes’.</p>", '<p>Kies ‘<span lang="en">Commit changes</span>’.</p>'),
        ('<img alt="front matter"> De front matter', '<img alt="front matter"> De <span lang="en">front matter</span>'),
    ],
    ids=["key", "alias", "slug", "phrase", "attribute"],
)
def test_only_what_is_english_is_marked(html: str, marked: str) -> None:
    assert mark_english(html) == marked
