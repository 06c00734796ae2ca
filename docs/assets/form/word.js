// A draft as a Word file with the layout of the template, so that `hoedan import` reads it back.

import { bareWords, readInline, readTable } from "./inline.js";
import { frontMatterOf } from "./story.js";
import { readBlocks, wordsOf, writeMarks } from "./text.js";
import { makeZip } from "../shared/zip.js";

const WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/**
 * @param {Draft} draft
 * @param {Pick<FormSite, "labels" | "headings" | "word" | "grammar">} site
 */
export function makeWord(draft, { labels, headings, word, grammar }) {
  /** @type {string[]} */
  const links = [];
  const front = frontMatterOf(draft);
  const body = [
    paragraph(escapeXml(labels.heading), "Title"),
    table(factsOf(labels.facts, front, labels)),
    ...Object.entries(labels.tables).flatMap(([name, keys]) => namedTable(labels.fields[name], name, keys, front, labels)),
    ...headings.flatMap((heading) => [
      paragraph(escapeXml(heading), "Heading1"),
      ...readBlocks(draft.sections[heading] ?? "").flatMap((block) => writeBlock(block, links, grammar)),
    ]),
    ...writeExtra(front, labels),
  ];
  const relations = links.map(
    (target, n) =>
      `<Relationship Id="link${n}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" ` +
      `Target="${escapeXml(target)}" TargetMode="External"/>`,
  );
  return makeZip({
    ...word,
    "word/document.xml": word["word/document.xml"].replace("<!--body-->", () => body.join("")),
    "word/_rels/document.xml.rels": word["word/_rels/document.xml.rels"].replace("<!--links-->", () => relations.join("")),
  }, WORD_TYPE);
}

/**
 * The last part of the template.
 * @param {FrontMatter} front
 * @param {FormFacts["labels"]} labels
 */
function writeExtra(front, labels) {
  const facts = factsOf(labels.extra_facts, front, labels);
  const tables = Object.entries(labels.extra_tables).flatMap(([name, keys]) =>
    namedTable(labels.fields[name] === labels.fields.sources ? labels.more_sources : labels.fields[name], name, keys, front, labels));
  return [paragraph(escapeXml(labels.extra), "Heading1"), table(facts), ...tables];
}

/**
 * Rows of a label and what was filled in; several sentences each on a line of their own.
 * @param {string[]} keys
 * @param {FrontMatter} front
 * @param {FormFacts["labels"]} labels
 * @returns {Cells[]}
 */
function factsOf(keys, front, labels) {
  /** @type {(kind: "status" | "themes" | "ingredients" | "target_groups") => (slug: string) => string} */
  const word = (kind) => (slug) => labels[kind][slug] ?? slug;
  /** @type {Record<string, string | undefined>} */
  const values = {
    title: front.title,
    summary: front.summary,
    municipalities: front.municipalities?.join("; "),
    inspired_by: front.inspired_by?.join("; "),
    "period.start": front.period?.start,
    "period.end": front.period?.end,
    "contact.organisation": front.contact?.organisation,
    "contact.url": front.contact?.url,
    status: front.status && word("status")(front.status),
    themes: front.themes?.map(word("themes")).join("; "),
    ingredients: front.ingredients?.map(word("ingredients")).join("; "),
    target_groups: front.target_groups?.map(word("target_groups")).join("; "),
    open_questions: front.open_questions?.join("\n"),
    conditions: front.conditions?.join("\n"),
    contributors: front.contributors?.join("\n"),
    "quote.text": front.quote?.text,
    "quote.who": front.quote?.who,
    "quote.source": front.quote?.source,
  };
  return keys.map((key) => [labels.fields[key], values[key]]);
}

/**
 * A table with a row for each partner, source and so on that has something in one of its columns.
 * @param {string} title
 * @param {string} name
 * @param {string[]} keys
 * @param {FrontMatter} front
 * @param {FormFacts["labels"]} labels
 */
function namedTable(title, name, keys, front, labels) {
  /** @type {Record<string, Record<string, string>>} */
  const words = { "partners.type": labels.partner_types, "sources.kind": labels.source_kinds };
  const items = /** @type {Record<string, Record<string, string>[]>} */ (/** @type {unknown} */ (front))[name] ?? [];
  const rows = items.map((item) => keys.map((key) => {
    const value = item[key.slice(name.length + 1)];
    return value && (words[key]?.[value] ?? value);
  }));
  const filled = rows.filter((row) => row.some((cell, n) => cell && !keys[n].endsWith(".id")));
  return [paragraph(escapeXml(title), "Heading2"), table([keys.map((key) => labels.fields[key]), ...filled])];
}

/**
 * @param {Block} block
 * @param {string[]} links Gets the addresses of the links in the block.
 * @param {FormSite["grammar"]} grammar
 */
function writeBlock(block, links, grammar) {
  const { sort, lines } = block;
  const mark = writeMarks(block).map((line) => paragraph(escapeXml(line)));
  if (sort === "mark") return mark;
  const written = (/** @type {string} */ text) => runs(readInline(text, grammar), links, grammar);
  if (sort === "table") return [table(readTable(lines, grammar), (cell = "") => paragraph(written(cell))), ...mark];
  const style = sort === "heading" ? "Heading2" : sort === "quote" ? "Quote" : "";
  return [paragraph(written(wordsOf(block)), style), ...mark];
}

/**
 * Words stand there as a reader sees them: the import writes what Markdown needs.
 * @param {InlineToken[]} tokens
 * @param {string[]} links Gets the addresses of the links in the text.
 * @param {FormSite["grammar"]} grammar
 * @param {string} [properties] Of what they stand in.
 * @returns {string}
 */
function runs(tokens, links, grammar, properties = "") {
  return tokens.map((token) => {
    if (token.sort === "reference") return run(`[^${token.text}]`, properties);
    if (!("parts" in token)) return run(token.sort === "text" ? bareWords(token.text, grammar) : token.text, properties);
    if (token.sort !== "link") return runs(token.parts, links, grammar, properties + (token.sort === "strong" ? "<w:b/>" : "<w:i/>"));
    const words = runs(token.parts, links, grammar, properties);
    if (/^(?!https?:|mailto:)[a-z][a-z0-9+.-]*:/i.test(token.target)) return words;
    links.push(token.target);
    return `<w:hyperlink r:id="link${links.length - 1}">${words}</w:hyperlink>`;
  }).join("");
}

/**
 * @param {string} text
 * @param {string} [properties]
 */
function run(text, properties = "") {
  return `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`;
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
 * @param {(text?: string) => string} inside What stands in a cell.
 */
function table(rows, inside = linesOf) {
  const borders = ["top", "left", "bottom", "right", "insideH", "insideV"].map(
    (side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="999999"/>`,
  );
  const width = Math.floor(9000 / Math.max(...rows.map((row) => row.length)));
  const grid = `<w:tblGrid>${rows[0].map(() => `<w:gridCol w:w="${width}"/>`).join("")}</w:tblGrid>`;
  /** @type {(text?: string) => string} */
  const cell = (text) => `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${inside(text)}</w:tc>`;
  const head = "<w:trPr><w:tblHeader/></w:trPr>";
  const body = rows.map((row, n) => `<w:tr>${n ? "" : head}${row.map(cell).join("")}</w:tr>`).join("");
  return `<w:tbl><w:tblPr><w:tblBorders>${borders.join("")}</w:tblBorders></w:tblPr>${grid}${body}</w:tbl><w:p/>`;
}

/** @param {string} [text] */
function linesOf(text = "") {
  return text.split("\n").map((line) => paragraph(escapeXml(line))).join("");
}

/** @param {string} text */
function escapeXml(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
