"""Whether a file of SVG is a drawing and nothing more: whoever opens it by itself runs all that is in it."""

import re
from xml.parsers.expat import ExpatError, ParserCreate

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
STYLE = "style"
SHAPES = frozenset(
    (
        "svg g defs symbol use title desc path rect circle ellipse line polyline polygon text tspan marker clipPath "
        f"mask pattern linearGradient radialGradient stop {STYLE}"
    ).split()
)
"""What a drawing is made of."""
ELSEWHERE = re.compile(r"""url\(\s*["']?(?!\s*["']?#)|image-set\(|src\(|@import|\\""", re.IGNORECASE)
"""What a style fetches, or writes so that nobody can tell."""


def does_more(attribute: str, value: str) -> bool:
    """Whether an attribute, with its space before it, runs something or leads out of the drawing."""
    space, _, name = attribute.lower().rpartition(" ")
    is_link = name == "href" and space in ("", XLINK)
    return name.startswith("on") or (is_link and not value.strip().startswith("#")) or bool(ELSEWHERE.search(value))


def beyond_drawing(svg: bytes) -> str | None:
    """The first thing in a file of SVG that no drawing needs, in Dutch; None when there is none."""
    found: list[str] = []
    styles: list[str] = []
    is_style = False

    def begin(element: str, attributes: dict[str, str]) -> None:
        nonlocal is_style
        space, _, name = element.rpartition(" ")
        is_style = name == STYLE
        if space != SVG or name not in SHAPES:
            found.append(f"`<{name}>`")
        found.extend(f"`{key.rpartition(' ')[2]}`" for key, value in attributes.items() if does_more(key, value))

    def read(text: str) -> None:
        if is_style:
            styles.append(text)

    def declare(*_: object) -> None:
        found.append("een DOCTYPE")

    def instruct(target: str, _: str) -> None:
        found.append(f"`<?{target}`")

    reader = ParserCreate(namespace_separator=" ")
    reader.StartElementHandler = begin
    reader.StartDoctypeDeclHandler = declare
    reader.ProcessingInstructionHandler = instruct
    reader.CharacterDataHandler = read
    try:
        reader.Parse(svg, True)
    except (ExpatError, ValueError, LookupError):  # of XML that is not right, and of an encoding that nobody knows
        found.append("iets wat geen XML is")
    if not found and ELSEWHERE.search("".join(styles)):
        found.append("een stijl met iets van elders")
    return found[0] if found else None
