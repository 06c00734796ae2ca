"""The forms of a Dutch word: which key a word is found by, so that `gevolgd`, `volgt` and `volgen` are one word.

A key is what the index has and what a question is turned into. `docs/assets/finder/forms.js` takes the same steps in
the browser, with the lists and patterns of this file; a test holds the two together over every word of the library.

The rules take an ending off only as Dutch spelling allows it, and never the front of a word but for the ge- of a
participle: `gezondheid` is not `zonder`. A form that may belong to two words has two keys (`wegen`: weg, weeg).
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

LISTS = Path(__file__).parent / "data" / "forms.yml"
SEPARABLE = (
    *("aaneen", "aan", "achteruit", "achter", "af", "bijeen", "bij", "binnen", "buiten", "deel", "door", "goed"),
    *("heen", "in", "klaar", "kwijt", "los", "mede", "mee", "mis", "na", "neer", "om", "onder", "open", "op"),
    *("over", "plaats", "rond", "samen", "stil", "tegemoet", "tegen", "terecht", "terug", "thuis", "toe"),
    *("uiteen", "uit", "vast", "verder", "vol", "vooruit", "voor", "vrij", "waar", "weer", "weg"),
)  # fmt: skip
INSEPARABLE = ("be", "her", "ont", "onder", "over", "ver", "voor")
PATTERNS = {
    "participle": f"({'|'.join(SEPARABLE)})?ge((?!e[^i]).{{2,}}[dt]e?n?)",
    "stem": ".*[aeiouy].*(?:[^aeiouy]|[aeou]i)",
    "attached": (  # no ge- in the participle: betaald, meebetaald
        f"(?:(?:{'|'.join(SEPARABLE)})?(?:be|ver|ont|her).{{2,}}|gebeur|geloof|getuig|gedraag)d"
    ),
    "opened": "(?:.*[^aeiou]|.*[ie](?=[ao])|)([aeou])([bdfgklmnprstvz])",  # one vowel, one consonant: mak of maken
    "dull": ".*[aeiouy].*[^aeiou]?e[lmnr]",  # a last syllable that may have no stress: handel, kamer
    "long": "(.*[aeiouy].*)(?:ee[lmnr]|oor)",  # the same written long: organiseer, kantoor
    "twice": r".*([bdfgklmnprst])\1",
    "plural": (
        "(?:.*[aeiouy].*(?:[^aeiou]|[aeiou]i)e[lmnr]|.*[aeiouy].*(?:eu|o|ie|aa)r|.*ie|.*[bpm]|.*[^aeiou]e|.*[ae]au|.*iew"
        "|.*[aeiouy].*[^aeiou][aeio]t|.*[aeiouy].*(?:[^aeiou]al|ant|ijn))s"
    ),
    "no_plural": (
        ".*(?:proces|succes|adres|gres|expres|interes|[^u]les|mes|[^u]zes|advies|verlies|precies|kies|vies|fries|vers|pers"
        "|koers|eens|[pjbhw]aars|[^e]laars)"
    ),
    "present": ".*(?:[aeiouy].*(?:[bdfgklmnprsv]|ch|uw)|aai|ooi|oei)t",
    "past": ".*(?:[aeiouy].*[bgklmnrvwzfs]|aai|oei|ooi)d",  # what is left of volgde: volgd
}
"""Each stands for a whole word; they mean the same in Python and JavaScript."""
MATCH = {name: re.compile(pattern).fullmatch for name, pattern in PATTERNS.items()}


class Forms:
    """Finds the keys of a word with the lists of `data/forms.yml`."""

    def __init__(self, lists: dict[str, Any]) -> None:
        self.lists = lists
        self.stop, self.weak = (frozenset(lists[name].split()) for name in ("stop", "weak"))
        self._kept, self._ge = frozenset(lists["keep"].split()), tuple(lists["ge"].split())
        self._nouns = {form: tuple(keys.split()) for form, keys in lists["nouns"].items()}
        self._verbs = {form: stem for stem, forms in lists["verbs"].items() for form in forms.split()}

    @cache  # noqa: B019 - one object lives as long as one build, and most words return in many stories
    def keys(self, word: str) -> tuple[str, ...]:
        """Every key of a word, which is small and without accents."""
        if len(word) < 3 or not word.isalpha():
            return (word,)
        return self._nouns.get(word) or tuple(dict.fromkeys(self._keys(word)))

    def _keys(self, word: str) -> Iterator[str]:
        strong = list(self._strong(word))
        yield from (key for key, _ in strong)
        if any(is_participle for _, is_participle in strong):
            return
        yield from self._compound_plurals(word)
        base = re.sub("(?<=en)(?:e|en)$|(?<=aan|ien|oen)d(?:e|en)?$", "", word)
        if base != word and any(self._strong(base)):  # betrokkenen, bestaande
            yield from self.keys(base)
            return
        if word in self._kept:
            yield word
            return
        participle = MATCH["participle"](word)
        if participle and not word.startswith(self._ge) and not word.endswith("heid"):
            yield from ((participle[1] or "") + key for key in self._past(participle[2]))
        else:
            yield from self._regular(word)

    def _strong(self, word: str) -> Iterator[tuple[str, bool]]:
        """The stem of a strong verb, with or without a prefix, and whether the word is its participle with ge-."""
        for prefix in ("", *SEPARABLE):
            form = word.removeprefix(prefix)
            if form in self._verbs and (form != word or not prefix):
                yield closed(prefix + self._verbs[form]), form.startswith("ge")
        for prefix in INSEPARABLE:
            form = word.removeprefix(prefix)
            stem = self._verbs.get(form) or self._verbs.get(f"ge{form}")
            if stem and form != word:
                yield closed(prefix + stem), False

    def _compound_plurals(self, word: str) -> Iterator[str]:
        for start in range(3, len(word) - 3):
            for key in self._nouns.get(word[start:], ()):
                yield word[:start] + key

    def _past(self, core: str) -> Iterator[str]:
        """The stem of a regular participle, from what is left without its ge-: `volgd`, `maakte`, `richt`."""
        if (stem := re.sub("(?<=[dt])en?$", "", core)) != core:
            core = opened(stem)
        if core.endswith("t"):
            yield from self._present(core)
        else:
            yield from (closed(core), closed(core[:-1]))

    def _regular(self, word: str) -> Iterator[str]:
        if word.endswith("heden") and len(word) > 6:
            yield f"{word[:-5]}heid"
        elif word.endswith("en") and is_stem(word[:-2]):
            yield from self._stem(opened(word[:-2]))
        elif word.endswith(("ieen", "eeen")):
            yield word[:-2]
        elif word.endswith("e") and (word[-2] != "j" or word[-3:] == "ije") and is_stem(word[:-1]):
            yield from self._stem(opened(word[:-1]))
        elif MATCH["plural"](word) and not MATCH["no_plural"](word) and len(word) > 3:
            yield from self.keys(word[:-1])
        else:
            yield from self._present(closed(word))
            if MATCH["attached"](word):
                yield closed(word[:-1])
            yield from present_participle(word)

    def _stem(self, stem: str) -> Iterator[str]:
        """What is left without -en or -e: a stem, or one with the -d or -t of the past, or the -end of `werkende`."""
        yield from self._present(stem)
        if stem in self._kept:
            return
        if MATCH["past"](stem):
            yield closed(stem[:-1])
        yield from present_participle(stem)

    def _present(self, word: str) -> Iterator[str]:
        """A word, and without the -t of `werkt` if it may have that."""
        yield word
        if MATCH["present"](word) and word not in self._kept:
            yield closed(word[:-1])


def present_participle(word: str) -> Iterator[str]:
    """The stem of `werkend`."""
    if word.endswith("end") and is_stem(word[:-3]) and len(word) > 5:
        yield opened(word[:-3])


def is_stem(text: str) -> bool:
    """Whether -e or -en may follow: after a consonant, or an i as in `groei`."""
    return MATCH["stem"](text) is not None


def opened(stem: str) -> str:
    """The spelling of a stem that an ending followed: `mak` is maak, `wett` is wet, `briev` is brief."""
    if MATCH["twice"](stem):
        stem = stem[:-1]
    elif (match := MATCH["opened"](stem)) and not MATCH["dull"](stem):
        stem = stem[:-1] + match[1] + match[2]
    last = {"v": "f", "z": "s"}.get(stem[-1:], stem[-1:])
    return closed(stem[:-1] + last)


def closed(word: str) -> str:
    """A word without the double vowel that its other forms may not have: organiseer, kantoor."""
    return match[1] + word[-2:] if (match := MATCH["long"](word)) else word


@cache
def load_forms(path: Path = LISTS) -> Forms:
    """Read the lists. The file comes with the package and does not change."""
    return Forms(yaml.safe_load(path.read_text(encoding="utf-8")))


def forms_table(forms: Forms) -> dict[str, Any]:
    """All that the browser needs to find the same keys, and to know the words that say nothing."""
    lists = {name: forms.lists[name] for name in ("nouns", "verbs", "keep", "ge", "stop", "weak")}
    return lists | {"patterns": PATTERNS, "separable": SEPARABLE, "inseparable": INSEPARABLE}
