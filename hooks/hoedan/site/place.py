"""Where the site may come: not over the files of somebody, nor between the texts."""

import os
from pathlib import Path

from ..bundle.files import is_between_texts
from ..incremental.site_build import would_be_lost


def why_not_in(site: Path, root: Path) -> str:
    """Why the site of the library below `root` cannot come in this folder, and what to do; empty when it can."""
    place, whole = Path(os.path.realpath(site)), Path(os.path.realpath(root))
    if os.path.ismount(place):
        return f"{site} kan de map van de site niet zijn: het is een schijf op zichzelf. Kies een map daarin."
    if whole.is_relative_to(place) or would_be_lost(place):
        reason = "wat daar staat, zou verdwijnen"
    elif is_between_texts(place):
        reason = "daar staan de teksten"
    else:
        return ""
    return f"{site} kan de map van de site niet zijn: {reason}. Kies een map die leeg is of nog niet bestaat."
