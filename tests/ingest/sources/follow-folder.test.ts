// Tests which documents are found in a folder, and which slug an unreadable file gets.
import { expect, it } from 'vitest';
import type { FollowedSource } from '../../../ingest/model/source-registry.js';
import { createFolderSource } from '../../../ingest/sources/follow-folder.js';

const source = { kind: 'folder', slug: 'panel', path: 'guidance/panel' } as FollowedSource;

const follow = (names: string[], catalogue?: object[]) => {
  const files = names.map((name) => ({ name, bytes: 1, read: () => Promise.resolve(Buffer.from('x')) }));
  const folder = { files, ...(catalogue && { catalogue: JSON.stringify(catalogue) }) };
  return createFolderSource(() => Promise.resolve(folder))(source, {} as never);
};

it('reports a file without an extension under a slug of its own, not under that of the source', async () => {
  const { documents, problems } = await follow(['LICENCE', 'now.md', 'part/README']);
  expect(documents.map(({ details }) => details.slug)).toEqual(['panel.now']);
  expect(problems.map(({ slug }) => slug)).toEqual(['panel.LICENCE', 'panel.part-README']);
});

it('finds the entry of a file whose accents are stored in another way, as on a Mac', async () => {
  const entry = { file: 'Tŷ.md'.normalize('NFC'), slug: 'house', standing: 'withdrawn' };
  const { documents, problems } = await follow(['Tŷ.md'.normalize('NFD')], [entry]);
  expect(documents).toMatchObject([{ details: { slug: 'house', standing: 'withdrawn' } }]);
  expect(problems).toEqual([]);
  const refused = await follow(['Tŷ.md'.normalize('NFD')], [{ ...entry, standing: 'gone' }]);
  expect(refused.documents).toEqual([]);
});
