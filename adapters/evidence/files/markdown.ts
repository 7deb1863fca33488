import { packWording } from '../content/pack-wording.js';
import { refOf, type Entry, type EvidenceDocument, type EvidenceSection } from '../model/document.js';

export function toMarkdown(document: EvidenceDocument): string {
  const { title, about, diagram } = document;
  return [
    `# ${title}`,
    about,
    ...(diagram === undefined ? [] : [`\`\`\`mermaid\n${diagram}\n\`\`\``]),
    sectionsText(document),
  ]
    .join('\n\n')
    .concat('\n');
}

export const sectionsText = (document: EvidenceDocument): string =>
  document.sections.flatMap((section) => sectionText(document, section)).join('\n\n');

function sectionText(
  document: EvidenceDocument,
  { title, intro, columns, entries }: EvidenceSection,
): string[] {
  const shared = sharedSource(entries);
  const header = ['ref', ...columns, ...(shared === undefined ? [packWording.readFromColumn] : [])];
  const rows = entries.map((entry) => {
    const cells = entryRow(refOf(document, entry), entry, columns.length);
    return shared === undefined ? [...cells, sourcesOf(entry)] : cells;
  });
  return [
    `## ${title}`,
    ...(intro === undefined ? [] : [intro]),
    ...(shared === undefined || shared === NOWHERE ? [] : [packWording.readFrom(shared)]),
    ...(rows.length ? [table(header, rows)] : []),
  ];
}

const NOWHERE = '–';
const sourcesOf = ({ from }: Entry): string => from.map(cell).join('; ') || NOWHERE;

/** The source, if all rows have the same one. It is shown once, above the table. */
function sharedSource(entries: readonly Entry[]): string | undefined {
  const [first, ...others] = new Set(entries.map(sourcesOf));
  return entries.length > 2 && !others.length ? first : undefined;
}

/** The text in the cells must already be escaped. */
export function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  return [columns, columns.map(() => '---'), ...rows].map(row).join('\n');
}

/** A question may have fewer cells than its section has columns. The missing cells are left empty. */
function entryRow(ref: string, entry: Entry, columns: number): string[] {
  const { cells } = entry;
  const empty = Array.from({ length: Math.max(0, columns - cells.length) }, () => '');
  const first = [...cells.slice(0, -1), ...empty].map(cell);
  return [cell(ref), ...first, marked(entry, cell(cells.at(-1) ?? '')) + answerText(entry)];
}

function marked({ standing, owner }: Entry, text: string): string {
  if (standing === 'known' || text === '') return text;
  if (standing === 'check') return packWording.check(text);
  return packWording.question(cell(owner?.who ?? packWording.deployer), text);
}

export function answerText({ answer }: Entry): string {
  if (!answer) return '';
  const { by, date, isOld } = answer;
  return ` ${packWording.answer({ by: cell(by), date: cell(date), answer: cell(answer.answer), isOld })}`;
}

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;

/**
 * Escapes text that would end the cell or act as markup, because people choose the names of models and
 * channels.
 */
export function cell(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*[\]<>|]|\b_|_\b/g, (mark) => `\\${mark}`);
}
