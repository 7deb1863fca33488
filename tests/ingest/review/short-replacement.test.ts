// Tests that editors learn if a new edition has far less text than the guidance it replaces.
import { beforeEach, expect, test } from 'vitest';
import { shortReplacement } from '../../../ingest/review/short-replacement.js';
import { ingestFolders } from '../../../ingest/ingest-folders.js';
import { publication } from '../../fakes/fake-govuk/payloads.js';
import { startEditing } from '../../support/running-editing.js';
import { perTest } from '../../support/per-test.js';

const PATH = '/government/publications/help';
const NEW_PATH = '/government/publications/help-2';
const STUB = '<p>These procedures have moved to the website of the safeguarding board.</p>';
const sections = (count: number) =>
  Array.from(
    { length: count },
    (_, n) => `<h2>Step ${n}</h2><p>${`In week ${n}, write down what the child says. `.repeat(12)}</p>`,
  ).join('');

const running = perTest(startEditing);
beforeEach(async () => {
  running.site.put(publication(PATH, sections(12)));
  await running.takeIn(PATH);
});

const shortIn = async (id: number) => shortReplacement(running.ports, (await running.editing.change(id))!);

async function found(path: string, body: string, slug?: string) {
  running.site.put(publication(path, body));
  return (await running.refresh(path, slug)).changes[0]!;
}

test('names both amounts where a new edition is a stub', async () => {
  const { id } = await found(PATH, STUB);
  expect(await shortIn(id)).toMatchObject({
    kind: 'same',
    other: { slug: 'help' },
    newer: { passages: 1, words: 11 },
    older: { words: 1296 },
  });
});

test('says nothing where most of the text stays', async () => {
  const { id } = await found(PATH, sections(6));
  expect(await shortIn(id)).toBeUndefined();
});

test('says that a new document is a stub where it replaces another, and where it would', async () => {
  const { id } = await found(NEW_PATH, STUB, 'help-2');
  await running.review(id, 'edit', { details: { date: '2027-01-01' } });
  // Nothing is replaced yet.
  expect(await shortIn(id)).toBeUndefined();
  await running.review(id, 'accept');
  await running.publish();
  const old = await found(PATH, sections(12).replace('Step 0', 'The first step'));
  expect(await shortIn(old.id)).toBeUndefined();
  await running.review(old.id, 'edit', { details: { standing: 'superseded' } });
  expect(await shortIn(old.id)).toMatchObject({ kind: 'replaced', other: { slug: 'help-2' } });
  await running.review(old.id, 'accept');
  await running.publish();
  const again = await found(NEW_PATH, STUB.replace('moved', 'gone'), 'help-2');
  await running.review(again.id, 'edit', { details: { date: '2027-01-01' } });
  expect(await shortIn(again.id)).toMatchObject({ kind: 'replaces', other: { slug: 'help' } });
});

test('an import says so of a new edition and of a document that replaces another, once', async () => {
  const { guidance, ports: editors } = running;
  const dependents = { editing: editors.editing, clock: editors.clock };
  const rule = (n: number) => `## Rule ${n}\n\n${`In week ${n}, keep the boat in sight. `.repeat(20)}\n`;
  const long = `# Boats\n\n${[1, 2, 3, 4, 5, 6].map(rule).join('\n')}`;
  const stub = '# Boats\n\nThe rules have moved to the website of the harbour.\n';
  const said: string[] = [];
  const take = () =>
    ingestFolders({ ...guidance.ports, dependents }, [guidance.folder], {
      publish: true,
      onUnread: (document, sentence) => said.push(`${document}: ${sentence}`),
    });
  await guidance.put('boats.md', long);
  await guidance.put('ferries.md', long);
  await take();
  expect(said).toEqual([]);
  await guidance.put('boats.md', stub);
  await guidance.put('ferries-2.md', stub);
  await guidance.describe([
    { file: 'ferries.md', slug: 'ferries', title: 'Ferries', standing: 'superseded', note: 'See ferries-2.' },
    { file: 'ferries-2.md', slug: 'ferries-2', title: 'Ferries again' },
  ]);
  await take();
  expect(said).toEqual([
    expect.stringMatching(
      /^boats: This has far less text than the version it replaces: 1 passage \(\d+ words\) instead of \d passages \(\d+ words\)\./,
    ),
    expect.stringMatching(/^ferries-2: This has far less text than “Ferries”, which it replaces: 1 passage/),
  ]);
  await take();
  expect(said).toHaveLength(2);
});
