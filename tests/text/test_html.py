"""What is done to finished HTML."""

import re

from hoedan.text.html import box_tables, lower_headings, without_tags, words_in


def test_words_are_those_that_a_reader_sees_on_one_line() -> None:
    assert words_in('<p>Een\n<a href="x?a=1&amp;b">R&amp;D</a></p><p>twee</p>') == "Een R&D twee"


def test_entities_stay_where_only_the_tags_go() -> None:
    assert without_tags("<b>a</b> &lt; b") == "a &lt; b"


def test_headings_go_down_by_one_and_the_lowest_stays() -> None:
    assert lower_headings('<h2 id="a">A</h2><h5>B</h5><h6>C</h6><hr>') == ('<h3 id="a">A</h3><h6>B</h6><h6>C</h6><hr>')


def test_each_table_has_a_box_that_is_named_apart() -> None:
    table = "<table><tr><td>x</td></tr></table>"
    assert re.findall('aria-label="(.*?)"', box_tables(f"a{table}b{table}c")) == ["Tabel 1", "Tabel 2"]
    assert re.findall('aria-label="(.*?)"', box_tables(table)) == ["Tabel"]
    assert re.sub("<div [^>]*>|</div>", "", box_tables(f"a{table}b{table}c")) == f"a{table}b{table}c"
