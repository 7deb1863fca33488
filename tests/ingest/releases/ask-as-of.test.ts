// Tests which guidance counts for a past date, and questions asked after the embedding model has changed.
import { describe, expect, it } from 'vitest';
import { createEditingStore } from '../../../adapters/sql/guidance/editing-store.js';
import { createAsOf } from '../../../ingest/releases/ask-as-of.js';
import { reembedRelease } from '../../../ingest/releases/re-embed-release.js';
import { rollBack } from '../../../ingest/releases/roll-back.js';
import { publicText } from '../../../knowledge/model/personal-data.js';
import { gone, publication } from '../../fakes/fake-govuk/payloads.js';
import { createFakeEmbedder } from '../../fakes/models/fake-embedder.js';
import { perTest } from '../../support/per-test.js';
import { startEditing } from '../../support/running-editing.js';
import { startGuidance } from '../../support/running-guidance.js';

it('answers from editions that were no longer live when the search model changed', async () => {
  const guidance = await startGuidance();
  const editing = createEditingStore(guidance.database);
  for (const [year, days] of [
    [2024, 'five'],
    [2025, 'nine'],
  ]) {
    const text = `A guardian is appointed for the child within ${days} days.`;
    await guidance.put(
      'guardian.md',
      `---\ntitle: Guardians\ndate: ${year}-01-01\n---\n# Guardians\n\n${text}\n`,
    );
    await guidance.publish();
  }
  const embedder = createFakeEmbedder({ id: 'newer', dimension: 48 });
  const { store, indexFiles } = guidance.ports;
  await reembedRelease({ store, indexFiles, embedder, editing, clock: () => new Date() });
  const past = createAsOf({ ...guidance.loading, embedder }, editing);
  const { ask } = await past.askAsOf('2024-06-01');
  const question = publicText('When is a guardian appointed for the child?');
  const { citations } = await ask!({ text: question, context: [] });
  expect(citations[0]!.quote).toContain('five days');
  await guidance.close();
});

const RULES = Array.from(
  { length: 130 },
  (_, n) =>
    `## Rule ${n}\n\nRule ${n} says that a guardian is appointed for child ${n} within ${n} days of the report. ${'Write down what was said. '.repeat(22)}\n`,
);

it('keeps no one waiting while much has to be embedded: an earlier model answers, or it says so', async () => {
  const guidance = await startGuidance();
  const editing = createEditingStore(guidance.database);
  await guidance.put('rules.md', `---\ntitle: Rules\ndate: 2024-01-01\n---\n# Rules\n\n${RULES.join('\n')}`);
  await guidance.publish();
  const embedder = createFakeEmbedder({ id: 'newer', dimension: 48 });
  let open: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (open = resolve));
  const slow = {
    ...embedder,
    embedPassages: (texts: Parameters<typeof embedder.embedPassages>[0]) =>
      held.then(() => embedder.embedPassages(texts)),
  };
  const earlierEmbedders = [guidance.loading.embedder];
  const answered = await createAsOf(
    { ...guidance.loading, embedder: slow, earlierEmbedders },
    editing,
  ).askAsOf('2024-06-01');
  expect(answered.ask).toBeDefined();
  const past = createAsOf({ ...guidance.loading, embedder: slow }, editing);
  expect(await past.askAsOf('2024-06-01')).toMatchObject({ asOf: { editions: [{}] } });
  expect((await past.askAsOf('2024-06-01')).ask).toBeUndefined();
  const patient = past.askWhenReady('2024-06-01');
  open();
  expect((await patient).ask).toBeDefined();
  expect((await past.askAsOf('2024-06-01')).ask).toBeDefined();
  await guidance.close();
});

it('loads each version of a day once, also if a question is asked of all of them again', async () => {
  const guidance = await startGuidance();
  for (const days of ['five', 'nine', 'ten']) {
    await guidance.put('guardian.md', `# Guardians\n\nA guardian is appointed within ${days} days.\n`);
    await guidance.publish();
  }
  let loads = 0;
  const { indexFiles } = guidance.loading;
  const counted = {
    ...indexFiles,
    scan: (...given: Parameters<typeof indexFiles.scan>) => {
      loads += 1;
      return indexFiles.scan(...given);
    },
  };
  const past = createAsOf(
    { ...guidance.loading, indexFiles: counted },
    createEditingStore(guidance.database),
  );
  for (const release of [3, 2, 1, 3, 2, 1]) expect(await past.askVersion(release)).toBeDefined();
  expect(loads).toBe(3);
  await guidance.close();
});

describe('the guidance of a past day', () => {
  const PATH = '/government/publications/help';
  const editing = perTest(startEditing);
  const at = (day: string) => (editing.ports.clock = () => new Date(`${day}T12:00:00Z`));
  const publish = (days: number, updated: string) => {
    const body = `<p>Refer the child within ${days} days of the first meeting.</p>`;
    editing.site.put(publication(PATH, body, { public_updated_at: `${updated}T09:00:00Z` }));
    return editing.takeIn(PATH);
  };
  const saidOn = async (day: string) => {
    const clock = () => new Date('2026-11-27T12:00:00Z');
    const past = createAsOf(editing.guidance.loading, editing.editing, clock);
    const { editions } = await past.editionsOn(day);
    const held = await Promise.all(editions.map(({ id }) => editing.editing.edition(id)));
    return held.flatMap((one) => one!.placed.map(({ passage }) => /\d+ days/.exec(passage.text)![0]));
  };

  it('has no version that was rolled back, unless it was published again', async () => {
    await publish(45, '2026-01-01');
    await publish(90, '2026-05-20');
    expect(await saidOn('2026-06-01')).toEqual(['90 days']);
    await rollBack(editing.ports, { editor: 'ada', reason: 'The text was wrong.' });
    expect(await saidOn('2026-06-01')).toEqual(['45 days']);
    await editing.takeIn(PATH);
    expect(await saidOn('2026-06-01')).toEqual(['90 days']);
  });

  it.each([
    ['in one step', [1]],
    ['one version at a time', [2, 1]],
  ])('has none of several versions that were rolled back %s', async (_how, steps) => {
    await publish(45, '2026-01-01');
    await publish(90, '2026-05-20');
    await publish(60, '2026-05-25');
    for (const to of steps)
      await rollBack(editing.ports, { editor: 'ada', reason: 'The text was wrong.', to });
    expect(await saidOn('2026-06-01')).toEqual(['45 days']);
    await rollBack(editing.ports, { editor: 'ada', reason: 'It was right after all.', to: 3 });
    expect([await saidOn('2026-05-21'), await saidOn('2026-06-01')]).toEqual([['90 days'], ['60 days']]);
  });

  it('has no document that was removed before that day, even if it was there twice', async () => {
    for (const [from, to] of [
      ['2026-02-01', '2026-03-01'],
      ['2026-04-01', '2026-05-01'],
    ] as const) {
      at(from);
      await publish(45, '2026-01-01');
      at(to);
      editing.site.put(gone(PATH));
      await editing.takeIn(PATH);
    }
    expect(await saidOn('2026-04-30')).toEqual(['45 days']);
    expect(await saidOn('2026-05-01')).toEqual(['45 days']);
    expect(await saidOn('2026-05-02')).toEqual([]);
  });
});
