"""The figures of the benchmark as a table to read."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from generators import GENERATORS, OURS, PLAIN

LABELS = {each.key: each.label for each in GENERATORS}
WIDTH = max(len(label) for label in LABELS.values())


def write_heading(result: dict[str, Any]) -> str:
    facts = result["machine"]
    tools = ", ".join(f"{name} {found}" for name, found in facts["versions"].items())
    return (
        f"{facts['system']}, {facts['cores']} cores, {facts['memory_gb']} GB, load {facts['load_before']}\n{tools}\n"
        f"bundle: {write_bundle(result['bundle'])}"
    )


def write_bundle(bundle: dict[str, Any]) -> str:
    if "failed" in bundle:
        return str(bundle["failed"])
    return (
        f"{bundle['stories']} stories on {bundle['pages']} A5 pages in {bundle['seconds']} s by {bundle['processes']}"
        f" processes, {bundle['cpu_seconds']} in cpu of which {bundle['cpu_seconds_here']} in the first, and"
        f" {bundle['cpu_seconds_after_an_edit']} after an edit\n"
        f"  peak {bundle['peak_mb']} MB, of another {bundle['peak_mb_of_another']};"
        f" {bundle['times_plain']} times as many plain pages, in cpu {bundle['cpu_times_plain']}"
        f" and in the first {bundle['cpu_times_plain_here']}\n"
        f"  ms per page: {bundle['ms_per_page']} ({bundle['cpu_ms_per_page']} in cpu;"
        f" setting {bundle['ms_per_page_setting']}, writing {bundle['ms_per_page_writing']};"
        f" plain {bundle['cpu_ms_per_plain_page']} in cpu)"
    )


def write_size(row: dict[str, Any]) -> str:
    """The table of one size."""
    head = f"{'s':>9}{'cpu s':>9}{'peak MB':>9}{'pages':>8}{'MB':>8}{'ms/page':>9}{'x plain':>9}{'in cpu':>8}"
    title = f"{row['stories']:,} stories"
    lines = ["", f"{title:{WIDTH}}{head}"]
    for key, build in row["builds"].items():
        lines.append(f"{LABELS[key]:{WIDTH}}{write_build(build, row['builds'].get(PLAIN.key, {}))}")
    lines += [f"  an edit: {write_edits(row['edits'])}"]
    lines += [f"  stages: {write_stages(row['stages'])}", f"  finder: {write_finder(row['finder'])}"]
    return "\n".join([*lines, *compare(row)])


def write_build(build: dict[str, Any], plain: dict[str, Any]) -> str:
    if "failed" in build:
        return f"  {build['failed']}"
    ratio = f"{times(build, plain):9.2f}{times(build, plain, 'cpu_seconds'):8.2f}" if "pages" in plain else ""
    peaks, programs = build["peak_mb"], build["peaks_mb"]["build"]
    named = ", ".join(f"{name} {most}" for name, most in programs.items() if len(programs) > 1)
    index = f"   (of which Pagefind {build['steps']['index']:.1f} s, {peaks['index']} MB)" if "index" in peaks else ""
    return (
        f"{build['seconds']:9.1f}{build['cpu_seconds']:9.1f}{peaks['build']:9}{build['pages']:8}"
        f"{build['bytes'] / 1e6:8.0f}{per_page(build) * 1000:9.1f}{ratio}{index}{named and f'   (at most {named} MB)'}"
    )


def times(build: dict[str, Any], plain: dict[str, Any], measure: str = "seconds") -> float:
    """How many times plain MkDocs a build is, for the same number of pages."""
    return per_page(build, measure) / max(per_page(plain, measure), 1e-9)


def per_page(build: dict[str, Any], measure: str = "seconds") -> float:
    """Seconds per page: our site has more pages than the tree that the others build."""
    return float(build[measure] / max(build["pages"], 1))


def write_edits(edits: dict[str, Any]) -> str:
    if "failed" in edits:
        return str(edits["failed"])
    return f"{edits['seconds']:.1f} s ({edits['cpu_seconds']:.1f} in cpu, at most {edits['most']:.1f} s) to its page"


def write_stages(stages: dict[str, Any]) -> str:
    if "failed" in stages:
        return str(stages["failed"])
    return ", ".join(f"{name} {cost['seconds']:.1f}" for name, cost in stages.items()) + " s"


def write_finder(finder: dict[str, Any]) -> str:
    if "failed" in finder:
        return str(finder["failed"])
    return f"{finder['bytes'] / 1000:.1f} kB and {finder['milliseconds']} ms to the first result"


def compare(row: dict[str, Any]) -> Iterator[str]:
    """Our linking and our pages beside a whole plain build of as many pages, in cpu seconds."""
    ours, plain, stages = (row["builds"].get(OURS.key, {}), row["builds"].get(PLAIN.key, {}), row["stages"])
    if "pages" in ours and "pages" in plain and "link" in stages:
        whole = per_page(plain, "cpu_seconds") * ours["pages"]
        link, pages = (stages[name]["cpu_seconds"] / whole for name in ("link", "pages"))
        yield f"  of a plain build of as many pages, in cpu: linking {link:.1%}, our templates {pages:.1%}"


def write_growth(rows: list[dict[str, Any]]) -> str:
    """Seconds for a further 1,000 stories from each size to the next: the same everywhere when growth is linear."""
    lines = ["", "seconds per 1,000 stories at each size; and for each further 1,000 between two sizes"]
    for key, label in LABELS.items():
        found = [(row["stories"], row["builds"][key]) for row in rows if "seconds" in row["builds"].get(key, {})]
        whole = [f"{size:,}: {build['seconds'] / size * 1000:.1f}" for size, build in found]
        steps = [
            f"{low:,}-{high:,}: {(after['seconds'] - before['seconds']) / (high - low) * 1000:.1f}"
            for (low, before), (high, after) in pairwise(found)
            if high > low
        ]
        if found:
            lines.append(f"{label:{WIDTH}}  {'  '.join(whole)}" + (f"   further  {'  '.join(steps)}" if steps else ""))
    return "\n".join(lines)
