// Writes a document as Markdown, for people to read.
import type { Entry, EvidenceDocument, Section } from '../model/document.js';

const MARK = {
  known: '',
  ask: '**Question for the deployer:** ',
  check: '**To be checked:** ',
} as const;

export function toMarkdown({ title, about, diagram, sections }: EvidenceDocument): string {
  return [
    `# ${title}`,
    about,
    ...(diagram === undefined ? [] : [`\`\`\`mermaid\n${diagram}\n\`\`\``]),
    ...sections.flatMap(sectionText),
  ]
    .join('\n\n')
    .concat('\n');
}

function sectionText({ title, intro, columns, entries }: Section): string[] {
  const header = row([...columns, 'read from']);
  const rule = row(Array.from({ length: columns.length + 1 }, () => '---'));
  return [
    `## ${title}`,
    ...(intro === undefined ? [] : [intro]),
    [header, rule, ...entries.map((entry) => entryRow(entry, columns.length))].join('\n'),
  ];
}

/** A question can have fewer cells than its section has columns, because the rest would be empty. */
function entryRow({ standing, cells, from }: Entry, columns: number): string {
  const filled = [
    ...cells.slice(0, -1),
    ...Array.from({ length: Math.max(0, columns - cells.length) }, () => ''),
  ];
  return row([
    ...filled.map(cell),
    MARK[standing] + cell(cells.at(-1) ?? ''),
    from.map(cell).join('; ') || '–',
  ]);
}

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;

/** People type the names of models and channels, so we escape anything that would end the cell or act as markup. */
export function cell(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*[\]<>|]|\b_|_\b/g, (mark) => `\\${mark}`);
}
