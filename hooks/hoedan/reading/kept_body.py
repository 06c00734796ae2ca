"""What stands in a text, as text and back, to be kept from one run to the next: to read it again takes longest."""

import json

from ..incremental.shelf import Form
from ..model.rules import Rule, rule_of
from ..text.body import Body, Heading, Marker
from ..text.faults import Fault
from ..text.inline import Link, Reference


def write_body(body: Body) -> str:
    plain = (body.headings, body.references, body.definitions, body.links)
    lists = [[[*vars(each).values()] for each in values] for values in plain]
    markers = [[each.line, each.text, each.ingredients, each.setbacks, code_of(each.fault)] for each in body.markers]
    faults = [[code_of(each.broken), each.line, each.text, each.meant] for each in body.faults]
    parts = [body.text, body.first_line, *lists, markers, body.html, faults, body.content_lines]
    return json.dumps(parts, ensure_ascii=False)


def body_of(text: str) -> Body:
    """What `write_body` gave.

    Raises:
        ValueError: or KeyError or TypeError, when this is something else.

    """
    said, first_line, headings, references, definitions, links, markers, html, faults, content_lines = json.loads(text)
    return Body(
        text=said,
        first_line=first_line,
        headings=tuple(Heading(*each) for each in headings),
        markers=tuple(
            Marker(line, written, tuple(ingredients), tuple(setbacks), code and rule_of(code))
            for line, written, ingredients, setbacks, code in markers
        ),
        references=tuple(Reference(*each) for each in references),
        definitions=tuple(Reference(*each) for each in definitions),
        links=tuple(Link(*each) for each in links),
        html=tuple((written, line) for written, line in html),
        faults=tuple(Fault(rule_of(code), line, written, meant) for code, line, written, meant in faults),
        content_lines=tuple(content_lines),
    )


BODY = Form[Body](write_body, body_of)


def code_of(rule: Rule | None) -> str | None:
    return rule.code if rule else None
