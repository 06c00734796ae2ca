"""What people paste into the form from a letter, a mail, a website or another program, for drafts that nobody wrote."""

import random

SIGNS = (
    *("&euro;", "&ndash;", "&#x2022;", "&#8364;", "&copy", "&amp;lt;b&amp;gt;", "&#160;", "&zwnj;", "&#x1F600;", "&;"),
    *("❤️", "👍🏽", "👨‍👩‍👧", "🇳🇱", "①", "☐ doen", "✔", "→ dus", "½ uur", "m²", "H₂O", "№ 5", "†", "‰", "¹", "ᵉ"),
    *("שלום", "مرحبا 12", "\u202babc\u202c", "\u061c", "日本", "Ελλάδα", "Київ", "İzmir", "Ĳ", "ŉ", "ﷺ", "𝐯𝐞𝐭"),
    *("a\u0308", "x\u00ady", "a\u2011b", "a\u2009b", "a\u3000b", "\u2066x\u2069", "\ufffd", "\u0000", "\u000b"),
    *("x" * 400, "woord" * 60, "_" * 45, "." * 12, "=" * 41, "é" * 41, "\u00a0" * 42, "-=" * 30),
    *("'''vet'''", "[b]vet[/b]", "{color:red}", "\\section{x}", "$x^2$", "$$", ":smile:", "@jan", "#12", "[[pagina]]"),
    *("<o:p></o:p>", "<span style='x'>", "<b>vet</b>", "<br />", "<a href='https://a.nl'>a</a>", "<!DOCTYPE html>"),
    *("<![CDATA[x]]>", "<svg/onload=x>", "</", "<>", "< /b>", "<é>", "<b\tx>", "<x:y>", "<1>", "<-", "->", "<=>"),
    *(
        "[x](<https://a.nl>)",
        "[x](https://a.nl (titel))",
        "[x](https://nl.wikipedia.org/wiki/A_(b))",
        "[x][1]",
        "[x][]",
    ),
    *("[x](https://a.nl)[^1]", "[[x](https://a.nl)]", "[^1](https://a.nl)", "[^1][x](https://a.nl)", "\\[x](y)"),
    *("https://a.nl/_b_", "https://a.nl/*b*", "https://a.nl.", "(https://a.nl)", "https://münchen.de", "ftp://a.nl"),
    *("file:///c:/x", "C:\\map\\x", "\\\\server\\map", "data:text/html,x", "mailto:", "tel:112", "[x](file:///x)"),
    *("_**x**_", "**_x_**", "*__x__*", "__x__y", "**x **", "** x**", "*x\\*", "\\**x*", "**“x”**", "*’x*", "a_b_c_"),
    *(
        "`` ` ``",
        "`\\`",
        "```x```",
        "`x``",
        "\\``x`",
        "`[^1]`",
        "`{: x }`",
        "`*`*",
        "~~~x~~~",
        "~x~~",
        "\\~x~",
        "~ x ~",
    ),
    *("[^1]{: x }", '{: ingredient="vertrouwen" }', "[laat zien: Vertrouwen]", "[struikelblok: Geld]"),
    *(
        "[^1]^",
        "[^0]",
        "[^00001]",
        "[^1\\]",
        "[^*1*]",
        "[^`1`]",
        "[^1][1]",
        "[1][^1]",
        "[^ ]",
        "[^^1]",
        "[^1]]",
        "[[^1]]",
    ),
)
"""Entities, signs and letters of elsewhere, HTML, the marks of other programs, and signs in signs."""
TABLES = (
    *("| a | b |\n|---|---|\n| 1 | 2 |", "| a | b |\n| - | - |\n| 1 | 2 | 3 |", "a | b\n- | -\n1 | 2"),
    *("| a |\n|---|\n| 1 |", "|a|b|\n|:--|--:|\n|1|2|\nonder", "boven\n| a | b |\n|---|---|\n| 1 | 2 |"),
    *("| a | b |\n| 1 | 2 |", "a\tb\n1\t2", "> | a | b |\n> |---|---|\n> | 1 | 2 |", "+---+\n| a |\n+---+"),
    *("- | a | b |\n  |---|---|\n  | 1 | 2 |", "| a | b |\n|---|---|\n[^1]: De Krant"),
)
QUOTES = (
    *("> een\n>> twee\n> drie", "> een\n> > twee\n> > > drie", "> > een\n> twee\n> > drie", "> een\ntwee\n> drie"),
    *(
        ">een\n>\n>twee",
        "> een\n\n> twee",
        ">   1. een\n>   2. twee\n\n>   - drie\n>   - vier",
        "> 1. een\n> * twee\n>\n> 2. drie",
        "> - een\n>   > twee\n> - drie",
        "> een\n> - twee\n>   - drie\n>     - vier",
    ),
    *("- een\n> twee\n- drie", "Op ma 3 mei schreef Jan:\n> Dag\n>> Hoi\n--\nJan", "> [!TIP]\n> Tekst", "> Kop\n> ==="),
    *("-----Oorspronkelijk bericht-----\nVan: Jan\nAan: Els", "-- \nJan", "[3-5-2021 12:30] Jan: dag"),
)
NOTES = (
    *("[1] De Krant, 2021\n[2] Het Blad, 2022", "[^1]: De Krant\n    verder\n[^2]: Het Blad", "[^1]:\n    De Krant"),
    *("- een[^2]\n\n[^2]: De Krant", "- een\n    [^2]: De Krant\n- twee", "1. een\n\n   [^2]: De Krant\n2. twee"),
    *("> een[^1]\n> [^1]: De Krant", "### Kop\n[^1]: De Krant", "[^1]: - een\n- twee", "[^1]: > een", "[^1]: [^2]: x"),
    *("[^x]: De Krant", "*[Wmo]: wet", "[bron]: https://a.nl\n[x][bron]", "Term\n: uitleg"),
)
CODE = (
    *("<div>\n\nTekst\n\n</div>", "<table>\n<tr><td>1</td></tr>\n</table>", "<!--\nweg\n-->", "<p\nclass=x>"),
    *("```\ncode\n```", "```python\nx = 1\n```", "~~~\ncode\n~~~", "```\n## Aanpak\n```", "> ```\n> code\n> ```"),
    *("- ```\n  code\n  ```", "```\ncode", "````\n```\n````", "``` x\ny\n```", "    code\n    meer", "\tcode"),
    *("- een\n\n      code", "1. een\n\n        code", "\\begin{x}", "::: tip\nTekst\n:::", "!!! note\n    Tekst"),
)
HEADINGS = (
    *("Kop\n===", "Kop\n---", "- Kop\n  ---", "Kop\n***", "* * *", "_ _ _", "==========", "----------", "~~~~~~~~~~"),
    *("h2. Kop", "== Kop ==", "= Kop =", ".. note::", "---\ntitle: x\n---", "title: x", "**Kop**\nTekst", "KOP\nTekst"),
)
LISTS = (
    *("a) een\nb) twee", "(1) een\n(2) twee", "i. een\nii. twee", "1e. een\n2e. twee", "1.1 een\n1.2 twee", "1.) een"),
    *("1. een\n\n2. twee\n\n3. drie", "1. een\nverder\n2. twee", "1. een\n1. twee\n1. drie", "0. een\n1. twee"),
    *(
        "- een\n\n    verder\n\n- twee",
        "- een\n - twee\n  - drie\n   - vier",
        "* een\n** twee\n*** drie",
        "A. een\nB. twee",
    ),
    *("- een\n\t- twee\n\t\t- drie", "- een\n1. twee\n- drie", "-een\n-twee", "- [ ] een\n- [x] twee", "☐ een\n☑ twee"),
    *("→ een\n→ twee", "o\teen\no\ttwee", "§\teen", "\uf0b7\teen\n\uf0b7\ttwee", "— een\n— twee"),
)
MARKS = (
    *("Tekst.\n[laat zien: Vertrouwen]\nverder", "[laat zien: Vertrouwen]\n[laat zien: Lange adem]"),
    *(
        "- een\n[struikelblok: Geld]\n    - twee",
        "> een\n[laat zien: Vertrouwen]\n> twee",
        "### Kop\n[struikelblok: Geld]",
    ),
    *("Tekst.\n\n[laat zien: Vertrouwen]", "Tekst.\n> [laat zien: Vertrouwen]", "Tekst.\n- [laat zien: Vertrouwen]"),
    *('Tekst.\n{: setback="geld" }', "{: .klasse }\nTekst", "| a | b |\n|---|---|\n| 1 | 2 |\n[laat zien: Vertrouwen]"),
)
BLOCKS = (*TABLES, *QUOTES, *NOTES, *CODE, *HEADINGS, *LISTS, *MARKS)


def paste_of(dice: random.Random) -> str:
    """Something pasted: with signs in it, set in a quote or item, in the midst of another, or as it is."""
    lines = dice.choice(BLOCKS).split("\n")
    match dice.randrange(6):
        case 0:
            lines[dice.randrange(len(lines))] += f" {dice.choice(SIGNS)}"
        case 1:
            lines = [f"{dice.choice(('> ', '> ', '    ', '>'))}{line}" for line in lines]
        case 2:
            mark = dice.choice(("> ", "> > ", "    ", "  "))
            lines = [f"{mark}{line}" for line in lines]
        case 3:
            lines.insert(dice.randrange(len(lines) + 1), dice.choice(BLOCKS))
        case 4:
            lines = [f"Dat was {dice.choice(SIGNS)}{dice.choice(('', ' ', '.'))}{dice.choice(SIGNS)}"]
    return "\n".join(lines)
