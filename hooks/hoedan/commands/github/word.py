"""A story that somebody attached to an issue as a Word or OpenDocument file: fetched within bounds and imported.

Nothing of the file runs: it is read as text by the import, which judges it by what it holds. It is fetched from where
GitHub keeps attachments and from nowhere else, whatever else the issue links to.
"""

import re
import tempfile
from collections.abc import Callable, Mapping
from http.client import HTTPException, HTTPMessage
from pathlib import Path
from typing import IO
from urllib.parse import quote, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from .run import hoedan

ATTACHMENT = re.compile(
    r"https://github\.com/(?:user-attachments/files/[0-9]{1,20}|[\w.-]{1,80}/[\w.-]{1,100}/files/[0-9]{1,20})"
    r"/[\w.%-]{1,200}\.(?P<kind>\w{1,10})(?![\w/])"
)
READ = ("docx", "odt")
STORED = re.compile(
    r"(?:objects\.githubusercontent\.com|github-production-[a-z0-9-]+\.s3(?:\.[a-z0-9-]+)?\.amazonaws\.com)"
)
"""Where GitHub sends who asks for an attachment."""
LARGEST = 25_000_000
"""Bytes; GitHub itself takes no more."""

Fetch = Callable[[str], bytes]
"""Gives what is at an address."""


class AttachmentError(Exception):
    """There is no file to read; the message says why, in Dutch."""


def attachment_in(body: str) -> tuple[str, str]:
    """The address of the one file in the text of an issue, and what it ends in.

    A file of another kind is for the import to name: it sees what it is, and knows what helps.

    Raises:
        AttachmentError: when there is none, or more than one.

    """
    kinds = {each[0]: each["kind"].lower() for each in ATTACHMENT.finditer(body)}
    found = {address: kind for address, kind in kinds.items() if kind in READ} or kinds
    if not found:
        raise AttachmentError(
            "bij de melding zit geen Word- of ODT-bestand. Sleep het in het tekstvak van de melding zelf, niet in een "
            "reactie."
        )
    if len(found) > 1:
        raise AttachmentError("bij de melding zitten meer bestanden. Laat er één staan.")
    address, kind = next(iter(found.items()))
    return quote(address, safe=":/%"), kind


def is_stored_by_github(address: str) -> bool:
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return False
    return parts.scheme == "https" and port in (None, 443) and (host == "github.com" or bool(STORED.fullmatch(host)))


class OnlyWithinGitHub(HTTPRedirectHandler):
    """Follows GitHub to where it keeps files, and nowhere else."""

    def redirect_request(  # noqa: PLR0917
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        if not is_stored_by_github(newurl):
            raise AttachmentError("GitHub stuurt naar een onbekende plek; het bestand is niet opgehaald.")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def fetch(address: str) -> bytes:
    """What is at an address of GitHub.

    Raises:
        AttachmentError: when it is larger than allowed, or somewhere else.
        OSError: when it cannot be fetched.

    """
    opener = build_opener(OnlyWithinGitHub)
    with opener.open(address, timeout=60) as answer:
        data: bytes = answer.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise AttachmentError("het bestand is te groot. Maak de beelden erin kleiner en voeg het opnieuw toe.")
    return data


def import_from_issue(values: Mapping[str, str], get: Fetch = fetch) -> tuple[int, str, str]:
    """Import the file of an issue: the exit code, the title of the pull request and what the import said.

    Errors of content are for the pull request, so they do not end this.
    """
    try:
        address, kind = attachment_in(values.get("body", ""))
        data = get(address)
    except AttachmentError as error:
        return 2, "", str(error)
    except (OSError, HTTPException) as error:
        return 2, "", f"het bestand is niet op te halen ({type(error).__name__}). Probeer het later nog eens."
    number = re.sub(r"\D", "", values.get("number", ""))[:9]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"melding-{number or 1}.{kind}"
        file.write_bytes(data)
        code, said = hoedan(["import", str(file)])
    title = f"Verhaal uit melding #{number}" if number else "Verhaal uit een melding"
    return (2 if code not in (0, 1) else 0), title, said
