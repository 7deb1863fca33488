// Makes a document of the evidence pack from its text, filled in with the facts.
import { blocksIn, cellsIn, type Block } from './blocks.js';
import type { Entry, EvidenceDocument, Owner, Section } from './document.js';
import type { Facts } from './facts.js';

/**
 * The value that the facts give to a line. If false or undefined, the line is left out. If true, nothing is
 * added.
 */
export type Slot = (facts: Facts) => string | number | boolean | undefined;
type List = (facts: Facts) => readonly Entry[];
/** Returns undefined if one of the texts does not apply. */
type Fill = (...texts: readonly string[]) => string[] | undefined;

const STANDINGS = { known: 'known', today: 'known', ask: 'ask', 'also ask': 'ask', check: 'check' } as const;
type Standing = keyof typeof STANDINGS;
const LABELS = [
  ...(['about', 'diagram', 'intro', 'columns', 'from', 'who'] as const),
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
 *   `also ask:` adds a question on the same matter. `from:` gives the sources of the lines above it, and `who:`
 *   says who could answer.
 */
export function document(strings: TemplateStringsArray, ...slots: readonly (Slot | List)[]) {
  const text = String.raw({ raw: strings }, ...slots.map((_, at) => `⟦${at}⟧`));
  return (facts: Facts): EvidenceDocument => {
    const [first, ...blocks] = blocksIn(text, LABELS);
    const fill = fillFrom(slots as readonly Slot[], facts);
    const sections: (Section & { entries: Entry[] })[] = [];
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

function sectionOf(title: string, block: Block<Label>, fill: Fill): Section & { entries: Entry[] } {
  const [columns = ''] = fill(textOf(block, 'columns') ?? 'what | statement') ?? [];
  return { title, intro: textOf(block, 'intro'), columns: cellsIn(columns), entries: [] };
}

function entriesIn({ head: [id = '', ...what], lines }: Block<Label>, fill: Fill): Entry[] {
  const found = lines.flatMap(({ label, text }, at): Entry[] => {
    const cells = label in STANDINGS && fill(...what, ...cellsIn(text));
    if (!cells) return [];
    const from = textOf({ lines: lines.slice(at) }, 'from')?.split('; ') ?? [];
    const own = label === 'also ask' ? `${id}-ask` : id;
    const standing = STANDINGS[label as Standing];
    return [{ id: own, standing, cells, from, ...(label === 'today' && { ofTheDay: true }) }];
  });
  return found.filter((entry, at) => found.findIndex((one) => one.id === entry.id) === at);
}

function ownerOf(block: Block<Label>): Owner | undefined {
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

function textOf({ lines }: Pick<Block<Label>, 'lines'>, label: Label): string | undefined {
  return lines.find((line) => line.label === label)?.text;
}
