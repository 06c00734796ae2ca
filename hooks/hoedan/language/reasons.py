"""Why the system could not do something with a file, in Dutch: its own words are in the language of the machine."""

import errno
import re

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
    errno.EADDRINUSE: "een ander programma gebruikt deze poort",
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
