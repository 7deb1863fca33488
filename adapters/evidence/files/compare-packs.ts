import type { EvidenceDocument } from '../model/document.js';

export interface PackDifference {
  document: string;
  id: string;
  /** The text of the statement's first cell, which says what the statement is about. */
  what: string;
  before?: string;
  after?: string;
}

/** Each pack maps the names of files to their text. */
export function comparePacks(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): PackDifference[] {
  const [old, now] = [statementsIn(before), statementsIn(after)];
  const keys = [...new Set([...old.keys(), ...now.keys()])];
  return keys.flatMap((key) => {
    const [was, is] = [old.get(key), now.get(key)];
    if (was?.text === is?.text && was?.what === is?.what) return [];
    const { document, id, what } = (is ?? was)!;
    return [{ document, id, what, ...(was && { before: was.text }), ...(is && { after: is.text }) }];
  });
}

interface Statement {
  document: string;
  id: string;
  what: string;
  text: string;
}

function statementsIn(pack: ReadonlyMap<string, string>): Map<string, Statement> {
  const found = [...pack].flatMap(([name, text]) => {
    if (name.endsWith('.cdx.json')) return componentsIn(text);
    return /^\d\d-.*\.json$/.test(name) ? entriesIn(text) : [];
  });
  return new Map(found.map((statement) => [`${statement.document}/${statement.id}`, statement]));
}

function entriesIn(text: string): Statement[] {
  const { name, sections } = JSON.parse(text) as EvidenceDocument;
  return sections.flatMap(({ title, entries }) =>
    entries.map(({ id, standing, cells, ofTheDay, answer }) => ({
      document: name,
      id: `${title}/${id}`,
      what: cells[0] ?? '',
      text: [
        ...(standing === 'known' ? [] : [`(${standing})`]),
        ...cells.slice(1, ofTheDay ? -1 : undefined),
        ...(answer ? [`answered: ${answer.answer}`] : []),
      ]
        .filter(Boolean)
        .join(' · '),
    })),
  );
}

function componentsIn(text: string): Statement[] {
  const { components } = JSON.parse(text) as {
    components: { 'bom-ref': string; name: string; version: string }[];
  };
  return components.map(({ 'bom-ref': id, name, version }) => ({
    document: 'dependencies',
    id,
    what: name,
    text: version,
  }));
}
