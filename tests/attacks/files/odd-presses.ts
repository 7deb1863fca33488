// Generates random presses of buttons, reactions and events of Slack, searches in Teams, and posts to our pages.
import fc from 'fast-check';
import { readButton, readHomeButton } from '../../../adapters/slack/incoming/interactions.js';
import { LIFECYCLE_EVENTS, readLifecycleEvent } from '../../../adapters/slack/incoming/lifecycle.js';
import { REACTION_EVENTS, readReaction } from '../../../adapters/slack/incoming/reactions.js';
import { blockActionSchema, envelopeSchema } from '../../../adapters/slack/model/types.js';
import { answerQuery } from '../../../adapters/teams/incoming/message-extension.js';
import type { TeamsActivity } from '../../../adapters/teams/model/types.js';
import type { HttpBody, HttpExchange } from '../../../adapters/http/http.js';
import { readChatAction as readPress } from '../../../adapters/web/chat/typed-forms.js';
import { readAction as readDeskForm } from '../../../adapters/web/desk/read-action.js';
import { readPost } from '../../../adapters/web/security/post-guard.js';
import { ACTION_RULES } from '../../../bot/model/messages/action-rules.js';
import type { Log } from '../../../bot/model/ports.js';
import { id, oddRecord, oddText } from './odd-text.js';

const words = oddText('words', 'marks', 'personal', 'html', 'spaces');
const action = oddRecord({
  do: fc.constantFrom(...Object.keys(ACTION_RULES)),
  answer: id,
  escalation: id,
  text: words,
  number: fc.integer({ min: -1, max: 12 }),
  jurisdiction: fc.constantFrom('england', 'scotland', 'wales', 'northern-ireland'),
  rating: fc.constantFrom('up', 'down'),
  to: id,
});
const value = fc.oneof(
  action.map((one) => JSON.stringify(one)),
  id,
);
const time = fc.oneof(fc.constant('1700000000.000100'), fc.double().map(String), id);

export const slackPress = oddRecord({
  user: oddRecord({ id, team_id: id }),
  team: fc.record({ id }),
  trigger_id: id,
  channel: oddRecord({ id, name: fc.constantFrom('mpdm-a', 'a', null) }),
  container: oddRecord({ message_ts: time, thread_ts: time, channel_id: id, is_ephemeral: fc.boolean() }),
  view: fc.record({ type: fc.constantFrom('home', 'modal') }),
  message: oddRecord({ thread_ts: time }),
  actions: fc.array(fc.record({ value, action_ts: time }), { maxLength: 2 }),
});

export function readSlackPress(body: unknown): void {
  const { data } = blockActionSchema.safeParse(body);
  if (!data) return;
  readButton(data);
  readHomeButton(data, { platform: 'slack', id: 'a', kind: 'personal', address: { channel: 'D1' } });
}

export const slackNews = oddRecord({
  team_id: id,
  event_time: fc.double(),
  event: oddRecord({
    type: fc.constantFrom(...REACTION_EVENTS, ...LIFECYCLE_EVENTS),
    user: fc.oneof(id, oddRecord({ id, deleted: fc.boolean() })),
    reaction: id,
    item: oddRecord({ type: fc.constant('message'), channel: id, ts: time }),
    event_ts: time,
    channel: fc.oneof(id, fc.constant(null), fc.record({ id })),
    inviter: id,
    tab: fc.constantFrom('home', 'messages'),
    assistant_thread: oddRecord({ user_id: id, channel_id: id, thread_ts: time }),
  }),
});

export function readSlackNews(body: unknown): void {
  const { data } = envelopeSchema.safeParse(body);
  if (!data) return;
  readReaction(data);
  readLifecycleEvent(data, 'U1');
}

export const teamsSearch = oddRecord({
  commandId: fc.constant('searchGuidance'),
  parameters: fc.array(oddRecord({ name: fc.constantFrom('words', 'initialRun'), value: words }), {
    maxLength: 12,
  }),
});

export function searchFromTeams(given: unknown): Promise<unknown> {
  const log = { info: () => {}, warn: () => {}, error: () => {} } as unknown as Log;
  return answerQuery({ log }, { value: given } as TeamsActivity);
}

const fields = { action: value, nation: id, words, text: words, do: id, outcome: id, to: id, note: words };
type OddPost = typeof post extends fc.Arbitrary<infer T> ? T : never;
export const post = fc.record({
  json: fc.oneof(
    oddRecord({ ...fields, do: fc.constantFrom(...Object.keys(ACTION_RULES)) }),
    fc.jsonValue() as fc.Arbitrary<unknown>,
  ),
  form: fc.array(fc.tuple(fc.constantFrom(...Object.keys(fields)), fc.oneof(value, words))),
  asForm: fc.boolean(),
});

export function readOddPost({ json, form, asForm }: OddPost): void {
  const body: HttpBody = asForm
    ? { kind: 'form', value: new URLSearchParams(form) }
    : { kind: 'json', value: json };
  const posted = readPost({ body } as HttpExchange);
  readPress(posted);
  readDeskForm(posted, 'a');
}
