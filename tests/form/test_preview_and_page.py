"""The preview of the form shows what the page does, of the same text."""

import random
import re
import shutil
from html import unescape

import pytest

from hoedan.text.body import read_body
from hoedan.text.markup import render_story_text
from in_node import run_in_node
from made.seed import seed_of_the_day

pytestmark = pytest.mark.skipif(shutil.which("node") is None, reason="the scripts are tested with node")

NODE = """import { readFileSync } from "node:fs";
import { emptyDraft } from "./docs/assets/form/story.js";
import { makePreview } from "./docs/assets/form/preview.js";
import { toMarkdown } from "./docs/assets/form/text.js";
import { FACTS, GRAMMAR } from "./tests/form/facts.js";
const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
class Made {
  inside = [];
  constructor(tag) { this.tag = tag; }
  setAttribute(name, value) { if (name === "href") this.href = value; }
  append(...inside) { this.inside.push(...inside); }
  toString() {
    const words = this.inside.map((each) => (typeof each === "string" ? escaped(each) : String(each))).join("");
    return `<${this.tag}${this.href ? ` href="${escaped(this.href)}"` : ""}>${words}</${this.tag}>`;
  }
}
globalThis.document = { createElement: (tag) => new Made(tag) };
const named = { titles: new Map(), setbacks: new Map(), slugOf: (title) => title, setbackOf: (title) => title };
const site = { headings: ["Aanpak"], grammar: GRAMMAR, ...named };
process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, "utf-8")).map((text) => {
  const preview = makePreview({ ...emptyDraft(FACTS.headings), sections: { Aanpak: text } }, site, () => null);
  return [toMarkdown(text, site), preview.slice(preview.findIndex(({ tag }) => tag === "h4") + 1).join("")];
})));"""
NOT_COMPARED = re.compile(r"</?(?:div|section|span|thead|tbody)[^>]*>|</(?:hr|br|img)>")
"""What stands around a text for its looks."""

TEXTS = [
    "> Wij dachten: *dit lukt nooit*.\n>\n> — een **wijkverpleegkundige**",
    "> Zij vroeg\n> twee dingen:\n> - rust\n>   - en thee\n> 1) tijd\n> > Echt.",
    "| Jaar | Kosten \\| uren |\n|:--|--:|\n| 2019 | `a|b` |\n| 2020 |",
    "Eerst dit.\n***\nDan `a | b` en ``dubbel ` in``.",
    'Mail info@deventer.nl, <https://a.nl/b_c> en [de _krant_](https://a.nl/x_(y) "titel").',
    "**vet met *schuin* erin**, ***beide***, __ook__, 5*3*2 en snake_case_woord",
    "Een \\*ster\\* en 2\\. en een backslash\\\\ en & en 3 < 4",
    "### De **eerste** winter ##\n#### Nog een kop\n7\\. zeven",
    "- een\n    1. eerst\n    2. dan\n        - diep\n- twee",
    "Wat hielp:\n\n* een vaste dag\n\n* een vast gezicht\n\n    Dat was de balie.\n\n* een sleutel",
    "> een citaat\n> dat doorloopt\n\n> en een tweede",
    "Stap 1) bellen\n1) bellen\n2) langsgaan\n   a) koffie",
]
LINES = [
    *(
        "Zij belden aan.",
        "- een punt",
        "- nog *een*",
        "    - dieper",
        "        - diepst",
        "        1. telt",
        "1. eerst",
        "2. dan",
        "",
    ),
    *("    1. binnen", "> citaat", "> - in citaat", "> en verder", "> ", "### Tussenkop", "| a | b |", "|---|---|"),
    *("| 1 | **2** |", "    ingesprongen", "***", "**vet** en _schuin_", "* sterretje", "`code` hier", "\tTab ervoor"),
    *(
        "a) lettertje",
        "Kop:",
        "10. tien",
        "– streep",
        "2021. Het jaar",
        "> > dieper",
        ">     - ver",
        "[a](https://b.nl)",
    ),
]


def bare(html: str) -> str:
    """Tags and words alone: a heading of any level is a heading, and white space between blocks is none."""
    alike = re.sub(r"<(/?)h[2-6]\b[^>]*>", r"<\1h>", html)
    plain = re.sub(r"\s+", " ", NOT_COMPARED.sub("", alike))
    named = re.sub(
        r"<(\w+)(?: (href=\"[^\"]*\")|[^>])*>", lambda tag: f"<{tag[1]}{f' {tag[2]}' if tag[2] else ''}>", plain
    )
    return unescape(re.sub(r" ?(</?(?:p|li|ul|ol|h|table|tr|td|th|blockquote|hr|pre)>) ?", r"\1", named))


def test_the_preview_shows_what_the_page_does() -> None:
    chance = random.Random(seed_of_the_day())
    texts = [*TEXTS, *("\n".join(chance.choices(LINES, k=chance.randint(2, 7))) for _ in range(200))]
    for text, (markdown, preview) in zip(texts, run_in_node(NODE, texts), strict=True):
        page = render_story_text(read_body(f"## Aanpak\n\n{markdown}\n", 1), "stories/x.md").html
        assert bare(preview) == bare(page.partition("</h2>")[2]), (text, markdown)
