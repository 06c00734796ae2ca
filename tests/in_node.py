"""Runs our scripts of the browser in Node, for what they and Python must say alike."""

import json
import subprocess
from typing import Any

from conftest import PROJECT


def run_in_node(script: str, given: Any) -> Any:
    """What a module writes as JSON on its standard output, when it reads `given` as JSON on its standard input."""
    ran = subprocess.run(
        ["node", "--input-type=module", "-e", script],
        cwd=PROJECT,
        input=json.dumps(given),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)
