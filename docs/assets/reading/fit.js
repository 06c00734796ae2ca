// 'Past dit bij ons?' in words: size, region, distance and partners of a story's places beside one's own.
import { distance } from "../shared/distance.js";
import { element } from "../shared/dom.js";

const number = new Intl.NumberFormat("nl-NL");

/**
 * @param {Place} own
 * @param {Place} theirs
 */
function sizeInWords(own, theirs) {
  const times = own.population / theirs.population;
  const figures = `${number.format(own.population)} tegen ${number.format(theirs.population)} inwoners`;
  if (times > 0.8 && times < 1.25) return `Ongeveer even groot: ${figures}.`;
  const factor = times > 1 ? times : 1 / times;
  const how = factor < 1.75 ? "anderhalf keer" : `${number.format(Math.round(factor))} keer`;
  return times > 1 ? `${own.name} is ongeveer ${how} zo groot: ${figures}.` : `${theirs.name} is ongeveer ${how} zo groot: ${figures}.`;
}

/**
 * @param {Place} own
 * @param {Place} theirs
 */
function regionInWords(own, theirs) {
  if (own.region === theirs.region) return `Dezelfde arbeidsmarktregio: ${own.region}.`;
  if (own.province === theirs.province) return `Dezelfde provincie (${own.province}), een andere arbeidsmarktregio.`;
  return `Een andere provincie: dit speelt in ${theirs.province}, jullie zitten in ${own.province}.`;
}

/**
 * @param {Place} own
 * @param {Place} theirs
 */
function distanceInWords(own, theirs) {
  return `${Math.max(1, Math.round(distance(own, theirs)))} kilometer hemelsbreed naar ${theirs.name}.`;
}

/** @param {string | undefined} partners */
function partnersInWords(partners) {
  return partners ? `Hier werkten mee: ${partners}. Met wie daarvan werken jullie al samen?` : "De bronnen noemen geen partners.";
}

/**
 * Write the comparison of a municipality with the nearest of the places that a story is about.
 * @param {HTMLElement} result
 * @param {Place} own
 * @param {Place[]} places
 * @param {string} address Of the page of the municipality.
 */
export function compare(result, own, places, address) {
  const heading = element("h3", {}, "");
  if (places.some((each) => each.slug === own.slug)) {
    heading.textContent = `Dit verhaal komt uit ${own.name}`;
    result.replaceChildren(heading, element("p", {}, "Ken je het van dichtbij? Vul het dan aan met de link onderaan deze pagina."));
    return;
  }
  const theirs = [...places].sort((one, other) => distance(own, one) - distance(own, other))[0];
  heading.textContent = `${own.name} naast ${theirs.name}`;
  const list = element("dl");
  for (const [name, text] of [
    ["Grootte", sizeInWords(own, theirs)],
    ["Regio", regionInWords(own, theirs)],
    ["Afstand", distanceInWords(own, theirs)],
    ["Partners", partnersInWords(result.dataset.partners)],
  ]) {
    list.append(element("dt", {}, name), element("dd", {}, text));
  }
  const link = element("a", { href: address }, `Meer verhalen voor ${own.name}`);
  result.replaceChildren(heading, list, element("p", {}, link));
}
