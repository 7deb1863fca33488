// Finds messages that appear twice in a chat, and explains each copy that is not in our records.
import { callerOf } from '../../fakes/fake-teams/fake-teams.js';
import { visibleText } from '../../fakes/real-stacks/visible-text.js';
import { messageKey } from '../../../adapters/teams/model/place.js';
import { messageIdOf } from '../../../adapters/slack/model/places.js';
import type { Deployment } from '../../support/deployment/deployment.js';
import type { Kill } from './kills.js';

export interface Sighting {
  platform: 'slack' | 'teams';
  chat: string;
  /** Identifies the message. All copies of a message have the same identity. */
  identity: string;
  text: string;
  at: number;
  /** Why the caller never read the response. `cut`: the connection was cut. `gone`: the caller had gone. */
  unread?: 'cut' | 'gone';
  caller?: number;
  recorded?: Recorded;
}

interface Recorded {
  key: string;
  conversation: string;
}

export interface Repeats {
  repeats: Record<string, number>;
  unexplained: string[];
}

export type Records = ReadonlyMap<string, Recorded>;

export async function readRecords({ database }: Deployment): Promise<Records> {
  const rows = await database.kysely
    .selectFrom('outgoing_messages')
    .select(['key', 'conversation', 'platform_message_id'])
    .where('platform_message_id', 'is not', null)
    .execute();
  return new Map(
    rows.map(({ key, conversation, platform_message_id: id }) => [id ?? '', { key, conversation }]),
  );
}

export function sightingsIn(
  { slack, teams }: Deployment,
  records: Records,
  { platform, chat }: Pick<Sighting, 'platform' | 'chat'>,
): Sighting[] {
  if (platform === 'teams')
    return teams.posted(chat).map((call) => {
      const text = visibleText(call.body);
      const { at, unread, given = '' } = call;
      const recorded = records.get(messageKey(chat, given));
      // In Teams, messages are identified by their text, because it accepts no key.
      return { platform, chat, identity: text, text, at, unread, caller: callerOf(call), recorded };
    });
  return slack.fake.messages
    .filter(({ channel }) => channel === chat)
    .map(({ blocks, metadata, at, ts, unread }) => {
      const recorded = records.get(messageIdOf(chat, ts));
      const text = visibleText(blocks);
      return { platform, chat, identity: JSON.stringify(metadata), text, at, unread, recorded };
    });
}

export function explainRepeats(
  found: Repeats,
  sightings: readonly Sighting[],
  deployment: Deployment,
  kills: readonly Kill[],
): void {
  const copies = new Map<string, Sighting[]>();
  for (const sighting of sightings)
    copies.set(sighting.identity, [...(copies.get(sighting.identity) ?? []), sighting]);
  for (const same of copies.values()) {
    if (same.length === 1) continue;
    const onRecord = same.filter((one) => one.recorded);
    const [recorded, ...more] = onRecord;
    const fault = !recorded
      ? 'no copy is on record'
      : more.length && !sayWhereEachGoes(onRecord)
        ? 'each has a record of its own'
        : undefined;
    for (const copy of same.filter((one) => (fault === undefined ? !one.recorded : one !== recorded))) {
      const why = fault === undefined ? reasonOf(copy, recorded!, deployment, kills) : undefined;
      const name = `${copy.platform}: ${why}`;
      if (why) found.repeats[name] = (found.repeats[name] ?? 0) + 1;
      else found.unexplained.push(describe(same, kills, fault));
    }
  }
}

/**
 * True if these are not copies but separate messages, each with a record. “I’m passing this on” has the same
 * text every time.
 */
const sayWhereEachGoes = (onRecord: readonly Sighting[]) =>
  onRecord.every(({ recorded }) => recorded?.key.includes(':kept:')) &&
  new Set(onRecord.map(({ recorded }) => recorded?.key)).size === onRecord.length;

/**
 * The longest time that may pass on a busy machine between reading a response and recording it. A longer time
 * is a fault.
 */
const RECORDING_MS = 10_000;

/**
 * Explains why there is a copy besides the recorded message. Returns undefined if there is no explanation.
 */
function reasonOf(
  copy: Sighting,
  recorded: Sighting,
  { slack, outlived }: Deployment,
  kills: readonly Kill[],
): string | undefined {
  if (outlived.has(`place:${recorded.recorded?.conversation}`)) return 'a lease ran out';
  if (copy.platform === 'slack') {
    const isFound = slack.fake.calls.some(
      ({ method, args, at, heard }) =>
        heard &&
        /^conversations\.(?:history|replies)$/.test(method) &&
        args['channel'] === copy.chat &&
        at > copy.at &&
        at < recorded.at,
    );
    // If the app searched for the message after this copy was posted, it should have found the copy.
    return copy.unread && !isFound ? 'taken after it was looked for' : undefined;
  }
  if (copy.unread === 'cut') return 'the reply was lost';
  const end = kills.find(({ pid }) => pid === copy.caller)?.at;
  if (end !== undefined && end < copy.at + RECORDING_MS) return 'killed before it was recorded';
  return copy.unread ? 'taken after we had given up waiting' : undefined;
}

function describe(same: readonly Sighting[], kills: readonly Kill[], fault = 'nothing shows why'): string {
  const seconds = (at: number) => `${(at / 1000).toFixed(2)} s`;
  const copies = same.map(({ at, unread = 'read', caller, recorded }) => {
    const end = kills.find(({ pid }) => pid === caller)?.at;
    const by =
      caller === undefined ? '' : ` by ${caller}${end === undefined ? '' : `, killed at ${seconds(end)}`}`;
    return `at ${seconds(at)}${by}, ${unread}, ${recorded ? `recorded as ${recorded.key}` : 'not recorded'}`;
  });
  return `${same[0]!.platform}: ${fault}: “${same[0]!.text.slice(0, 60)}” ${copies.join('; ')}`;
}
