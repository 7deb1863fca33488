// Tests that the editors' commands warn of a new version with far less text, in the words of the library's pages.
import { beforeEach, expect, test } from 'vitest';
import { diff } from '../../../../adapters/cli/editing/diff.js';
import { refresh } from '../../../../adapters/cli/editing/refresh.js';
import { review } from '../../../../adapters/cli/editing/review.js';
import { publication } from '../../../fakes/fake-govuk/payloads.js';
import { perTest } from '../../../support/per-test.js';
import { page, PATH, startCommands } from '../running-commands.js';

const STUB = '<p>These procedures have moved to the website of the safeguarding board.</p>';
const LONG = Array.from(
  { length: 12 },
  (_, n) => `<h2>Step ${n}</h2><p>${`In week ${n}, write down what the child says. `.repeat(12)}</p>`,
).join('');
const WARNING =
  /This version has far less text than the one it replaces: 1 passage \(11 words\) instead of \d+ passages \(1,296 words\)\. It may only say that the guidance has moved\./;

const commands = perTest(async () => {
  const started = await startCommands();
  return { ...started, close: () => started.running.close() };
});

beforeEach(async () => {
  commands.running.site.put(publication(PATH, LONG));
  await commands.takeIn();
  commands.running.site.put(publication(PATH, STUB));
  await commands.run(refresh, 'help');
});

test.each([
  ['ctac diff', diff],
  ['ctac review', review],
])('%s warns while the change is undecided', async (_, command) => {
  expect((await commands.run(command, '2')).text).toMatch(WARNING);
  expect(await commands.json(command, '2')).toMatchObject({ short: { kind: 'same', newer: { words: 11 } } });
  await commands.run(review, '2', '--reject');
  expect((await commands.run(command, '2')).text).not.toMatch(/far less text/);
});

test('says nothing of it if the text is as long as before', async () => {
  commands.running.site.put(publication(PATH, `${LONG}${page(30)}`));
  await commands.run(refresh, 'help');
  expect((await commands.run(diff, '3')).text).not.toMatch(/far less text/);
});
