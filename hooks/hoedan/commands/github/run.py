"""A command, as somebody at a keyboard would run it."""

import subprocess
import sys
from collections.abc import Sequence


def hoedan(arguments: Sequence[str]) -> tuple[int, str]:
    """Run `hoedan` in this folder: its exit code, and what it says."""
    command = [sys.executable, "-m", "hoedan", *arguments]
    done = subprocess.run(  # noqa: S603
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8", check=False
    )
    return done.returncode, done.stdout
