// Adds a platform that exists only in this test. A new platform needs only its own folder, and changes to the
// composition and the settings.
import { afterEach, expect, test } from 'vitest';
import {
  findAdvisers,
  PLATFORMS,
  type ConnectedPlatform,
  type PlatformWiring,
} from '../../../adapters/composition/platforms.js';
import { switches } from '../../../adapters/cli/governance/switch.js';
import { createEditingStore } from '../../../adapters/sql/guidance/editing-store.js';
import { readSettings } from '../../../adapters/composition/settings/environment-settings.js';
import { textReply, type HttpExchange } from '../../../adapters/http/http.js';
import type { Action } from '../../../bot/model/messages/action.js';
import type { Place } from '../../../bot/model/messages/message.js';
import type { Inbox } from '../../../bot/model/ports.js';
import { createFakePlatform, personalPlaceOf, wordsOf } from '../../fakes/fake-platform.js';
import { adviserIn, theCase } from '../../fakes/real-stacks/handoff-sides.js';
import {
  CONSENT,
  QUESTION,
  startStacks,
  type RunningStacks,
} from '../../fakes/real-stacks/running-stacks.js';
import { addTestQuestion } from '../../fakes/real-stacks/self-test.js';

const ROBIN = { platform: 'pigeon', id: 'robin', name: 'Robin Sample' };
const HOME = personalPlaceOf(ROBIN);
const LOFT: Place = { platform: 'pigeon', id: 'loft', kind: 'channel', address: null };

function pigeonPost() {
  const platform = { ...createFakePlatform('pigeon'), label: 'Pigeon post' };
  const connected: ConnectedPlatform = {
    platform,
    // Pigeons lose the end of each message.
    wordsOf: (message) => wordsOf(message).slice(0, 40),
    channelPlace: (id) => ({ ...LOFT, id }),
    open(server, inbox) {
      server.post('/pigeon', (exchange) => takeIn(inbox, exchange));
      return undefined;
    },
  };
  const wiring: PlatformWiring = {
    name: 'pigeon',
    title: 'Pigeon post',
    needs: [],
    connect: () => connected,
  };
  const words = () => platform.in(HOME.id).map(({ message }) => wordsOf(message));
  return { wiring, connected, words, platform };
}

async function takeIn(inbox: Inbox, { body }: HttpExchange) {
  const { id, text, action } = (body.kind === 'json' ? body.value : {}) as Flight;
  const event = { id, place: HOME, from: ROBIN, sentAt: new Date().toISOString() };
  await inbox.receive(
    action
      ? { ...event, kind: 'action', action }
      : { ...event, kind: 'message', text: text ?? '', attachments: [], mentionsBot: true },
  );
  return textReply(200, 'landed');
}

interface Flight {
  id: string;
  text?: string;
  action?: Action;
}

let stacks: RunningStacks | undefined;
afterEach(() => stacks?.close());

async function fly(flight: Flight): Promise<void> {
  const response = await fetch(`${stacks!.url}/pigeon`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(flight),
  });
  expect(response.status).toBe(200);
  await stacks!.settled();
}

test('a platform that the composition alone knows takes questions in, and answers and a handoff out, and the service checks what it shows', async () => {
  const { wiring, words, platform } = pigeonPost();
  const bea = adviserIn('desk', 'Bea', () => stacks!);
  stacks = await startStacks({ advisers: 'desk', wirings: [...PLATFORMS, wiring] });
  await addTestQuestion(stacks, { question: QUESTION, words: CONSENT, addedBy: 'Ada' });

  await fly({ id: '1', text: QUESTION });
  expect(words().join('\n')).toContain(CONSENT);

  await fly({ id: '2', action: { do: 'talk-to-adviser' } });
  await bea.claim();
  await stacks.settled();
  expect(words().at(-1)).toContain('Bea');

  await fly({ id: '3', text: 'She is with me now.' });
  expect(await bea.seen()).toContain('She is with me now.');
  await bea.write('Stay with her, and tell her what happens next.');
  await stacks.settled();
  expect(words().at(-1)).toContain('Stay with her, and tell her what happens next.');

  const { practitioner } = (await stacks.store.records.escalations.find(await theCase(stacks)))!;
  expect(practitioner).toEqual({ platform: 'pigeon', id: 'robin' });
  expect(new Set(platform.attempts.values())).toEqual(new Set([1]));

  // The service asks itself the test question, which every other platform shows as expected.
  const { wrongAnswers } = createEditingStore(stacks.guidance.database);
  await expect
    .poll(wrongAnswers, { timeout: 20_000 })
    .toMatchObject([{ release: 1, platforms: ['Pigeon post'] }]);
});

test('its messages are counted, and turning it off stops its answers', async () => {
  const { wiring, words } = pigeonPost();
  const wirings = [...PLATFORMS, wiring];
  stacks = await startStacks({ advisers: 'desk', wirings, metrics: { token: TOKEN } });

  await fly({ id: '1', text: QUESTION });
  const metrics = await stacks.metrics();
  expect(metrics).toMatch(
    /^ctac_deliveries_total\{platform="pigeon",action="send",result="sent"\} [1-9]\d*$/m,
  );
  expect(metrics).toContain('ctac_messages_held_up{platform="pigeon"} 0');

  const admin = stacks.browser();
  await admin.submit('/sign-in', { name: 'Ada', role: 'admin' });
  expect((await admin.get('/desk/switches')).text).toContain('practitioners in Pigeon see your message');

  const platforms = wirings.map(({ name }) => name);
  const message = 'No pigeons fly today.';
  const ports = { store: stacks.store, clock: () => new Date(), platforms };
  await switches(ports, ['off', 'pigeon', '--reason', 'Storm', '--message', message], quiet);
  await fly({ id: '2', text: QUESTION });
  expect(words().at(-1)).toContain(message);
});
const TOKEN = 'kU3vRw8zXq2nPf6tYh9sLb4mJd7gCe5a';
const quiet = { say: () => undefined, write: () => undefined };

test('advisers may be listed on such a platform, and get their cards in its channel', async () => {
  const { connected } = pigeonPost();
  const settings = { ...readSettings({}), ADVISERS_CHANNEL: 'pigeon:loft' };
  expect(await findAdvisers(settings, new Map([['pigeon', connected]]))).toEqual(LOFT);
  await expect(findAdvisers(settings, new Map())).rejects.toThrow(/pigeon is not set up/);
});
