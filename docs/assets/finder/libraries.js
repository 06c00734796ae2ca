// The finder over several libraries: their answers in one list, each card with the name of the library that it leads to.
//
// Every library is searched by its own index and its own words. A choice of a facet goes along when the other library
// knows it by an identifier that this one knows too; with a choice that it does not know, it has no answer.

const PATIENCE = 8000; // milliseconds that an answer may take, the first files of the index included

/** @typedef {typeof import("./engine.js").ask} Ask */
/** @typedef {{ name: string, address: string, filters: Filters, found: Found }} Answer What a library found, and for which choices. */

/**
 * Ask several libraries, as `ask` does this one. What is about this library alone is asked here alone.
 * @param {[name: string, address: string][]} others
 * @param {Ask} ask
 * @returns {Ask}
 */
export function askWith(others, ask) {
  /** @type {Set<string>} */
  const away = new Set(); // as long as the page stands there: nobody waits for it twice
  /** @type {Partial<{ [J in keyof EngineJobs]: (request: EngineJobs[J]["request"]) => Promise<EngineJobs[J]["answer"]> }>} */
  const jobs = { search, counts, drops };

  /** @param {EngineJobs["search"]["request"]} request */
  async function search(request) {
    // What is here needs no patience.
    if (request.first) return { ...(await ask("search", request)), isHalf: true };
    const { from = 0, most, sort } = request;
    /** @type {string[]} */
    const unfit = [];
    const all = await answers({ ...request, from: 0, most: from + most }, unfit);
    return { ...together(all, { from, most, sort }), away: [...away], unfit };
  }

  /** @param {EngineJobs["counts"]["request"]} request */
  async function counts(request) {
    const all = await answers({ ...request, sort: "relevantie", most: 0 });
    const own = await ask("counts", request);
    const none = Object.fromEntries(Object.entries(own).map(([facet, counts]) => [facet, Object.fromEntries(Object.keys(counts).map((slug) => [slug, 0]))]));
    let sum = all.some(({ name }) => !name) ? own : none;
    for (const { address, filters } of all.filter(({ name }) => name)) {
      const theirs = await ask("counts", { ...request, filters }, address);
      sum = addCounts(sum, theirs, await sameIn(address));
    }
    return sum;
  }

  /** @param {Question} question */
  function drops(question) {
    const fewer = Object.entries(question.filters).flatMap(([facet, choices]) =>
      choices.map(async (choice) => {
        const filters = { ...question.filters, [facet]: choices.filter((each) => each !== choice) };
        const { total } = await search({ ...question, filters, sort: "relevantie", most: 0 });
        return /** @type {EngineJobs["drops"]["answer"][number]} */ ([facet, choice, total]);
      }),
    );
    return Promise.all(fewer);
  }

  /**
   * What each library has, this one first, without those that looked for other words while another has the very words.
   * @param {EngineJobs["search"]["request"]} request
   * @param {string[]} [unfit] Gets the names of those that do not know a choice.
   */
  async function answers(request, unfit = []) {
    const own = ask("search", request).then((found) => ({ name: "", address: "", filters: request.filters, found }));
    const all = await Promise.all([own, ...others.map(([name, address]) => answerOf(name, address, request, unfit))]);
    return asAsked(all.filter((each) => each !== null));
  }

  return /** @type {Ask} */ ((job, request, library) => /** @type {any} */ (jobs[job] && !library ? jobs[job](/** @type {any} */ (request)) : ask(job, request, library)));

  /**
   * What a choice of a facet is called in another library.
   * @param {string} address
   */
  async function sameIn(address) {
    const [own, theirs] = await Promise.all([ask("concepts", {}), ask("concepts", {}, address)]);
    /** @type {(facet: string, slug: string) => string[]} */
    return (facet, slug) => sameAs(own[facet], theirs[facet], slug);
  }

  /**
   * What another library answers; null when it does not know a choice, or does not answer.
   * @param {string} name
   * @param {string} address
   * @param {EngineJobs["search"]["request"]} request
   * @param {string[]} unfit
   * @returns {Promise<Answer | null>}
   */
  async function answerOf(name, address, request, unfit) {
    if (away.has(name)) return null;
    try {
      return await inTime(async () => {
        const filters = choicesIn(request.filters, await sameIn(address));
        const found = filters && (await ask("search", { ...request, filters }, address));
        if (!filters) unfit.push(name);
        if (!filters || !found) return null;
        // A card leads to its own library and nowhere else, whatever is written there.
        const cards = found.cards.filter(({ url }) => url.startsWith(address)).map((card) => ({ ...card, library: name }));
        return { name, address, filters, found: { ...found, cards } };
      });
    } catch (error) {
      console.error(error);
      away.add(name);
      return null;
    }
  }
}

/**
 * Counts with those of another library, as far as choices are the same.
 * @param {EngineJobs["counts"]["answer"]} own
 * @param {EngineJobs["counts"]["answer"]} theirs
 * @param {(facet: string, slug: string) => string[]} same
 */
function addCounts(own, theirs, same) {
  /** @type {(facet: string, slug: string) => number} */
  const there = (facet, slug) => same(facet, slug).reduce((sum, each) => sum + (theirs[facet]?.[each] ?? 0), 0);
  const facets = Object.entries(own).map(([facet, counts]) => [facet, Object.fromEntries(Object.entries(counts).map(([slug, count]) => [slug, count + there(facet, slug)]))]);
  return /** @type {EngineJobs["counts"]["answer"]} */ (Object.fromEntries(facets));
}

/**
 * @template V
 * @param {() => Promise<V>} work
 * @returns {Promise<V>}
 */
function inTime(work) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("De andere bibliotheek antwoordt niet.")), PATIENCE);
    work().then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/**
 * The slugs there of what has this slug here.
 * @param {FinderLists["concepts"][string] | undefined} own
 * @param {FinderLists["concepts"][string] | undefined} theirs
 * @param {string} slug
 */
function sameAs(own, theirs, slug) {
  if (typeof own === "string") return own === theirs ? [slug] : [];
  if (!own || !theirs || typeof theirs === "string") return [];
  const names = new Set(own[slug] ?? []);
  return Object.entries(theirs).flatMap(([there, known]) => (known.some((each) => names.has(each)) ? [there] : []));
}

/**
 * The choices as the other library calls them; null when it knows none of a facet, so that nothing there has one.
 * @param {Filters} filters
 * @param {(facet: string, slug: string) => string[]} same
 */
function choicesIn(filters, same) {
  /** @type {Filters} */
  const theirs = {};
  for (const [facet, choices] of Object.entries(filters)) {
    const known = choices.flatMap((choice) => same(facet, choice));
    if (choices.length && !known.length) return null;
    theirs[facet] = known;
  }
  return theirs;
}

/** Words of a question that a library does not have. @param {Found} found */
const lackingIn = ({ corrected, begun, split, unknown }) => new Set([...corrected.map(([asked]) => asked), ...split.map(([asked]) => asked), ...begun, ...unknown]);

/**
 * Without the libraries that looked for something else than a word which another library has.
 * @param {Answer[]} all
 */
function asAsked(all) {
  const lacking = all.map(({ found }) => lackingIn(found));
  const right = all.filter(({ found: { corrected, split } }) => [...corrected, ...split].every(([asked]) => lacking.every((words) => words.has(asked))));
  return right.length ? right : all;
}

/**
 * The answers as one: by what fits best; in any other order those of this library before those of another.
 * @param {Answer[]} all
 * @param {{ from: number, most: number, sort: string }} part
 * @returns {Found}
 */
function together(all, { from, most, sort }) {
  const lacking = all.map(({ found }) => lackingIn(found));
  const isNowhere = (/** @type {string} */ word) => lacking.every((words) => words.has(word));
  /** @type {<E>(pick: (found: Found) => E[], word: (each: E) => string) => E[]} */
  const said = (pick, word) => [...new Map(all.flatMap(({ found }) => pick(found)).map((each) => [word(each), each])).values()].filter((each) => isNowhere(word(each)));
  const sum = (/** @type {(found: Found) => number} */ count) => all.reduce((total, { found }) => total + count(found), 0);
  const cards = all.flatMap(({ found }) => found.cards);
  if (sort === "relevantie") cards.sort((one, other) => other.score - one.score);
  return {
    isHalf: false,
    total: sum(({ total }) => total),
    whole: sum(({ whole }) => whole),
    corrected: said(({ corrected }) => corrected, ([asked]) => asked),
    begun: said(({ begun }) => begun, (word) => word),
    split: said(({ split }) => split, ([asked]) => asked),
    unknown: said(({ unknown }) => unknown, (word) => word),
    ignored: all[0].found.ignored,
    isAsked: all.some(({ found }) => found.isAsked),
    cards: cards.slice(from, from + most),
    elsewhere: all.flatMap(({ name, found }) => (name && found.total ? [/** @type {[string, number]} */ ([name, found.total])] : [])),
  };
}
