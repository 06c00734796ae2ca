"""The grammar of the Markdown that contributors write: every expression that tells one thing from another.

The reader (`inline`, `blocks`, `body`) has no other; `tests/text/test_agreement.py` holds it equal to the renderer's.
"""

import re

BLOT = "\x1a"
"""What stands in the place of a character of code, or one after a backslash; nobody can write it."""
BREAK = "\x1c"
"""What stands in the place of a line end or bar between two blocks or cells; nobody can write it either."""

# Blocks, on one line without the marks of what it stands in
HASH_HEADING = re.compile(r"[ ]{0,3}(?P<level>#{1,6})(?!#)(?P<text>.*)")
UNDERLINE = re.compile(r"(?:=+|-+)[ ]*")
RULE = re.compile(r"[ ]{0,3}(?:(?:-[ ]{0,2}){3,}|(?:_[ ]{0,2}){3,}|(?:\*[ ]{0,2}){3,})[ ]*")
BULLET = re.compile(r"[ ]{0,3}[-*+][ ]+")
NUMBERED = re.compile(r"[ ]{0,3}[0-9]{1,9}\.[ ]+")
LIST_ITEM = re.compile(f"{BULLET.pattern}|{NUMBERED.pattern}")
INNER_ITEM = re.compile(r"[ ]{4,7}(?:[0-9]{1,9}\.|[-*+])[ ]+")
LIST_LIKE = re.compile(r"[ ]{0,3}(?:[-*+]|0{0,8}1[.)])[ ]")
"""What GitHub takes for the begin of a list, also right below a line of text."""
QUOTE = re.compile(r"[ ]{0,3}>[ ]?")
NOTE = re.compile(r"[ ]{0,3}\[\^(?P<id>[^\]\n]*)\]:[ ]*")
RIGHT_BORDER = re.compile(r"(?<!\\)(?:\\\\)*\|$")
INDENT = " " * 4
INDENTS = re.compile(f"(?:{INDENT})+")
FENCE = re.compile(r"(?P<fence>`{3,}(?!.*`)|~{3,})[ \t]*(?P<rest>.*)")
FENCE_MARKS = ("```", "~~~")
TILDES = re.compile(r"[ \t>]*~{3,}")
"""A fence that may stand in a quote or item, where GitHub alone takes it for one."""
LANGUAGE = re.compile(r"\.?[\w#.+-]*")
BLANK_START = re.compile(r"\A[ \t]+\n")
"""Python-Markdown takes white space for text on the first line alone."""
TRAILING_TAB = re.compile(r"(?<![ \t])[ \t]*\t ?$", re.MULTILINE)
"""White space that ends no line on GitHub; Python-Markdown would count a tab for the spaces that it stands for."""

# In running text
TICKS = re.compile("`+")
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
"""A backslash makes each sign of punctuation ordinary, as CommonMark has it."""
EMPHASIS = re.compile(r"(\*{1,3}|(?<!\w)_{1,3}|_{1,3}(?!\w)|~~)")
REFERENCE = re.compile(r"\[\^([^\]\s]{1,40})\]")
REFERENCE_LIKE = re.compile(r"\[\^[^\]\n]{0,60}\]?")
DEFINITION = re.compile(r"[ ]{0,3}\[([^\]\n]{1,200})\]:[ \t]*(\S*)")
HTML = re.compile(r"</?[A-Za-z](?:[^<>\n]|\n(?![ \t]*\n))*>|<!--|<\?|<!\[CDATA\[|<![A-Za-z]")
TAG_NAME = re.compile(r"<(/?)([A-Za-z][\w-]*)")
MAILBOX = r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*"
"""A mailbox as CommonMark reads it between angle brackets: no quotation marks, so nothing that ends an attribute."""
AUTOLINK = re.compile(rf"<((?:[A-Za-z][A-Za-z0-9+.-]{{1,31}}:)[^<>\s]*|{MAILBOX})>")
OF_RENDERER = "\x02\x03"
"""What the renderer puts around what it has read already, where a `BLOT` stands here."""
MAILBOX_WORD = r"[A-Za-z0-9]+(?:[._+-][A-Za-z0-9]+)*@[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*\.[A-Za-z]+"
"""A mailbox that both GitHub and this site know, wherever it stands."""
BARE_MAILBOX = re.compile(
    rf"(?<![\w.+@/{BLOT}{OF_RENDERER}-])(?:mailto:|(?<!mailto:)(?<!xmpp:))"
    rf"(?P<box>{MAILBOX_WORD})"
    rf"(?![\w@/{BLOT}{OF_RENDERER}-]|\.\w)"
)
"""A mailbox that stands by itself in running text, which GitHub makes a link of, and so does this site."""
MAILBOX_LIKE = re.compile(rf"[\w.+:{BLOT}-]@[\w{BLOT}-]*[.{BLOT}][\w{BLOT}]")
"""What GitHub may find a mailbox in as well: at an escaped sign, a slash or another mailbox."""
LINK_TEXT = rf"[^\[\]{BREAK}]*"
LINK_END = (
    r"""\([ \t]*(?![ \t])(?P<target><[^<>\n]*>|[^\s()<>"`]*(?:\([^\s()"`]*\)[^\s()"`]*){0,4}(?<!'))"""
    rf"""(?:[ \t]+(?![ \t])(?P<title>"[^"\n{BREAK}]*"|'[^'\n{BREAK}]*'))?[ \t]*\)"""
)
"""The address and title of a link. White space is taken whole, or each part of it would be tried again. The renderer
reads links with this too, so that it can see no other link."""
LINK = re.compile(rf"(?P<image>!?)\[(?P<text>{LINK_TEXT}(?:\[{LINK_TEXT}\]{LINK_TEXT}){{0,4}})\]{LINK_END}")
MAY_BE_LINK = "]("
"""Every link has this, and most texts have not: to look for it takes a hundredth of the time."""
LINK_LIKE = re.compile(r"\]\(|\][ \t]+\((?=https?:|mailto:|\.{0,2}/|[\w./-]*\.md\b)")

# What this library adds
SLUGS = "[a-z0-9-]+(?: [a-z0-9-]+)*"
MARKER = re.compile(
    r"[ ]*(?:(?P<quote>(?:>[ ]?)+)[ ]*)?"
    rf'\{{:(?! \}})(?: ingredient="(?P<ingredients>{SLUGS})")?(?: setback="(?P<setbacks>{SLUGS})")? \}}[ ]*'
)
MARKER_LIKE = re.compile(r"\{\s*:[^}\n]*\}?|\{\s*(?:ingredient|setback)[^}\n]*\}?", re.IGNORECASE)
SWAPPED_MARKER = re.compile(rf'\{{: setback="(?P<setbacks>{SLUGS})" ingredient="(?P<ingredients>{SLUGS})" \}}')
QUOTE_MARKS = re.compile(r"\A(?:[ ]{0,3}>[ ]?)+")
IMAGE_ONLY = re.compile(r"[ ]*!\[[^\]]*\]\([^)]*\)[ ]*")
TRAILING_ATTRIBUTES = re.compile(r"\{[^{}\n]*\}\s*$")
