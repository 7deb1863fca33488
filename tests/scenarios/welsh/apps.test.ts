// Tests the Welsh text outside a conversation: Slack’s forms and App Home, the search and manifest in Teams,
// and the chat in a terminal.
import { PassThrough } from 'node:stream';
import { beforeAll, expect, test } from 'vitest';
import { PLATFORMS } from '../../../adapters/composition/platforms.js';
import { createManifest, manifestWords } from '../../../adapters/teams/package/manifest.js';
import { createTerminalPlatform } from '../../../adapters/terminal/platform.js';
import { renderText } from '../../../adapters/terminal/render.js';
import { wordsIn } from '../../../bot/wording/words-in.js';
import { TEAM } from '../../fakes/fake-slack/fake-slack.js';
import { command, envelope } from '../../fakes/fake-slack/payloads.js';
import { deliverCommand } from '../../fakes/fake-slack/signed-request.js';
import { extensionQuery } from '../../fakes/fake-teams/activities.js';
import { CONSENT, QUESTION, startStacks } from '../../fakes/real-stacks/running-stacks.js';
import { slackPerson } from '../../fakes/real-stacks/slack-people.js';
import { GIVEN } from './talks.js';
import { faultsIn, readIn } from './only-welsh.js';
import { shared } from '../../support/per-test.js';

const sol = slackPerson('sol');

const stacks = shared(() => startStacks({ advisers: 'desk' }));
beforeAll(async () => {
  await stacks.slack.write(sol, 'Cymraeg');
  await stacks.settled();
});

async function slackAfter(method: string, act: () => Promise<unknown>): Promise<string[]> {
  const before = stacks.slack.fake.callsOf(method).length;
  await act();
  await expect.poll(() => stacks.slack.fake.callsOf(method).length).toBeGreaterThan(before);
  return stacks.slack.fake
    .callsOf(method)
    .slice(before)
    .flatMap((args) => readIn(args));
}

const slashCommand = (text: string) =>
  deliverCommand(`${stacks.url}/slack/events`, command(text, { user_id: sol.user }));

test('the App Home', async () => {
  const opened = { type: 'app_home_opened', user: sol.user, channel: sol.chat, tab: 'home', event_ts: '1.1' };
  const shown = await slackAfter('views.publish', () => stacks.slack.deliver(envelope(opened)));
  expect(shown).toContain('Siarad â chynghorydd');
  expect(faultsIn(shown)).toEqual([]);
});

test('the form that asks for words to remove, and its error', async () => {
  await stacks.slack.write(sol, 'Does Alex Smith have to consent to a referral?');
  await stacks.settled();
  const missed = wordsIn('cy').corrections.missed;
  let reply: Response | undefined;
  const shown = await slackAfter('views.open', async () => {
    reply = await stacks.slack.fill(sol, missed, ' ');
  });
  expect(shown).toContain('Geiriau i’w tynnu');
  const { errors } = (await reply!.json()) as { errors: Record<string, string> };
  expect(faultsIn([...shown, ...Object.values(errors)])).toEqual([]);
});

test('the form that asks for a nation, and what a command in any channel replies', async () => {
  const shown = await slackAfter('views.open', () => slashCommand('nation'));
  expect(shown).toContain('Eich cenedl');
  const replies = await Promise.all(
    [QUESTION, 'adviser'].map(async (text) => readIn(await (await slashCommand(text)).json())),
  );
  expect(replies.flat()).toHaveLength(2);
  expect(faultsIn([...shown, ...replies.flat()])).toEqual([]);
});

test('what the assistant suggests, and the signs of progress in its thread', async () => {
  const thread = { channel_id: sol.chat, thread_ts: '1760000000.5', user_id: sol.user, context: {} };
  const started = {
    type: 'assistant_thread_started',
    assistant_thread: { ...thread, team_id: TEAM },
    event_ts: '1.2',
  };
  const suggested = await slackAfter('assistant.threads.setSuggestedPrompts', () =>
    stacks.slack.deliver(envelope(started)),
  );
  expect(suggested).toContain('Mae plentyn ar goll');
  const progress = await slackAfter('assistant.threads.setStatus', () =>
    stacks.slack.deliver(stacks.slack.messageOf(sol, QUESTION, { thread_ts: thread.thread_ts })),
  );
  expect(progress.join()).toContain('yn chwilio’r canllawiau');
  expect(faultsIn([...suggested, ...progress])).toEqual([]);
});

test('the search in Teams: quotes, nothing found, danger, and too few words', async () => {
  const { teams } = stacks;
  const search = async (words: string) => {
    const query = extensionQuery(teams.fake.serviceUrl, words, { locale: 'cy-GB' });
    return readIn(await (await teams.deliver(query)).json());
  };
  const danger = 'a man with a knife is at the door of the placement and wants the child now';
  const shown = (await Promise.all([QUESTION, 'zzzz qqqq', danger, 'a'].map(search))).flat();
  expect(shown.join()).toContain(CONSENT);
  expect(shown.join()).toContain('Ffoniwch 999');
  expect(faultsIn(shown, GIVEN)).toEqual([]);
});

test('everything that Teams’ manifest says to a person', () => {
  const { $schema: _, ...welsh } = manifestWords(wordsIn('cy'));
  expect(faultsIn(Object.values(welsh))).toEqual([]);
  const manifest = createManifest({
    appId: '11111111-2222-3333-4444-555555555555',
    publicUrl: 'https://bot.example',
    version: '1.0.0',
    developer: { name: 'N', privacyUrl: 'https://bot.example/p', termsUrl: 'https://bot.example/t' },
    readChannelMessages: true,
  });
  expect(Object.keys(welsh).sort()).toEqual(placesOfWords(manifest).sort());
});

/**
 * Returns the path of each text in the manifest that people read. Paths have the same format as in the
 * manifest’s file for another language.
 */
function placesOfWords(value: unknown, path = ''): string[] {
  if (typeof value === 'string')
    return /(?:^(?:name|description)\.(?:short|full)|\.(?:title|description|prompt))$/.test(path)
      ? [path]
      : [];
  if (Array.isArray(value)) return value.flatMap((one, at) => placesOfWords(one, `${path}[${at}]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => placesOfWords(inner, path ? `${path}.${key}` : key));
}

test('the chat in a terminal, from its first line to its last', async () => {
  const input = new PassThrough();
  const output = Object.assign(new PassThrough(), { isTTY: true, columns: 100 });
  const environment = { LANG: 'cy_GB.UTF-8', NO_COLOR: '1' };
  const terminal = createTerminalPlatform({ input, output, environment });
  let ended: Promise<void> | undefined;
  const inTerminal = await startStacks({
    advisers: 'desk',
    wirings: [
      ...PLATFORMS,
      {
        name: 'terminal',
        title: 'a terminal',
        needs: [],
        connect: () => ({
          platform: terminal,
          wordsOf: (message) => renderText(message, { width: 100, colour: false, firstNumber: 1 }).text,
          open: (_server, inbox) => {
            ended = terminal.start(inbox);
            return undefined;
          },
        }),
      },
    ],
  });
  const lines = [QUESTION, 'statws', 'cymorth', 'cynghorydd', 'A man with a knife wants the child now', '1'];
  for (const line of lines) {
    input.write(`${line}\n`);
    await inTerminal.settled();
  }
  input.write('gorffen\n');
  await ended;
  await inTerminal.close();
  const shown = String(output.read())
    .replace(/\u001b\[[0-9;]*[A-Za-z]/g, '\n')
    .replace(/^\s*│ /gm, ' ');
  expect(shown.replace(/\s+/g, ' ')).toContain(CONSENT);
  expect(faultsIn([shown], [...GIVEN, ...lines])).toEqual([]);
}, 60_000);
