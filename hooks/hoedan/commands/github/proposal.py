"""The comment on a proposal: `python -m hoedan.commands.github.proposal REPORT` in the workflow that may write.

The report was made by a workflow that ran code of a stranger, so nothing in it is believed: it is bounded, every word
is escaped, and the proposal it says it is about must have the very commit that GitHub says was checked.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from ...check.review_summary import MOST_PROBLEMS, Counts, Previews, Proposal, write_comment
from ...model.problems import Level, Problem

MARK = "<!-- hoedan: de controle van dit voorstel -->"
"""Stands in the one comment that is kept up to date."""
WRITER = "github-actions[bot]"
NEWCOMERS = frozenset({"FIRST_TIME_CONTRIBUTOR", "FIRST_TIMER", "NONE"})
"""What GitHub calls somebody of whom nothing was ever taken."""
LARGEST = 1_000_000
PATH_PART = r"(?!\.{1,2}(?:/|\Z))[^/]{1,255}"
PATH = re.compile(rf"(?=.{{1,500}}\Z){PATH_PART}(?:/{PATH_PART})*")
"""Of a file in the repository, with whatever a newcomer calls it: `Mijn verhaal (1) -> nieuw.md`."""
CODE = re.compile(r"[A-Z]-[0-9]{3}")
PREVIEW = {"voorbeeld.html": "De bladzijde", "voorbeeld.pdf": "De pdf"}
"""Name of a file that the check keeps -> what the link to it is called."""

Api = Callable[..., Any]
"""Asks GitHub: a method, a path below the repository, and what is sent; gives what JSON says."""


class UntrustedError(Exception):
    """The report is not what the check makes: nothing is written."""


class MovedOnError(Exception):
    """The proposal is closed, or has another commit than the one that was checked: there is nothing to write."""


@dataclass(frozen=True)
class Report:
    """What a check says it found."""

    number: int
    """Of the proposal."""
    problems: tuple[Problem, ...]
    counts: Counts


def read_report(text: str) -> Report:
    """Believe no more than the form.

    Raises:
        UntrustedError: when the form is another.

    """
    try:
        found = json.loads(text) if len(text) <= LARGEST else None
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict) or not isinstance(found.get("problems"), list):
        raise UntrustedError("the report is no report")
    counts = found.get("counts")
    return Report(
        number=whole(found.get("number")),
        problems=tuple(problem_of(each) for each in found["problems"][:MOST_PROBLEMS]),
        counts=Counts(*(whole(counts.get(name, 0)) for name in Counts.NAMES)) if isinstance(counts, dict) else Counts(),
    )


def whole(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 10**9:
        raise UntrustedError("a number is none")
    return value


def problem_of(value: object) -> Problem:
    if not isinstance(value, dict):
        raise UntrustedError("a problem is none")
    path, code, message = (str(value.get(key, "")) for key in ("path", "code", "message"))
    levels = [level for level in Level if level.value == value.get("level")]
    if not PATH.fullmatch(path) or not path.isprintable() or not CODE.fullmatch(code) or not levels:
        raise UntrustedError("a problem is none")
    shown = "".join(sign if sign.isprintable() else " " for sign in message[:1000])
    return Problem(path, whole(value.get("line")), code, shown, levels[0])


def comment_on(report: Report, run: Mapping[str, str], api: Api) -> str:
    """Write the comment, over the one that is there, and give what was written.

    `run` has the `id` and the `commit` of the check, as GitHub told them.

    Raises:
        MovedOnError: when the proposal is not, or no longer, that of this check.

    """
    proposal = api("GET", f"pulls/{report.number}")
    if proposal["state"] != "open" or proposal["head"]["sha"] != run["commit"]:
        raise MovedOnError("the proposal has moved on, or is another")
    found = api("GET", f"actions/runs/{run['id']}/artifacts?per_page=100")["artifacts"]
    here = proposal["base"]["repo"]["html_url"]
    previews = Previews(
        tuple(
            (label, f"{here}/actions/runs/{run['id']}/artifacts/{each['id']}")
            for name, label in PREVIEW.items()
            for each in found
            if each["name"] == name
        )
    )
    comment = write_comment(report.problems, report.counts, previews, what_it_is(proposal, report, api))
    text = f"{MARK}\n{comment}"
    put_comment(report.number, text, api)
    return text


def what_it_is(proposal: Mapping[str, Any], report: Report, api: Api) -> Proposal:
    """What the comment says of it; a file that goes away cannot be changed, and none when the fork is gone."""
    repository = proposal["head"]["repo"]
    files = list(all_of(f"pulls/{report.number}/files", api))
    gone = {each["filename"] for each in files if each["status"] == "removed"}
    gone |= {each["previous_filename"] for each in files if each["status"] == "renamed"}

    def address(path: str) -> str:
        if not repository or path in gone:
            return ""
        return f"{repository['html_url']}/edit/{quote(proposal['head']['ref'])}/{quote(path)}"

    return Proposal(
        paths=frozenset({each["filename"] for each in files} | gone),
        edit=address,
        is_first=proposal.get("author_association") in NEWCOMERS,
        is_draft=bool(proposal.get("draft")),
    )


def all_of(path: str, api: Api) -> Iterator[Any]:
    """Every page of a list of GitHub."""
    page = 1
    while found := api("GET", f"{path}?per_page=100&page={page}"):
        yield from found
        page += 1


def put_comment(number: int, text: str, api: Api) -> None:
    """One comment, kept up to date; what others wrote stays."""
    for each in all_of(f"issues/{number}/comments", api):
        writer, body = (each["user"] or {}).get("login"), each["body"] or ""  # who left GitHub is nobody
        if writer == WRITER and body.startswith(MARK):
            api("PATCH", f"issues/comments/{each['id']}", {"body": text})
            return
    api("POST", f"issues/{number}/comments", {"body": text})


def ask_github(method: str, path: str, sent: Mapping[str, Any] | None = None) -> Any:
    """Through `gh`, which every runner has and which has the token."""
    command = ["gh", "api", "--method", method, f"repos/{os.environ['GITHUB_REPOSITORY']}/{path}"]
    given = ["--input", "-"] if sent is not None else []
    body = json.dumps(sent) if sent is not None else None
    done = subprocess.run([*command, *given], input=body, capture_output=True, text=True, check=True, timeout=60)  # noqa: S603
    return json.loads(done.stdout)


WELCOME = """## Welkom, en dank je wel voor je voorstel!

Zo gaat het verder:

1. Een redacteur zet de controle aan. Bij een eerste voorstel doet GitHub dat niet vanzelf.
2. Een paar minuten later staat hier wat al goed is, wat je volgende stap is en hoe het eruit komt te zien.
3. Een redacteur leest mee en helpt je waar je niet uitkomt.

Je hoeft niets te installeren. Wil je iets vragen? Schrijf het hieronder.
"""


def main(arguments: Sequence[str], api: Api = ask_github) -> int:
    """Read the report and write the comment, or greet with `--welcome NUMBER`; 1 for a report not to be trusted."""
    if arguments[0] == "--welcome":
        put_comment(int(arguments[1]), f"{MARK}\n{WELCOME}", api)
        return 0
    try:
        with Path(arguments[0]).open(encoding="utf-8", errors="replace") as file:
            report = read_report(file.read(LARGEST + 1))
        print(comment_on(report, {"id": os.environ["RUN_ID"], "commit": os.environ["RUN_COMMIT"]}, api))
    except MovedOnError as error:
        print(f"no comment: {error}")  # which happens every day, and nobody has to look at it
    except UntrustedError as error:
        print(f"no comment: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
