"""Why a file could not be used, in Dutch: the words of the system and of PyYAML are in another language."""

import errno
import re
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
        'Zet de hele waarde tussen aanhalingstekens: `title: "Wonen: zo kan het"`.',
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


def reason_of_yaml(error: yaml.MarkedYAMLError, text: str) -> tuple[int, str, str]:
    """The line in the text, counted from 0; the reason, without a full stop; and what to do about it."""
    found = f"{error.context} {error.problem}".lower()
    said, reason, advice = next(row for row in YAML_ERRORS if row[0] in found)
    if said == NOT_ALLOWED and is_too_far_in(error, text):
        reason, advice = "deze regel springt in onder een regel die al een waarde heeft", "Haal de spaties ervoor weg."
    # What is not closed is wrong where it opens, not where the text ends; a key without a colon is where it stands.
    mark = (error.context_mark if said in ("quoted scalar", "flow", NO_COLON) else None) or error.problem_mark
    return min(mark.line if mark else 0, text.count("\n")), reason, advice


def is_too_far_in(error: yaml.MarkedYAMLError, text: str) -> bool:
    """Whether the colon that cannot be there is the first of an indented line: that of a key."""
    mark = error.problem_mark
    line = text.split("\n")[min(mark.line, text.count("\n"))] if mark else ""
    return mark is not None and re.fullmatch(r" +\w+", line[: mark.column]) is not None
