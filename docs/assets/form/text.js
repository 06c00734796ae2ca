// The text of a section: from what someone types or pastes to Markdown in the one form that the check accepts.

// What a contributor cannot see and the check refuses: control, direction, tag and private-use characters.
const FORBIDDEN = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufff9-\uffff\ue000-\uf8ff]|[\udb40-\udbff][\udc00-\udfff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const MARK = /^\[laat zien:([^\]]*)\]$|^\{: ingredient="([a-z0-9 -]+)" \}$/iu;
const BULLET = /^(\s*)(?:[-*+•·▪◦]|(\d{1,9})[.)])\s+(.*)$/u;

/** The names in a line that marks a paragraph, in our words or as the file has it; null for any other line. */
function readMark(line) {
  const mark = MARK.exec(line.trim());
  if (!mark) return null;
  return (mark[2] ? mark[2].split(" ") : mark[1].split(/[;,]/)).map((name) => name.trim()).filter(Boolean);
}

/** Clean text: composed accents, plain line ends, nothing invisible. */
export function tidy(text) {
  return text.normalize("NFC").replace(/\r\n?|\u000b|\u000c/g, "\n").replace(FORBIDDEN, "").replace(/[ \t]+$/gm, "");
}

/** One line of clean text. */
export function tidyLine(text) {
  return tidy(text).split(/\s+/u).filter(Boolean).join(" ");
}

export function isMark(line) {
  return readMark(line) !== null;
}

export function writeMark(titles) {
  return `[laat zien: ${titles.join("; ")}]`;
}

/** The lines of a text with their sort: blank, mark, item, quote, table, heading or plain. */
function readLines(text) {
  return tidy(text).split("\n").map((line) => {
    const bare = line.trim();
    const names = readMark(bare);
    if (!bare) return { sort: "blank", text: "" };
    if (names) return { sort: "mark", text: bare, names };
    const item = BULLET.exec(line.replaceAll("\t", "    "));
    if (item) {
      const indent = item[1].length >= 2 ? "    " : "";
      return { sort: "item", text: `${indent}${item[2] ? `${item[2]}.` : "-"} ${item[3]}` };
    }
    if (bare.startsWith(">")) return { sort: "quote", text: bare };
    if (bare.startsWith("|")) return { sort: "table", text: bare };
    if (bare.startsWith("#")) return { sort: "heading", text: bare };
    return { sort: "plain", text: bare };
  });
}

/** A text as blocks: what belongs together on the page, with the names of the ingredients it shows. */
export function readBlocks(text) {
  const blocks = [];
  let open = null;
  for (const line of readLines(text)) {
    if (line.sort === "blank") {
      open = null;
    } else if (line.sort === "mark") {
      const above = blocks.at(-1);
      if (above) above.names.push(...line.names);
      else blocks.push({ sort: "mark", lines: [], names: line.names });
      open = null;
    } else if (open?.sort === line.sort && ["quote", "table"].includes(line.sort)) {
      open.lines.push(line.text);
    } else {
      open = { sort: line.sort, lines: [line.text], names: [] };
      blocks.push(open);
    }
  }
  return blocks;
}

/** A section as Markdown. Every line that someone typed is a paragraph of its own; a mark goes under its paragraph. */
export function toMarkdown(text, slugOf) {
  const parts = [];
  let previous = null;
  for (const block of readBlocks(text)) {
    const slugs = [...new Set(block.names.map(slugOf))];
    const lines = [...block.lines, ...(slugs.length ? [`{: ingredient="${slugs.join(" ")}" }`] : [])];
    const sameList = previous === "item" && block.sort === "item";
    parts.push(`${parts.length ? (sameList ? "\n" : "\n\n") : ""}${lines.join("\n")}`);
    previous = block.sort;
  }
  return parts.join("");
}

/** The names of all ingredients that a text is said to show. */
export function namesIn(text) {
  return readBlocks(text).flatMap((block) => block.names);
}

/** Adds an ingredient to the paragraph at `position`; gives the new text and where the cursor belongs. */
export function markAt(text, position, title) {
  const lines = text.split("\n");
  let number = text.slice(0, position).split("\n").length - 1;
  const isText = (line) => line !== undefined && line.trim() !== "" && !readMark(line);
  while (number > 0 && !isText(lines[number])) number -= 1;
  if (!isText(lines[number])) return null;
  while (/^\s*[>|]/.test(lines[number]) && /^\s*[>|]/.test(lines[number + 1] ?? "")) number += 1;
  const existing = readMark(lines[number + 1] ?? "");
  if (existing) {
    lines[number + 1] = writeMark([...new Set([...existing, title])]);
  } else {
    lines.splice(number + 1, 0, writeMark([title]));
  }
  return { text: lines.join("\n"), position: lines.slice(0, number + 2).join("\n").length };
}

/** Takes one ingredient away wherever the text is marked with it. */
export function unmark(text, title) {
  const lines = text.split("\n").flatMap((line) => {
    const names = readMark(line);
    if (!names) return [line];
    const others = names.filter((name) => name !== title);
    return others.length ? [writeMark(others)] : [];
  });
  return lines.join("\n");
}
