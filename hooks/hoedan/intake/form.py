"""The form on /insturen/: what its template and its scripts need to know of the library."""

from ..check.privacy import GENERAL_MAILBOXES
from ..library.library import Library
from ..model.guidance import SECTIONS, STATUS_HELP, STORY_FIELDS
from ..model.vocabulary import OPTIONAL_STORY_HEADINGS, PARTNER_TYPE_LABELS, STATUS_LABELS, TARGET_GROUP_LABELS
from . import office
from .schemas import as_json, write_rules, write_schemas

FORM_DATA = "assets/formulier.json"
RULES = "data/regels.json"
WORD_TEMPLATE = "assets/sjabloon-verhaal.docx"
OPEN_TEMPLATE = "assets/sjabloon-verhaal.odt"


def form_values(library: Library) -> dict[str, object]:
    """The words and choices in the form's template."""
    return {
        "word_template": WORD_TEMPLATE,
        "open_template": OPEN_TEMPLATE,
        "fields": STORY_FIELDS,
        "sections": SECTIONS,
        "optional_heading": OPTIONAL_STORY_HEADINGS[0],
        "repo_url": library.settings.repo_url,
        "branch": library.settings.branch,
        "statuses": [(slug, label, STATUS_HELP[slug]) for slug, label in STATUS_LABELS.items()],
        "themes": [(theme.slug, theme.title, theme.summary) for theme in library.themes],
        "target_groups": [(slug, label, "") for slug, label in TARGET_GROUP_LABELS.items()],
        "partner_types": list(PARTNER_TYPE_LABELS.items()),
        "stories": [(story.slug, story.title, "") for story in sorted(library.stories, key=lambda each: each.title)],
    }


def submission_files(library: Library) -> dict[str, str | bytes]:
    """Address -> content of every file behind the form: schemas, messages and templates."""
    return {
        **write_schemas(library),
        RULES: write_rules(),
        FORM_DATA: write_form_data(library),
        WORD_TEMPLATE: office.write_docx(office.template_content(library)),
        OPEN_TEMPLATE: office.write_odt(office.template_content(library)),
    }


def write_form_data(library: Library) -> str:
    """What the scripts need: the words for everything, the parts of a Word file, and the stories that exist."""
    return as_json(
        {
            "labels": {
                "heading": office.HEADING + library.settings.site_name,
                "facts": office.FACTS,
                "fields": {key: field.label for key, field in STORY_FIELDS.items()},
                "status": STATUS_LABELS,
                "themes": {theme.slug: theme.title for theme in library.themes},
                "ingredients": {ingredient.slug: ingredient.title for ingredient in library.ingredients},
                "target_groups": TARGET_GROUP_LABELS,
                "partner_types": PARTNER_TYPE_LABELS,
            },
            "mailboxes": sorted(GENERAL_MAILBOXES),
            "stories": {story.slug: story.title for story in library.stories},
            "word": office.DOCX_PARTS,
        }
    )
