// Tests what an editor sees if the guidance of a past date takes long to load.
import { expect, test } from 'vitest';
import { load } from 'cheerio';
import { readPast } from '../../../../../adapters/web/library/releases/read-past.js';
import { shownPast } from '../../../../../adapters/web/library/releases/shown-past.js';
import { toText } from '../../../../../adapters/web/design/markup.js';
import { emptyAnswer, type Question } from '../../../../../knowledge/model/answer.js';
import { publicText } from '../../../../../knowledge/model/personal-data.js';

const asked = { day: '2026-05-12', question: 'Who refers a child?', nation: undefined };
const never = new Promise<never>(() => undefined);
const answer = () => Promise.resolve(emptyAnswer('unanswerable'));

/** Three versions went live on 12 May. */
function library(askVersion: (release: number) => Promise<typeof answer>) {
  const publications = [3, 2, 1].map((release) => ({
    id: release,
    release,
    at: `2026-05-12T0${release}:00:00.000Z`,
    editor: 'ada',
    kind: 'publish' as const,
  }));
  const asOf = { editions: [], undated: 0, later: 0, maybeInForce: 0, maybeReplaced: 0 };
  return {
    review: {
      ports: {
        editing: { publications: () => Promise.resolve(publications) },
        store: { editionsOf: () => Promise.resolve([]) },
      },
      askVersion,
      askAsOf: () => never,
      editionsOn: () => Promise.resolve(asOf),
    },
    writing: {
      redacted: ({ text }: { text: string }): Promise<Question> =>
        Promise.resolve({ text: publicText(text), context: [] }),
    },
  };
}

test('shows the versions that are ready, and says which are still loading', async () => {
  const past = await readPast(
    library((release) => (release === 2 ? never : Promise.resolve(answer))),
    asked,
    50,
  );
  const page = load(toText(shownPast(past, asked)));
  expect(
    page('article')
      .toArray()
      .map((one) => page(one).text()),
  ).toEqual([
    expect.stringMatching(/^Version 1This version is still loading\./),
    expect.stringMatching(/^Version 2This version is still loading\./),
    'Version 3None of this guidance answers the question.',
  ]);
});

test('goes on loading, one version after the other, after the time is over', async () => {
  let open: () => void = () => undefined;
  const held = new Promise<typeof answer>((resolve) => (open = () => resolve(answer)));
  const loaded: number[] = [];
  const slow = library((release) => {
    loaded.push(release);
    return held;
  });
  await readPast(slow, asked, 1);
  expect(loaded).toEqual([3]);
  open();
  await expect.poll(() => loaded).toEqual([3, 2, 1]);
});

test('says that the guidance is still loading if no version was live', async () => {
  const before = { ...asked, day: '2026-05-01' };
  await expect(
    readPast(
      library(() => never),
      before,
      1,
    ),
  ).rejects.toThrow('The guidance from that day is still loading.');
});
