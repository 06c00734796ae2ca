/**
 * Judges e-books with DAISY Ace, in the browser that drives our other tests.
 *
 * `node ace.cjs PLAYWRIGHT CHROMIUM BOOK...` writes one line of JSON for each book: a list with
 * every violation as `level, rule, file: what and where`. Ace has runners for Puppeteer and Electron, which bring a browser
 * of their own; this one does what they do with Playwright, which is there already.
 */
"use strict";

const ace = require("@daisy/ace-core");

const [playwright, executablePath, ...books] = process.argv.slice(2);
const { chromium } = require(playwright);
const ARGUMENTS = ["--no-sandbox", "--disable-gpu"];

/** The interface that Ace asks of what runs axe. */
class Runner {
  concurrency = 2;

  async launch() {
    this.browser ??= await chromium.launch({ executablePath, args: ARGUMENTS });
    this.context ??= await this.browser.newContext();
    await this.context.route(/^https?:/, (route) => route.abort());
  }

  /** Ace closes after each book; the browser stays for the next. */
  async close() {}

  async run(url, scripts, contents) {
    const page = await this.context.newPage();
    await page.goto(url);
    for (const content of contents) await page.evaluate(content);
    for (const path of scripts) await page.addScriptTag({ path });
    const found = await page.evaluate(
      () => new Promise((resolve, reject) => window.daisy.ace.run((error, report) => (error ? reject(error) : resolve(report)))),
    );
    await page.close();
    return found;
  }
}

/** Every violation in the report of a book, which has them by file. */
function violations(report) {
  return report.assertions.flatMap((file) =>
    file.assertions.map((found) => {
      const { "earl:test": test, "earl:result": result } = found;
      const where = result["earl:pointer"]?.css?.join(" ") ?? "";
      return `${test["earl:impact"]}, ${test["dct:title"]}, ${file["earl:testSubject"].url}: ${result["dct:description"]} ${where}`.trim();
    }),
  );
}

async function judge() {
  const say = process.stdout.write.bind(process.stdout);
  process.stdout.write = () => true; // or Ace, which was given no folder for its report, writes it there
  const runner = new Runner();
  for (const book of books) {
    const [, report] = await ace(book, { cwd: process.cwd(), outdir: null, silent: true, initLogger: true }, runner);
    say(`${JSON.stringify(violations(report))}\n`);
  }
  await runner.browser.close();
}

judge().catch((error) => {
  process.stderr.write(`${error.stack ?? error}\n`);
  process.exitCode = 1;
});
