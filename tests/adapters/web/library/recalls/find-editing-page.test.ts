// Finds the page where an editor can correct a document whose text has been recalled.
import { expect, test } from 'vitest';
import { correctionOf } from '../../../../../adapters/web/library/recalls/find-editing-page.js';

type Editing = Parameters<typeof correctionOf>[0];

/** A store that can only look up what belongs to one document, because a recall is about one document. */
const editing = {
  writing: {
    notes: {
      library: { note: (slug) => Promise.resolve(slug === 'our-note' ? ({ slug } as never) : undefined) },
    },
    uploads: { list: () => Promise.resolve([{ slug: 'a-file' }] as never) },
  },
  review: {
    ports: {
      editing: {
        changesTo: (document) =>
          Promise.resolve(
            document === 'annex' ? ([{ source: 'before' }, { source: 'followed' }] as never) : [],
          ),
      },
    },
    registry: () => Promise.resolve({ sources: [{ slug: 'followed' }, { slug: 'itself' }] } as never),
  },
} satisfies Editing;

test.each([
  ['a note', 'our-note', '/library/notes/our-note'],
  ['a file that was uploaded', 'a-file', '/library/uploads'],
  ['a document of a source that we follow', 'annex', '/library/sources/followed'],
  ['a source that has proposed nothing yet', 'itself', '/library/sources/itself'],
  ['a document of no source that we follow', 'imported', '/library/sources'],
])('leads to where an editor corrects %s', async (_, document, path) => {
  expect((await correctionOf(editing, document)).path).toBe(path);
});
