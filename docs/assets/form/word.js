// A draft as a Word file with the layout of the template, so that `hoedan import` reads it back.

import { readInline, readTable } from "./inline.js";
import { frontMatterOf } from "./story.js";
import { readBlocks, writeMark } from "./text.js";
import { makeZip } from "./zip.js";

const WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/**
 * @param {Draft} draft
 * @param {Pick<FormSite, "labels" | "headings" | "word">} site
 */
export function makeWord(draft, { labels, headings, word }) {
  /** @type {string[]} */
  const links = [];
  const body = [
    paragraph(escapeXml(labels.heading), "Title"),
    table(factsOf(frontMatterOf(draft), labels)),
    ...namedTable(labels.fields.partners, ["partners.name", "partners.type"], partnersOf(draft, labels), labels),
    ...namedTable(
      labels.fields.sources,
      ["sources.id", "sources.title", "sources.publisher", "sources.url", "sources.date", "sources.kind"],
      sourcesIn(draft, labels),
      labels,
    ),
    ...headings.flatMap((heading) => [
      paragraph(escapeXml(heading), "Heading1"),
      ...readBlocks(draft.sections[heading] ?? "").flatMap((block) => writeBlock(block, links)),
    ]),
  ];
  const relations = links.map(
    (target, n) =>
      `<Relationship Id="link${n}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" ` +
      `Target="${escapeXml(target)}" TargetMode="External"/>`,
  );
  return makeZip({
    ...word,
    "word/document.xml": word["word/document.xml"].replace("<!--body-->", body.join("")),
    "word/_rels/document.xml.rels": word["word/_rels/document.xml.rels"].replace("<!--links-->", relations.join("")),
  }, WORD_TYPE);
}

/**
 * @param {FrontMatter} front
 * @param {FormFacts["labels"]} labels
 */
function factsOf(front, labels) {
  /** @type {(kind: "status" | "themes" | "ingredients" | "target_groups") => (slug: string) => string} */
  const word = (kind) => (slug) => labels[kind][slug] ?? slug;
  /** @type {Record<string, string | string[] | undefined>} */
  const values = {
    title: front.title,
    summary: front.summary,
    municipalities: front.municipalities,
    inspired_by: front.inspired_by,
    "period.start": front.period?.start,
    "period.end": front.period?.end,
    "contact.organisation": front.contact?.organisation,
    "contact.url": front.contact?.url,
    status: front.status && word("status")(front.status),
    themes: front.themes?.map(word("themes")),
    ingredients: front.ingredients?.map(word("ingredients")),
    target_groups: front.target_groups?.map(word("target_groups")),
  };
  return labels.facts.map((key) => [labels.fields[key], [values[key] ?? ""].flat().join("; ")]);
}

/**
 * @param {Draft} draft
 * @param {FormFacts["labels"]} labels
 */
function partnersOf(draft, labels) {
  return (frontMatterOf(draft).partners ?? []).map(({ name, type }) => [name, type && (labels.partner_types[type] ?? type)]);
}

/**
 * @param {Draft} draft
 * @param {FormFacts["labels"]} labels
 */
function sourcesIn(draft, labels) {
  return (frontMatterOf(draft).sources ?? []).map(({ id, title, publisher, url, date, kind }) => [
    id, title, publisher, url, date, kind && (labels.source_kinds[kind] ?? kind),
  ]);
}

/**
 * @param {string} title
 * @param {string[]} keys
 * @param {Cells[]} rows
 * @param {FormFacts["labels"]} labels
 */
function namedTable(title, keys, rows, labels) {
  return [paragraph(escapeXml(title), "Heading2"), table([keys.map((key) => labels.fields[key]), ...rows])];
}

/**
 * @param {Block} block
 * @param {string[]} links Gets the addresses of the links in the block.
 */
function writeBlock({ sort, lines, names }, links) {
  const mark = names.length ? [paragraph(escapeXml(writeMark(names)))] : [];
  if (sort === "mark") return mark;
  if (sort === "table") return [table(readTable(lines)), ...mark];
  if (sort === "heading") return [paragraph(runs(lines[0].replace(/^#+\s*/, ""), links), "Heading2"), ...mark];
  if (sort === "quote") return [paragraph(runs(lines.map((line) => line.replace(/^>\s?/, "")).join(" "), links), "Quote"), ...mark];
  return [paragraph(runs(lines.join(" ").trim(), links)), ...mark];
}

/**
 * @param {string} text
 * @param {string[]} links Gets the addresses of the links in the text.
 */
function runs(text, links) {
  /** @type {Record<string, string>} */
  const properties = { strong: "<w:rPr><w:b/></w:rPr>", emphasis: "<w:rPr><w:i/></w:rPr>" };
  return readInline(text).map((token) => {
    const words = token.text;
    if (token.sort === "reference") return run(`[^${words}]`);
    if (token.sort !== "link" || /^(?!https?:|mailto:)[a-z][a-z0-9+.-]*:/i.test(token.target)) return run(words, properties[token.sort]);
    links.push(token.target);
    return `<w:hyperlink r:id="link${links.length - 1}">${run(words)}</w:hyperlink>`;
  }).join("");
}

/**
 * @param {string} text
 * @param {string} [properties]
 */
function run(text, properties = "") {
  return `<w:r>${properties}<w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`;
}

/**
 * @param {string} content
 * @param {string} [style]
 */
function paragraph(content, style = "") {
  const inner = content.startsWith("<w:") || !content ? content : `<w:r><w:t xml:space="preserve">${content}</w:t></w:r>`;
  return `<w:p>${style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : ""}${inner}</w:p>`;
}

/**
 * @typedef {(string | undefined)[]} Cells
 * @param {Cells[]} rows
 */
function table(rows) {
  const borders = ["top", "left", "bottom", "right", "insideH", "insideV"].map(
    (side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="999999"/>`,
  );
  const width = Math.floor(9000 / Math.max(...rows.map((row) => row.length)));
  const grid = `<w:tblGrid>${rows[0].map(() => `<w:gridCol w:w="${width}"/>`).join("")}</w:tblGrid>`;
  /** @type {(text?: string) => string} */
  const cell = (text) => `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${paragraph(escapeXml(text ?? ""))}</w:tc>`;
  const head = "<w:trPr><w:tblHeader/></w:trPr>";
  const body = rows.map((row, n) => `<w:tr>${n ? "" : head}${row.map(cell).join("")}</w:tr>`).join("");
  return `<w:tbl><w:tblPr><w:tblBorders>${borders.join("")}</w:tblBorders></w:tblPr>${grid}${body}</w:tbl><w:p/>`;
}

/** @param {string} text */
function escapeXml(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
