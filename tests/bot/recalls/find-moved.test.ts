// Tests whether a passage with the same words in another document is the one that was removed.
import { expect, it } from 'vitest';
import { createFindMoved } from '../../../bot/recalls/find-moved.js';
import type { EditingStore, EditionRecord } from '../../../ingest/model/ports.js';

const SHORT = 'Tell the council within 24 hours.';
const LONG = 'Tell the council within 24 hours that the child is missing.';
const passageOf = (document: string, text: string, heading?: string) => ({
  ...{ id: `${document}: ${text}`, document, position: 0, text },
  headings: heading === undefined ? [] : ['Guide', heading],
});
const edition = (id: number, slug: string, ...passages: ReturnType<typeof passageOf>[]) => ({
  record: {
    id,
    document: { slug, title: slug, jurisdictions: [], authority: 'statutory-guidance', standing: 'current' },
  } as unknown as EditionRecord,
  placed: passages.map((passage) => ({ passage })),
});

/** What is found for text removed from “If a child is missing”, if the other document had and has these. */
function found(
  text: string,
  { had, has }: Record<'had' | 'has', ReturnType<typeof passageOf>[]>,
  heading: string | undefined = 'If a child is missing',
) {
  const before = edition(1, 'other', ...had);
  const after = had === has ? before : edition(2, 'other', ...has);
  const releases = [before, after].map(({ record }) => [record]);
  const findMoved = createFindMoved(
    {
      guidance: { editionsOf: (release) => Promise.resolve(releases[release - 1]!) },
      editing: {
        edition: (id) => Promise.resolve(id === 1 ? before : after),
      } as Pick<EditingStore, 'edition'> as never,
    },
    { previous: 1, release: 2 },
  );
  return findMoved({ passage: passageOf('missing', text, heading), document: before.record.document });
}

it('finds words that came into the other document when they went, even under another heading', async () => {
  const has = [passageOf('other', 'Fire doors must be closed.'), passageOf('other', SHORT, 'First steps')];
  expect(await found(SHORT, { had: has.slice(0, 1), has })).toBe(has[1]);
});

it.each([
  ['in the same edition', true],
  ['in a new edition', false],
])(
  'finds words that the other document had before %s, if enough of them are under that heading',
  async (_, isSame) => {
    const has = [passageOf('other', LONG, 'If a child is  missing')];
    expect(await found(LONG, { had: isSame ? has : [...has], has })).toBe(has[0]);
  },
);

it.each([
  ['few words', SHORT, 'If a child is missing', undefined],
  ['another heading', LONG, 'What not to do', undefined],
  ['no heading', LONG, undefined, ''],
])(
  'does not take %s that the other document had before for the ones that were removed',
  async (_, text, heading, own) => {
    const has = [passageOf('other', text, heading)];
    expect(await found(text, { had: has, has }, own)).toBeUndefined();
    expect(await found(text, { had: [...has], has }, own)).toBeUndefined();
  },
);
