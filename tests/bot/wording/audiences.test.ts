// Every catalogue is for one audience, as the list in CONTRIBUTING.md says.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { catalogues } from './catalogues.js';

interface Named {
  audience: string;
  /** A folder, or the name of a file. */
  place: string;
}

function namedIn(text: string): Named[] {
  const [, list = ''] = /<!-- audiences -->\n([^]*?)\n<!-- end -->/.exec(text) ?? [];
  return [...list.matchAll(/^- \*\*(.+?)\*\*(.*)$/gm)].flatMap(([, audience, places]) =>
    [...places!.matchAll(/`([^`]+)`/g)].map(([, place]) => ({ audience: audience!, place: place! })),
  );
}

/** Those that name the catalogue most closely: its own name before its folder, and a folder before its parent. */
function namesOf(path: string, named: readonly Named[]): Named[] {
  const fitting = named.filter(
    ({ place }) => [basename(path), path].includes(place) || path.startsWith(`${place}/`),
  );
  const files = fitting.filter(({ place }) => place.endsWith('.ts'));
  const longest = Math.max(...fitting.map(({ place }) => place.length));
  return files.length ? files : fitting.filter(({ place }) => place.length === longest);
}

const NAMED = namedIn(readFileSync('CONTRIBUTING.md', 'utf8'));

test('a file’s own name counts before its folder, and a folder before its parent', () => {
  const named = namedIn(
    '<!-- audiences -->\n- **advisers**: `bot/desk`, `other.ts` in `bot`\n- **editors**: `bot`, `desk.ts`\n- **operators**: `desk.ts`\n<!-- end -->\n',
  );
  const audiences = (path: string) => namesOf(path, named).map(({ audience }) => audience);
  expect(audiences('bot/desk/one.ts')).toEqual(['advisers']);
  expect(audiences('bot/library/one.ts')).toEqual(['advisers', 'editors']);
  expect(audiences('bot/library/other.ts')).toEqual(['advisers']);
  expect(audiences('bot/desk/desk.ts')).toEqual(['editors', 'operators']);
  expect(audiences('ingest/one.ts')).toEqual([]);
});

test.each(catalogues())('%s is for one audience', (path) => {
  expect(namesOf(path, NAMED)).toHaveLength(1);
});

test('every place in the list has a catalogue', () => {
  const used = catalogues().flatMap((path) => namesOf(path, NAMED).map(({ place }) => place));
  expect(NAMED.map(({ place }) => place).filter((place) => !used.includes(place))).toEqual([]);
});
