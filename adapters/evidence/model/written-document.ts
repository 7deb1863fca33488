// Makes a document of the evidence pack from its text, filled in with the facts.
import { blocksIn, cellsIn, type EvidenceBlock } from './blocks.js';
import type { Entry, EvidenceDocument, Owner, EvidenceSection } from './document.js';
import type { Facts } from './facts.js';

/**
 * The value that the facts give to a line. If false or undefined, the line is left out. If true, nothing is
 * added.
 */
export type Slot = (facts: Facts) => string | number | boolean | undefined;
type List = (facts: Facts) => readonly Entry[];
/** Returns undefined if any of the texts does not apply. */
type Fill = (...texts: readonly string[]) => string[] | undefined;

const STANDINGS = { known: 'known', today: 'known', ask: 'ask', 'also ask': 'ask', check: 'check' } as const;
type Standing = keyof typeof STANDINGS;
const LABELS = [
  ...(['about', 'diagram', 'intro', 'columns', 'from', 'who', 'and', 'or'] as const),
  ...(Object.keys(STANDINGS) as Standing[]),
];
type Label = (typeof LABELS)[number];

/**
 * Each block of the text is one of these:
 *
 * - `# name | title` is the document, with `about:` and sometimes `diagram:`.
 * - `## title` starts a section, with `intro:`, `columns:` (by default, “what | statement”) and `who:`, which
 *   says who could answer its questions, sometimes with “, before use”.
 * - `${list}` stands for the entries that a function makes from the facts.
 * - `id | first cells` is an entry. `known:`, `ask:` or `check:` gives its other cells. `today:` gives those of
 *   a known statement that changes daily. We use the first that applies, and leave the entry out if none does.
 *   `also ask:` adds a question on the same matter. `and:` adds a sentence to the line above, if it applies.
 *   `or:` says what to use if the line above does not apply. `from:` gives the sources of the lines above it,
 *   and `who:` says who could answer.
 */
export function document(strings: TemplateStringsArray, ...slots: readonly (Slot | List)[]) {
  const text = String.raw({ raw: strings }, ...slots.map((_, at) => `⟦${at}⟧`));
  return (facts: Facts): EvidenceDocument => {
    const [first, ...blocks] = blocksIn(text, LABELS);
    const fill = fillFrom(slots as readonly Slot[], facts);
    const sections: (EvidenceSection & { entries: Entry[] })[] = [];
    let owner: Owner | undefined;
    for (const block of blocks) {
      const [head = ''] = block.head;
      const list = slots[Number(/^⟦(\d+)⟧$/.exec(head)?.[1])] as List | undefined;
      if (head.startsWith('## ')) {
        sections.push(sectionOf(head.slice(3), block, fill));
        owner = ownerOf(block);
        continue;
      }
      const own = ownerOf(block) ?? owner;
      const entries = list?.(facts) ?? entriesIn(block, fill);
      sections.at(-1)!.entries.push(...entries.map((entry) => withOwner(entry, own)));
    }
    const [name = '', title = ''] = first!.head;
    const about = textOf(first!, 'about') ?? '';
    const diagram = fill(textOf(first!, 'diagram') ?? '')?.join();
    const filled = sections.filter(({ entries }) => entries.length);
    return { name: name.slice(2), title, about, ...(diagram && { diagram }), sections: filled };
  };
}

function sectionOf(
  title: string,
  block: EvidenceBlock<Label>,
  fill: Fill,
): EvidenceSection & { entries: Entry[] } {
  const [columns = ''] = fill(textOf(block, 'columns') ?? 'what | statement') ?? [];
  return { title, intro: textOf(block, 'intro'), columns: cellsIn(columns), entries: [] };
}

function entriesIn({ head: [id = '', ...what], lines }: EvidenceBlock<Label>, fill: Fill): Entry[] {
  const found = statementsIn(lines).flatMap(({ label, sentences, at }): Entry[] => {
    const statement = filled(sentences, fill);
    const first = statement && fill(...what);
    if (!first) return [];
    const cells = [...first, ...statement];
    const from = textOf({ lines: lines.slice(at) }, 'from')?.split('; ') ?? [];
    const own = label === 'also ask' ? `${id}-ask` : id;
    return [
      { id: own, standing: STANDINGS[label], cells, from, ...(label === 'today' && { ofTheDay: true }) },
    ];
  });
  return found.filter((entry, at) => found.findIndex((one) => one.id === entry.id) === at);
}

/** Each sentence of a statement has alternatives, of which we use the first that applies. */
interface Statement {
  label: Standing;
  sentences: string[][];
  at: number;
}

function statementsIn(lines: EvidenceBlock<Label>['lines']): Statement[] {
  const found: Statement[] = [];
  lines.forEach(({ label, text }, at) => {
    if (label in STANDINGS) found.push({ label: label as Standing, sentences: [[text]], at });
    else if (label === 'and') found.at(-1)!.sentences.push([text]);
    else if (label === 'or') found.at(-1)!.sentences.at(-1)!.push(text);
  });
  return found;
}

/** Returns the cells of a statement, or undefined if its first sentence does not apply. */
function filled([first = [], ...more]: Statement['sentences'], fill: Fill): string[] | undefined {
  const cellsOf = (alternatives: readonly string[]) =>
    alternatives.reduce<string[] | undefined>((found, text) => found ?? fill(...cellsIn(text)), undefined);
  const start = cellsOf(first);
  return start && more.reduce((cells, one) => withSentences(cells, cellsOf(one) ?? []), start);
}

function withSentences(cells: readonly string[], added: readonly string[]): string[] {
  const length = Math.max(cells.length, added.length);
  return Array.from({ length }, (_, at) => asText([cells[at] ?? '', added[at] ?? '']));
}

/** Joins sentences. The last one has no full stop, unless it was written with one. */
export const asText = (sentences: readonly string[]): string =>
  sentences
    .filter(Boolean)
    .reduce((text, next) => (text ? text.replace(/(?<![.?!])$/, '.') + ` ${next}` : next), '');

function ownerOf(block: EvidenceBlock<Label>): Owner | undefined {
  const text = textOf(block, 'who');
  return text === undefined
    ? undefined
    : { who: text.replace(', before use', ''), beforeUse: text.endsWith(', before use') };
}

const withOwner = (entry: Entry, owner: Owner | undefined): Entry =>
  entry.standing === 'known' || owner === undefined ? entry : { owner, ...entry };

function fillFrom(slots: readonly Slot[], facts: Facts): Fill {
  return (...texts) => {
    let applies = true;
    const fillSlot = (_: string, at: string) => {
      const value = slots[Number(at)]!(facts);
      if (value === undefined || value === false) applies = false;
      return value === true ? '' : String(value);
    };
    const filled = texts.map((text) => text.replace(/⟦(\d+)⟧/g, fillSlot).trim());
    return applies ? filled : undefined;
  };
}

function textOf({ lines }: Pick<EvidenceBlock<Label>, 'lines'>, label: Label): string | undefined {
  return lines.find((line) => line.label === label)?.text;
}
