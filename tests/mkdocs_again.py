"""Runs the mkdocs command for as long as it is asked to; `run_mkdocs` in conftest.py asks.

Each run is a process of its own, with the folder, the environment and the files that it is asked to write to. It begins
with all that a build imports: to import that takes as long as to build a small site.
"""

import json
import os
import runpy
import sys

import mkdocs.commands.build  # noqa: F401 - the command imports it when it begins

import mkdocs_adapter  # noqa: F401 - all that makes our pages


def main() -> None:
    for line in sys.stdin:
        child = os.fork()
        if not child:
            run(**json.loads(line))
            return
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


def run(root: str, arguments: list[str], environment: dict[str, str], files: list[str]) -> None:
    """Become the command: read nothing, and write what it says to two files."""
    os.chdir(root)
    os.environ.clear()
    os.environ.update(environment)
    for number, name in enumerate((os.devnull, *files)):
        opened = os.open(name, os.O_RDWR)
        os.dup2(opened, number)
        os.close(opened)
    sys.argv[1:] = arguments
    runpy.run_module("mkdocs", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
