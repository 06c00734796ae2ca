"""Why a file could not be used, in Dutch: the words of the system and of PyYAML are in another language."""

import errno
import json
import re
from itertools import islice
from pathlib import Path

import yaml

REASONS = {
    errno.EACCES: "je mag daar niet lezen of schrijven",
    errno.EPERM: "je mag daar niet lezen of schrijven",
    errno.EROFS: "daar kan niets geschreven worden",
    errno.ENOENT: "het bestaat niet",
    errno.ENOTDIR: "een deel van het pad is geen map",
    errno.EISDIR: "het is een map",
    errno.EEXIST: "er staat al iets anders",
    errno.ENOSPC: "de schijf is vol",
    errno.EDQUOT: "de schijf is vol, of wat jij ervan mag gebruiken",
    errno.ENAMETOOLONG: "de naam is te lang",
    errno.ELOOP: "een symbolische link wijst naar zichzelf",
    errno.EBUSY: "het is in gebruik",
    errno.EXDEV: "het ligt op een andere schijf",
    errno.EIO: "de schijf doet het niet goed",
    errno.EMFILE: "er zijn te veel bestanden tegelijk open",
    errno.EADDRINUSE: "een ander programma gebruikt deze poort",
    errno.EADDRNOTAVAIL: "dit is geen adres van deze computer",
}


NO_ROOM = {errno.ENOSPC, errno.EDQUOT}
"""What happens to whoever writes, whatever file it is; the system then names none."""
NUMBER = re.compile(r"\[Errno (\d+)\]")


def reason_of(error: OSError) -> str:
    """The reason, without a full stop."""
    number = error.errno or number_in(error)
    return REASONS.get(number, f"fout {number}" if number else "onbekende fout")


def number_in(error: OSError) -> int:
    """The number of the first error among several, as of the copying of a folder; 0 when there is none."""
    found = NUMBER.search(str(error))
    return int(found[1]) if found else 0


def what_failed(error: OSError) -> str | None:
    """What a file, a disk or a folder did, and what helps; None for what only a bug does."""
    is_full = (error.errno or number_in(error)) in NO_ROOM
    if error.filename:
        told = f"{error.filename} is niet te gebruiken: {reason_of(error)}."
        return f"{told} Maak ruimte vrij." if is_full else told
    if is_full:
        return f"schrijven lukt niet: {reason_of(error)}. Maak ruimte vrij, ook voor tijdelijke bestanden."
    if error.errno == errno.ENOENT:  # Python found no folder for temporary files, or not the one that it is in
        try:
            Path.cwd()
        except OSError:
            return f"de map waarin je staat is weg: {reason_of(error)}."
        return "er is geen map voor tijdelijke bestanden. Noem er in TMPDIR een waarin je mag schrijven."
    return None


NO_VALUE = "no value"
"""What a reader of ours says of a date or a number that Python cannot have."""
NOT_ALLOWED = "mapping values are not allowed"
NO_COLON = "could not find expected ':'"
YAML_ERRORS = (
    (
        NO_COLON,
        "op deze regel mist een dubbele punt met een spatie erachter",
        "Schrijf de regel als `sleutel: waarde`.",
    ),
    (
        NOT_ALLOWED,
        "een dubbele punt in de tekst",
        "Zet de hele waarde tussen aanhalingstekens.",
    ),
    ("escape", "een backslash tussen dubbele aanhalingstekens", "Gebruik enkele aanhalingstekens."),
    (
        "quoted scalar",
        "een aanhalingsteken is niet gesloten",
        "Sluit de tekst met hetzelfde aanhalingsteken.",
    ),
    ("flow", "een haak `[` of `{` is niet gesloten", "Sluit de lijst of het blok op dezelfde regel."),
    ("cannot start any token", "een waarde begint met een leesteken", "Zet de hele waarde tussen aanhalingstekens."),
    (NO_VALUE, "deze datum of dit getal bestaat niet", "Zet de hele waarde tussen aanhalingstekens."),
    ("", "deze regel klopt niet", "Controleer inspringing, aanhalingstekens en haken."),
)
"""What PyYAML says -> what that means to a contributor, and the advice; the first that fits counts."""


LONGEST_SHOWN = 120
"""Characters of a line that the advice shows as it should be."""
MOST_TRIED = 4
"""Values on one line that are put between quotes to see whether that helps: each time all is read again."""
SIGN = re.compile(r"""[:#\[\]{}"']|^[-?@`%*&!|>]""")
OWN_LINE = re.compile(r"(?P<before>\s*(?:- +)?)(?P<key>[\w-]+): +(?P<value>\S.*?)\s*")
"""A key with its value, on a line of its own."""
BETWEEN_BRACES = re.compile(r"(?P<before>[{,]\s*)(?P<key>\w+): +(?P<value>\S.*?)(?=\s*(?:, *\w+:(?: |$)|\}\s*\]?\s*$))")
"""One that stands with others on a line. A value ends before the next key, or where the line does."""
IN_QUOTES = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'")
OPENED = re.compile(r"\[(?:[^\]]*|.*\])|\{(?:[^}]*|.*\})")
"""A list or block, closed or not: no text that begins with a sign."""
CUT_SHORT = re.compile("'[a-z]{1,2}\\b")
"""A Dutch word that begins with an apostrophe: 's avonds, 't huis."""


def reason_of_yaml(error: yaml.MarkedYAMLError, text: str) -> tuple[int, str, str]:
    """The line in the text, counted from 0; the reason, without a full stop; and what to do about it."""
    found = f"{error.context} {error.problem}".lower()
    said, reason, advice = next(row for row in YAML_ERRORS if row[0] in found)
    # What is not closed is wrong where it opens, not where the text ends; a key without a colon is where it stands.
    mark = (error.context_mark if said in ("quoted scalar", "flow", NO_COLON) else None) or error.problem_mark
    line = min(mark.line if mark else 0, text.count("\n"))
    if said == NOT_ALLOWED and is_too_far_in(error, text):
        return line, "deze regel springt in onder een regel die al een waarde heeft", "Haal de spaties ervoor weg."
    if said != NO_COLON and (right := quoted(text.split("\n"), line)):
        is_sign = said in ("flow", "")
        advice = f"Zet de hele waarde tussen aanhalingstekens: `{right}`."
        return line, "in een waarde staat een leesteken dat hier iets anders betekent" if is_sign else reason, advice
    return line, reason, advice


def quoted(lines: list[str], number: int) -> str | None:
    """The key of a line with its value between quotes, where that is what makes the line right; else None."""
    line = lines[number]
    if len(line) > 4 * LONGEST_SHOWN:
        return None
    pairs = filter(None, (OWN_LINE.fullmatch(line), *BETWEEN_BRACES.finditer(line)))
    for found in islice((each for each in pairs if needs_quotes(each["value"])), MOST_TRIED):
        right = f"{found['key']}: {in_quotes(found['value'])}"
        changed = f"{line[: found.start()]}{found['before']}{right}{line[found.end() :]}"
        if len(right) <= LONGEST_SHOWN and is_read("\n".join([*lines[:number], changed, *lines[number + 1 :]]), number):
            return right
    return None


def needs_quotes(value: str) -> bool:
    """Whether something in a text is no text to YAML, and a message, which has backticks of its own, can show it."""
    return (
        SIGN.search(value) is not None
        and "`" not in value
        and not IN_QUOTES.fullmatch(value)
        and not OPENED.fullmatch(value)
    )


def in_quotes(value: str) -> str:
    """A text as YAML takes it whole, without the quotes that somebody put around it and that did not hold."""
    is_around = value[0] in "\"'" and not CUT_SHORT.match(value)
    bare = value[1:].removesuffix(value[0]) if is_around and value.count(value[0]) != 2 else value
    return f"'{bare}'" if "'" not in bare and re.search(r'["\\]', bare) else json.dumps(bare, ensure_ascii=False)


def is_read(text: str, number: int) -> bool:
    """Whether all is right up to and with a line: what is wrong below it began below it too."""
    try:
        for _ in yaml.parse(text, Loader=yaml.SafeLoader):
            pass
    except yaml.MarkedYAMLError as error:
        return all(mark.line > number for mark in (error.context_mark, error.problem_mark) if mark)
    return True


def is_too_far_in(error: yaml.MarkedYAMLError, text: str) -> bool:
    """Whether the colon that cannot be there is the first of an indented line: that of a key."""
    mark = error.problem_mark
    line = text.split("\n")[min(mark.line, text.count("\n"))] if mark else ""
    return mark is not None and re.fullmatch(r" +\w+", line[: mark.column]) is not None
