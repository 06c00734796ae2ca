"""Why the system could not do something with a file, in Dutch: its own words are in the language of the machine."""

import errno

REASONS = {
    errno.EACCES: "je mag daar niet lezen of schrijven",
    errno.EPERM: "je mag daar niet lezen of schrijven",
    errno.EROFS: "daar kan niets geschreven worden",
    errno.ENOENT: "het bestaat niet",
    errno.ENOTDIR: "een deel van het pad is geen map",
    errno.EISDIR: "het is een map",
    errno.EEXIST: "er staat al iets anders",
    errno.ENOSPC: "de schijf is vol",
    errno.ENAMETOOLONG: "de naam is te lang",
    errno.ELOOP: "een symbolische link wijst naar zichzelf",
    errno.EADDRINUSE: "een ander programma gebruikt deze poort",
}


def reason_of(error: OSError) -> str:
    """The reason, without a full stop."""
    return REASONS.get(error.errno or 0, f"fout {error.errno}" if error.errno else "onbekende fout")
