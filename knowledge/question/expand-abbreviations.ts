// Adds the meaning after each abbreviation in a question, so that the search finds guidance that uses the
// full term.
import type { Glossary, GlossaryEntry } from '../model/glossary.js';
import { addTo } from '../text/add-to.js';
import { escaped } from '../text/literal-pattern.js';

export interface ExpandedText {
  text: string;
  /** Lists each expansion once, in the order of the text. */
  expansions: { term: string; meaning: string }[];
}

interface TermMatcher {
  pattern: RegExp;
  entries: Map<string, GlossaryEntry[]>;
}

/** Does not match within a word, email address or host name, because an expansion would break the address. */
const BEFORE = '(?<![\\p{L}\\p{N}_@]|[\\p{L}\\p{N}]\\.)';
const AFTER = '(?![\\p{L}\\p{N}_@]|\\.[\\p{L}\\p{N}])';

/** Matches an “s” added to an abbreviation ("FROs"). Needs 3 letters or more: "la" and "las" are different words. */
const PLURAL = "(?:['’]?s)?";

const matchers = new WeakMap<Glossary, TermMatcher>();

/** Writes “nrm (National Referral Mechanism)” once, unless the text already has the meaning. */
export function expandAbbreviations(text: string, glossary: Glossary): ExpandedText {
  const { pattern, entries } = matcherFor(glossary);
  const expansions: ExpandedText['expansions'] = [];
  const said = text.toLowerCase();
  const done = new Set<GlossaryEntry>();
  const spelled = text.replace(pattern, (found: string, long?: string, short?: string) => {
    const written = long ?? short ?? found;
    const candidates = entries.get(written.toLowerCase()) ?? [];
    const entry = candidates.find((one) => !one.caseSensitive || spellingsOf(one).includes(written));
    if (!entry || done.has(entry)) return found;
    done.add(entry);
    if (said.includes(entry.meaning.toLowerCase())) return found;
    expansions.push({ term: written, meaning: entry.meaning });
    return `${found} (${entry.meaning})`;
  });
  return { text: spelled, expansions };
}

function spellingsOf(entry: GlossaryEntry): string[] {
  return [entry.term, ...entry.also];
}

function matcherFor(glossary: Glossary): TermMatcher {
  let matcher = matchers.get(glossary);
  if (!matcher) matchers.set(glossary, (matcher = buildMatcher(glossary)));
  return matcher;
}

function buildMatcher(glossary: Glossary): TermMatcher {
  const entries = new Map<string, GlossaryEntry[]>();
  for (const entry of glossary) {
    for (const spelling of spellingsOf(entry)) addTo(entries, spelling.toLowerCase(), entry);
  }
  // The longest term comes first, so that "s45" does not match in "s45 defence".
  const spellings = [...entries.keys()].sort((a, b) => b.length - a.length);
  const long = spellings.filter((one) => one.length > 2).map(escaped);
  const short = spellings.filter((one) => one.length <= 2).map(escaped);
  const written = [
    long.length ? `(${long.join('|')})${PLURAL}` : '(?!)()',
    short.length ? `(${short.join('|')})` : '(?!)()',
  ];
  const pattern = `${BEFORE}(?:${written.join('|')})${AFTER}`;
  return { pattern: new RegExp(pattern, 'giu'), entries };
}
