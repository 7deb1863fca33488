// Tests that words counted with the help of an earlier release are the same as if all were counted.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { releaseWords } from '../../../ingest/releases/words-of-release.js';
import { atOnce } from '../../../knowledge/model/slice-long-work.js';
import type { Passage } from '../../../knowledge/model/passage.js';
import type { ReleaseContent } from '../../../knowledge/model/release.js';

const passage = fc.record({
  document: fc.constantFrom('one', 'two', 'three'),
  text: fc
    .array(fc.constantFrom('Guardian', 'guardian', 'police', 'of', 'court'))
    .map((words) => words.join(' ')),
});
const contentOf = (passages: object[]) => ({ passages }) as ReleaseContent;

it('are the same as after counting everything, whatever was kept, moved, added or removed', () => {
  fc.assert(
    fc.property(fc.array(passage), fc.array(fc.array(fc.oneof(passage, fc.nat(9)))), (first, later) => {
      let from = contentOf(first);
      atOnce(releaseWords(from));
      for (const next of later) {
        const passages = next.map((one) => (typeof one === 'number' ? from.passages[one] : one));
        const content = contentOf([...new Set(passages)].filter((one) => one !== undefined));
        const counts = atOnce(releaseWords(content, from));
        expect(counts).toEqual(atOnce(releaseWords(contentOf(content.passages))));
        from = content;
      }
    }),
  );
});

it('counts words of three letters and more, in lower case', () => {
  const counts = atOnce(
    releaseWords(contentOf([{ document: 'one', text: 'Police and police of a “Llys” 4x4' }])),
  );
  expect([...counts]).toEqual([
    ['police', 2],
    ['and', 1],
    ['llys', 1],
  ]);
});

it('does not read a passage again that the earlier release has', () => {
  const read: string[] = [];
  const watched = (document: string, text: string) =>
    ({
      document,
      get text() {
        read.push(document);
        return text;
      },
    }) as unknown as Passage;
  const [one, two] = [watched('one', 'guardian'), watched('two', 'police')];
  const from = contentOf([one, two]);
  atOnce(releaseWords(from));
  read.length = 0;
  atOnce(releaseWords(contentOf([one, watched('three', 'court'), two]), from));
  expect(read).toEqual(['three']);
});
