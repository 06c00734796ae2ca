"""Texts as people write them, made by chance: most of what stands in one is right, and one thing in it is odd.

What is odd is of a kind: links, emphasis, breaks, blocks or tables. A quarter of the texts has nothing odd at all, and
an eighth is a heap of lines that mean most beside each other.
"""

import random
import re

SIGNS = {"⏎": "\n", "⇥": "\t", "⍽": "\u00a0"}
"""How a line end, a tab and a fixed space are written below."""


def texts(written: str) -> tuple[str, ...]:
    """The texts of a list, each with ` ·` behind it."""
    signed = re.findall(r"(?:^| )(.+?) ·(?= |$)", written, re.MULTILINE)
    return tuple("".join(SIGNS.get(sign, sign) for sign in text) for text in signed)


LINES = texts(r"""
100. x · -    wijd ·       zes ·    > drie ·    tekst · | a | b |⏎|-|-|⏎| c | d | · | a | b |⏎|-|-| · #### vier ·
tekst   · - a⏎⏎  b · - a⏎⏎    - b · 1. a⏎⏎    b · > - a⏎> - b · - a⏎- b · - a⏎    - b · > a⏎>⏎> b · 1. a⏎2. b ·
tekst · Een zin met *nadruk*. · lui vervolg ·   ingesprongen ·     vervolg · kop · 2021. Toen · #kop · - een ·
- twee · * ster · + plus · - · - ⇥tab ·   - half ·     - diep ·         - dieper · - [ ] taak · 1. een · 2. twee ·
10. tien · 3) haakje ·     1. in · - - dubbel · 1. - gemengd · - > citaat · - # kop ·     tweede alinea ·
        code in een lijst ·             diepe code ·     # kop ·     > citaat · > citaat · > nog · > · > - in ·
>     - diep · > ## kop · >     code · > > diep · > a|b · > -|- · > 1. x · ## Kop · # Titel # · ### Kop \# · ##  ·
--- · === · *** · - - - · _ _ _ · ----   · ===  · a | b · |a|b| · -|- · |-|-| · :-|-: · c | d · |c · |x| · |-| ·
a\|b | c · `a|b` | c · | | · ``` · ```py · ~~~ ·     ``` ·     code · ⇥code · ⇥- tab · `[^1]` · `## kop` ·
`[a](b.md)` · {: ingredient="een" } ·     {: ingredient="een" } · {: ingredient="een twee" } ·
> {: ingredient="een" } · [^a]: Een noot · [^b]: Nog een · [^a]: - lijst · > [^a]: noot · tekst[^a] ·
- tekst[^b] en [^a] · [^b]: noot[^a] ·     [^b]: diep ·
""")
"""Lines that mean most beside each other."""
PIECES = texts(r"""
woord · *een woord* · **b** · _c_ · a_b_c · e* · **g · ***k*** · 2*3 ·  info@zwolle.nl  ·  j.a-b@c.nl  · . · \^ ·
&copy; · a ·   ·    · * · ** · _ · `a` · ``b`c`` · ` · [ · ] · ( · ) · ! · | · " · ' · < · > · &amp; · ](x.md) ·
[a](b.md) · [a](b.md "t") · [a [b] c](d.md) · [x](<y z>) · [a⏎b](c.md) · [a](b(c).md) · []() · [^1] · [^2] ·
[a [^1]](b.md) · [a](b[^1].md) · ![a [^1]](x.png) · [a](b.md "[^1]") · [^1][^2] · ![a](verhaal/b.png) ·
![a](b.png "c") · [![a](b.png)](c.md) · <http://a.nl> · <a@b.nl> · <mailto:a@b.nl> · \ · \[ · \] · \` · \\ · \| ·
\< · \[^1] · [`a`](b.md) · `[`a](b.md) · [a⏎- b](c.md) · [a⏎> b](c.md) · [a|b](c.md) · [a⏎# b](c.md) ·
[a⏎⏎b](c.md) · <http://a.nl/|b> · [a](http://a.nl/'b) ·
""")
"""Pieces of a line, whole and broken."""
PREFIXES = ["", "", "", "- ", "1. ", "> ", "    ", "## ", "| ", "- > ", "> - "]

RIGHT = texts(r"""
De wijk · zij begonnen klein · in 2021 · (en dat hielp) · ‘samen’, · 2 * 3 · snake_case · 12 &amp; 13 · *schuin* ·
**vet** · _ook schuin_ · ***allebei*** · **vet met *schuin* erin** · `code` · ``a`b`` · *twee woorden* ·
[een link](ander-verhaal.md) · [bron](https://a.nl/b?c=d&e=f) · [**vet**](b.md#kop) · *[schuin](b.md)* ·
[`c`](d.md) · [met titel](b.md "de titel") · [post](mailto:info@a.nl) · <https://a.nl/b_c_d> · <info@a.nl> ·
info@zwolle.nl · \*ster\* · 1\. een · a\_b · kosten: 3% · C# · 50 > 40 · 3 < 4 · A | B · # 1 · wel - niet ·
vraag? Ja! · é à ü · “tekst” ·
""")
"""Pieces of a sentence that everybody writes and that all take alike."""
ODD = {
    "links": texts(r"""
[a](b c.md) · [a](<b c.md>) · [a](b.md 'titel') · [a](b.md (titel)) · [a](b.md "t\"t") · [a](b\_c.md) ·
[a](b*c*.md) · [a](b_c_d.md) · [a](b(c)d.md) · [a](b((c)).md) · [a](b.md)(c) · [a][b] · [a] (b.md) · [a](b.md ·
[a [b](c.md) d](e.md) · [a [b] c](d.md) · [a \] b](c.md) · [a `]` b](c.md) · [a](b%20c.md) · [a](b&amp;c.md) ·
[a](https://a.nl/&copy;) · [*a](b.md)* · [a](é.md) · [a](https://a.nl/é?x=[1]) · [](b.md) · [a]() ·
![a](verhaal/b.png) · ![a](verhaal/b.png "c") · ![a b](c d.png) · [![a](verhaal/b.png)](c.md) · !\[a](b.md) ·
\![a](b.md) · <https://a.nl/*b*> · <https://a.nl/&amp;> · <a.b@c.nl> · <A@B> · a@b.nl\_c · a@b.nl\* · a\_b@c.nl ·
a@b@c.nl · a@b.nl@c · x_a@b.nl_ · *a@b.nl* · a@b.nl. · a@b.nl, · a@b.nl/c · a@b · a@b_c.nl · a-@b.nl · .a@b.nl ·
mailto:a@b.nl · mailto:a@b.nl?x=y · (a@b.nl) · 'a@b.nl' · “a@b.nl” · [a@b.nl](c.md) · +a@b.nl · a@b.nl\ · a@b.nl! ·
a@b-.nl · a@-b.nl · a@b.n1 · é@b.nl · a@é.nl · a@b.nlé · xmpp:a@b.nl · a@b..nl · a@b.nl- · a@b.nl_ · http://a.nl ·
www.a.nl · ftp://a.nl · https://a.nl/b_c_ · [a](https://a.nl). · [a](//b.nl) · [a](javascript:b) · [a](#b) ·
[a](<>) · [a](<b>c) · [a](b 'c) · [a](b'c'.md) · [a](b.md  "c" ) · [ a ](b.md) · [a\](b.md) · [a](b\).md) ·
[a](\(b.md) · [^1] · [^1][^1] · [a [^1]](b.md) · [a](b[^1].md) · **a[^1]** · [^1]*a* · *[^1] · [^1](a.md) ·
![a](b.png)[^1] · [a]: · [a] · ![*a*](b.png) · ![a*](b.png) · ![a ~b~](b.png) · ![a_b_c **d**](b.png) · ![`a`](b.png) ·
![a\*b\*](b.png) · ![5 * 3 *](b.png) · ![_a b](b.png) · ![`*a*`](b.png) ·
"""),
    "emphasis": texts(r"""
* · ** · _ · __ · *** · * a* · *a * · **a *b** · *a **b* · *a **b*** · ***a** b* · ***a* b** · **a**b · a**b** ·
*a*b · a*b*c · _a_b · a_b_ · __a__ · ___a___ · _a *b* c_ · *a _b_ c* · __a_b__ · **a_b_** · *a⏎b* · **a⏎b** ·
_a⏎b_ · *(a)* · (*a*) · "*a*" · *"a"* · **a:**b · **a**: · **a:** b · a **(b)** c · a**(b)**c · ‘*a*’ · *‘a’*b ·
*a*. · *a.* · \**a* · *a\** · \*\*a** · **a\*** · `*`a* · *`a*` · *a*[^1] · **a**[^1] · a*[^1] · *[^1] a* ·
**a[^1]** · 5* en 6* · *a* *b* · **a** **b** · **a****b** · *a**b* · _a__b_ · **a* b* · *a **b · _a_ b_ · 2*3*4 ·
2 * 3*4 · *é* · é*a* · *a*é · *[a](b.md) · [*a](b.md)* · *[a](b.md)* · **[a](b.md)**c · *<https://a.nl>* ·
*a@b.nl* · _a@b.nl_ · ~a~ · ~~a~~ · ~~a · a~~b~~c · ____ · **** · _____a · *****a***** · _*a*_ · *_a_* · **_a_** ·
__*a*__ · _**a**_ · *a_b*c_ · €*a* · *€a* · a*€b* · *a*-*b* · \_a_ · _a\_ · &amp;*a* · *&amp;a*b · a*&amp;*b ·
*a***b***;* · ***a*b*c*** · **a*b*c** · *a**b**c* · *a***b***c* · **a***b***c** · **a "*" b** · *"**"a* ·
a\*www.b.nl ·
*[a](b.md)***b***"c"* · **(***b***)** · *a ***b*** c* · *[a](b.md)*~~c ·
"*a*"~*b* · *~5* · ~*a* · *a~*b · \&copy; · a\&amp;b · \`\&copy; · [\&lt;](b.md) · ![\&copy;](b.png) ·
&copy;*a*b · a*&copy;b* · *a&nbsp;* · *&nbsp;a* · ⍽*a* · *⍽a* · *a⍽* ·
"""),
    "breaks": texts(r"""
a  ⏎b · a   ⏎b · a ⏎b · a\⏎b · a\\⏎b · a⏎ b · a⏎  b · a⏎   b · a  ⏎  b · *a  ⏎b* · `a  ⏎b` · [a  ⏎b](c.md) · a⇥⏎b ·
a⏎⇥b · a⏎    b · a⍽⍽⏎b · a&nbsp;  ⏎b · [^1]  ⏎a · a   · a\ · [a](b.md)  ⏎b · [a](b.md)\⏎b · **a**  ⏎b · a⏎\⏎b ·
a⏎&nbsp;⏎b · a  ⏎**b** · a  ⏎[^1] · a  ⏎`b` · info@a.nl  ⏎b · <https://a.nl>  ⏎b · a⏎1 b · a⏎10. b · a⏎- b · a⏎+b ·
a⏎* b · a⏎1. b · a⏎1) b · a⏎2. b · a⏎> b · a⏎>b · a⏎# b · a⏎#b · a⏎=b · a⏎== b · a⏎| b · a⏎``` · a⏎*** · a⏎--- ·
a⏎-- · a⏎= · a⏎- ·
"""),
}
"""Pieces of a sentence that a writer may well write, and that some take otherwise; of each kind."""
ODD_LINES = {
    "blocks": LINES
    + texts(r"""
> 2) b · 2) b · - > a⇥b · - >⇥b · >⇥a · >  a · >   - a · > ⇥a · -⇥a · 1.⇥a · 10. a · 0. a · 01. a · 1234567890. a ·
-a ·     a ·    - a ·   1. a ·      - a · - a⏎     b · - a⏎   - b⏎     - c · 1. a⏎    1. b⏎        - c ·
- a⏎⏎⏎- b · - a⏎⏎⏎    b · * * * · - - a · --  · – a · • a · ***a*** · ___ · = = · # · #  · #a · ####### a ·
## a ## · ## a# · ## a \# ·  ## a · ## *a* · ## [a](b.md) · ## a[^1] · ## `a` · a⏎=== · a⏎--- · *a*⏎--- · > a⏎--- ·
- a⏎--- · - a⏎=== · > a⏎b · > a⏎⏎> b · > a⏎>⏎> > b · > - a⏎>     - b · > 1. a⏎> 2. b⏎>⏎> c · > ## a⏎>⏎> b ·
> | a | b |⏎> |---|---|⏎> | c | d | · > ```⏎> a⏎> ``` · - ```⏎  a⏎  ``` · ```⏎a⏎``` · ~~~⏎a⏎~~~ · ```py⏎a⏎``` ·
``` py x⏎a⏎``` ·
> ~~~⏎> a⏎> ~~~ ·  ~~~⏎a⏎~~~ · - a⏎⏎    ~~~⏎    b⏎    ~~~ · - a[^b]⏎    [^b]: c ·
````⏎```⏎```` · ```⏎a ·     a⏎    b ·     a⏎⏎    b · ⇥a ·     - a ·     > a · - a⏎⏎        b ·
- a⏎⏎    #b · - #b · - a⏎⏎    b⏎    ###c · 1. a⏎⏎    - b⏎⏎        #c · - a⏎⏎    ### b⏎c · - a⏎⏎    ---⏎b ·
- a⏎⏎    ### b⏎    c · 1. a⏎100. b⏎⏎    c · 100. a⏎⏎    b · 001. a · 1. a⏎1000. b⏎    - c ·
1. a⏎⏎    100. b⏎⏎        c · 1. a⏎3. - b · - a⏎    3. b ·
- a⏎⏎    3. b⏎    4. c ·    - a⏎⏎    b ·   1. a⏎⏎    b ·  10. a⏎⏎    b ·   - a⏎⏎    b ·
[^]: a · [^a b]: c ·
- a⏎⏎       - b⏎⏎        c · > - a⏎>⏎>     #b · > - a⏎>⏎>     # b⏎> c ·
1. a⏎⏎    - b⏎    - c · - a⏎⏎    > b · - a⏎⏎    ```⏎    b⏎    ``` ·
- a⏎⏎    | b | c |⏎    |---|---|⏎    | d | e | · - a⏎    b · - a⏎  b · - a⏎b · 1. a⏎   b · 1. a⏎b · - a⏎⏎b ·
- a⏎⏎ b · - [x] a · - [a](b.md) · - **a** · - `a` · - a⏎- ⏎- b · [a]: b · [^1]: a · <div> · </b> · <!-- a --> ·
&nbsp; · \- a · \> a · \# a · 1\. a · \--- · \``` · \| a | b | · {: .a } · Term⏎: a · !!! a · --- a ·
"""),
    "tables": texts(r"""
| a | b |⏎|---|---|⏎| c | d | · a | b⏎---|---⏎c | d · | a |⏎|---|⏎| b | · | a | b |⏎|:--|--:|⏎| c | d | ·
|a|b|⏎|-|-|⏎|c|d| · | a | b |⏎|---|---|⏎| `c|d` | e | · | a | b |⏎|---|---|⏎| c\|d | e | ·
| a | b |⏎|---|---|⏎| `c\|d` | e | · | a | b |⏎|---|---|⏎| c | · | a | b |⏎|---|---|⏎| c | d | e | ·
| a | b |⏎|---|---|⏎| c | d |⏎e · | a | b |⏎|---|---|⏎| c | d |⏎⏎e · | a | b |⏎|---|---|⏎|  | d | ·
| a | b |⏎|---|---|⏎| *c | d* | · | a | b |⏎|---|---|⏎| **c** | [d](e.md) | ·
| a | b |⏎|---|---|⏎| [c|d](e.md) | f | · | `a|b` | c |⏎|---|---|⏎| d | e | · | a | b⏎|---|---⏎| c | d ·
a | b |⏎---|---|⏎c | d | · | a | b |⏎|---|---|⏎c | d · | a | b |⏎---|---⏎| c | d | · | a | b |⏎|---|⏎| c | d | ·
| a | b |⏎|---|---|---|⏎| c | d | · | a | b |⏎| --- | --- |⏎| c | d | · | a | b |⏎|-- -|---|⏎| c | d | ·
| a | b |⏎|===|===|⏎| c | d | · | a | b |⏎|---|---|⏎| c <https://a.nl/|d> | e | ·
| a | b |⏎|---|---|⏎| c[^1] | d | · | a | b |⏎|---|---|⏎| info@a.nl | c@d.nl | · | a | b |⏎|---|---|⏎- c ·
| a | b |⏎|---|---|⏎| c | d |⏎> e · | a | b |⏎|---|---|⏎| c | d |⏎## e · | a | b |⏎|---|---|⏎    c | d ·
  | a | b |⏎  |---|---|⏎  | c | d | · | a | b |⏎|---|---|⏎| `` c|d `` | e | · | a | b |⏎|---|---|⏎| c` | `d | ·
| a | b |⏎|---|---|⏎| \`c|d\` | e | · | a | b |⏎|---|---|⏎| c\\|d | e | · tekst⏎| a | b |⏎|---|---|⏎| c | d | ·
| a | b |⏎⏎|---|---|⏎| c | d | · | |⏎|-|⏎| | · |a|⏎|-|⏎b · a|b⏎-|-⏎c| · a|b⏎-|-⏎|c · | a | b |⏎|---|---|⏎| c | \| ·
| a | b |⏎|---|---|⏎| c \ · - | a | b |⏎  |---|---|⏎  | c | d | · | a | b |⏎|---|---|⏎| - c | 1. d | ·
| a | b |⏎|---|---|⏎| # c | > d | · | a | b |⏎|---|---|⏎| c  | d  | · | a | b |⏎|---|---|⏎|c`|`d| ·
| a | b |⏎|---|---|⏎| ~~c~~ | d | · | *a* | _b_ |⏎|---|---|⏎| **c** | d | · | a | b |⏎|---|---|⏎|---|---| ·
| a | b |⏎|---|---|⏎| --- | --- |⏎| c | d | · `a|b` | c · `a|b` | c⏎---|---⏎d | e ·
"""),
}
"""Lines that a writer may well write, and that some take otherwise; of each kind."""
FORMS = texts(r"""
{} · {}⏎{} · - {}⏎- {} · 1. {}⏎2. {} · - {}⏎    - {} · > {}⏎>⏎> {} · | a | b |⏎|---|---|⏎| {} | {} | · ### {}⏎⏎{} ·
- {}⏎⏎    {} · > {}⏎> {} ·
""")
"""Blocks in a form that all take alike, with the place of two sentences."""
KINDS = (*ODD, *ODD_LINES)


def generate(chance: random.Random, kind: str) -> str:
    """A text with at most one odd thing, of a kind; or a heap of lines."""
    dice = chance.random()
    if dice < 1 / 8:
        return heap(chance)
    odd = dice > 3 / 8
    blocks = [right_block(chance, "") for _ in range(chance.randint(1, 3))]
    if odd and kind in ODD:
        place = chance.randrange(len(blocks))
        blocks[place] = right_block(chance, chance.choice(ODD[kind]))
    text = "\n\n".join(blocks)
    if odd and kind in ODD_LINES:
        lines = text.split("\n")
        place = chance.randint(0, len(lines))
        air = [""] if chance.random() < 0.6 else []
        lines[place:place] = [*air, chance.choice(ODD_LINES[kind]), *([""] if chance.random() < 0.6 else [])]
        text = "\n".join(lines)
    return text


def heap(chance: random.Random) -> str:
    """Lines that mean most beside each other; blank ones are as frequent as in real texts."""
    lines: list[str] = []
    for _ in range(chance.randint(1, 12)):
        kind = chance.random()
        if kind < 0.25:
            lines.append("")
        elif kind < 0.75:
            lines.append(chance.choice(LINES))
        else:
            lines.append(chance.choice(PREFIXES) + "".join(chance.choices(PIECES, k=chance.randint(1, 5))))
    return "\n".join(lines)


def sentence(chance: random.Random, odd: str) -> str:
    pieces = chance.choices(RIGHT, k=chance.randint(1, 4))
    if odd:
        pieces.insert(chance.randint(0, len(pieces)), odd)
    glue = "" if odd and chance.random() < 0.2 else " "
    return glue.join(pieces)


def right_block(chance: random.Random, odd: str) -> str:
    """A paragraph, list, quote, table or heading; `odd` stands somewhere in it."""
    first, second = chance.sample([sentence(chance, odd), sentence(chance, "")], 2)
    return chance.choice(FORMS).format(first, second)
