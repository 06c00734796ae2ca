"""Tables that the tests bring with them, in YAML: large, and read by every process that collects tests."""

from pathlib import Path
from typing import Any

import yaml


def read_table(file: Path) -> Any:
    """What stands in a table, by the parser in C: it takes a tenth of the time of the other."""
    return yaml.load(file.read_text("utf-8"), yaml.CSafeLoader)
