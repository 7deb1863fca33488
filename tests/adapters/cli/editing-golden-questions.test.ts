// Tried from the command line: a golden question made of a case that was resolved.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createStore } from '../../../adapters/sql/conversations/store.js';
import { publish } from '../../../adapters/cli/editing/publish.js';
import { refresh } from '../../../adapters/cli/editing/refresh.js';
import { review } from '../../../adapters/cli/editing/review.js';
import type { EditingPorts } from '../../../bot/model/editing-ports.js';
import { tryChanges } from '../../../adapters/cli/editing/try.js';
import { publication } from '../../fakes/fake-govuk/payloads.js';
import { govukSource } from '../../fakes/followed-sources.js';
import { adviser, advisersChannel, createTestBot, practitioner } from '../../fakes/test-bot.js';
import { startEditing, type RunningEditing } from '../../support/running-editing.js';

const PATH = '/government/publications/help';
const page = (days: number, phone = '0800 107 7057') =>
  `<p>Refer the child within ${days} days of the first meeting with the family, and ring ${phone} for advice.</p>`;
const QUESTION = 'Within how many days of the first meeting is the child referred?';

let running: RunningEditing;
let editing: EditingPorts;
let said: string[];
beforeEach(async () => {
  running = await startEditing();
  said = [];
  running.site.put(publication(PATH, page(45)));
  const store = createStore(running.guidance.database);
  editing = {
    registry: () => Promise.resolve({ sources: [govukSource(PATH)], problems: [] }),
    ports: running.ports,
    recalls: {
      store,
      guidance: running.guidance.ports.store,
      editing: running.editing,
      glossary: [
        {
          term: 'NRM',
          meaning: 'National Referral Mechanism',
          also: [],
          caseSensitive: false,
          source: 'Help for trafficked children, Home Office',
        },
      ],
      contacts: [
        {
          id: 'ctac',
          name: 'Old number',
          phone: '0800 107 7057',
          when: 'always',
          urgent: false,
          jurisdictions: ['england'],
          source: 'A page',
          verifiedOn: '2026-01-01',
          expiresOn: '2027-01-01',
        },
      ],
      clock: () => new Date(),
    },
  };
});
afterEach(() => running.close());

type Command = typeof refresh;
async function run(command: Command, ...args: string[]): Promise<{ code: number; text: string }> {
  const lines: string[] = [];
  const write = (text: string) => void lines.push(text);
  const terminal = { write, say: (text: string) => void said.push(text) };
  const code = await command(
    editing,
    [...args, ...(args.includes('--editor') ? [] : ['--editor', 'ada'])],
    terminal,
  );
  return { code, text: lines.join('\n') };
}
async function takeIn(): Promise<void> {
  await run(refresh, 'help');
  await run(review, '1', '--accept');
  await run(publish);
}

it('makes a golden question of what was asked in a resolved case, unless it may hold personal details', async () => {
  await takeIn();
  const bot = await createTestBot({
    store: editing.recalls.store,
    answerQuestion: ({ text }) => running.guidance.ask(text),
  });
  const { escalations } = editing.recalls.store.records;
  const resolved = async (question: string) => {
    await bot.later(1_000);
    await bot.say(practitioner, question);
    await bot.say(practitioner, 'adviser');
    const { id } = (await escalations.waitedForBy(practitioner))[0]!;
    await expect(run(tryChanges, '--from-case', id)).rejects.toThrow(/No resolved request/);
    await bot.press(adviser, { do: 'claim', escalation: id }, advisersChannel);
    await bot.press(adviser, { do: 'resolve', escalation: id }, advisersChannel);
    return id;
  };
  const first = await resolved(QUESTION);
  const added = await run(tryChanges, '--from-case', first, '--document', 'help', '--words', '45 days');
  expect(added.text).toMatch(/1\. Within how many days[^]*help “45 days”/);
  expect((await running.editing.goldenQuestions())[0]).toMatchObject({ passage: expect.any(String) });
  const second = await resolved('May Zora be referred without her consent?');
  await expect(run(tryChanges, '--from-case', second)).rejects.toThrow(/personal details/);
  const third = await resolved('mae enw’r bachgen yn ifan prys. oes angen caniatâd y plentyn?');
  await expect(run(tryChanges, '--from-case', third)).rejects.toThrow(/not in English/);
  await bot.close();
});
