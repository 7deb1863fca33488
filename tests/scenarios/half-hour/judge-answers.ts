// Finds the answer to each question in what the platforms received and the pages showed, and how long each
// answer took.
import { messageIdOf } from '../../../adapters/slack/model/places.js';
import { messageKey } from '../../../adapters/teams/model/place.js';
import { callerOf, type ConnectorCall } from '../../fakes/fake-teams/fake-teams.js';
import type { Deployment } from '../../support/deployment/deployment.js';
import type { Kill } from '../chaos/kills.js';
import type { Asked } from './asking.js';

export interface Judged {
  asked: number;
  answered: number;
  /** The number of messages that were recorded as something other than a question, for each kind. */
  others: Record<string, number>;
  lost: string[];
  /** The number of messages that arrived but were not recorded, for each reason. */
  repeats: Record<string, number>;
  outcomes: Record<string, number>;
  times: { at: number; tookMs: number; platform: Asked['platform'] }[];
}

/** The times when a process was killed, and when PostgreSQL was stopped. */
interface Ends {
  kills: readonly Kill[];
  stops: readonly number[];
}

interface Row {
  message: string;
  kind: string;
  conversation: string;
  answer: string | null;
  outcome: string | null;
  reply: string | null;
  position: number | null;
}

export async function judgeAnswers(
  deployment: Deployment,
  asked: readonly Asked[],
  ends: Ends,
): Promise<Judged> {
  const rows = await readRows(deployment);
  const arrivals = arrivalsIn(deployment);
  const judged: Judged = {
    asked: asked.length,
    answered: 0,
    others: {},
    lost: [],
    repeats: await repeatsIn(deployment, ends),
    outcomes: {},
    times: [],
  };
  for (const one of asked) {
    const row = rows.get(one.platform === 'web' ? one.id.slice(1) : one.id);
    if (row && row.kind !== 'question') {
      count(judged.others, row.kind);
      continue;
    }
    const { page } = one;
    const at = page ? page.arrived.get(row?.position ?? -1) : arrivals.get(row?.reply ?? '');
    if (!row?.answer || at === undefined) {
      judged.lost.push(`${one.platform} ${one.id} at ${Math.round(one.at / 1_000)} s: ${whatOf(row)}`);
      continue;
    }
    judged.answered += 1;
    count(judged.outcomes, row.outcome ?? '');
    judged.times.push({ at: one.at, tookMs: at - one.at, platform: one.platform });
  }
  return judged;
}

function whatOf(row: Row | undefined): string {
  if (!row) return 'not stored';
  return row.answer ? `did not arrive (${row.reply ?? 'no reply'})` : 'not answered';
}

/**
 * Returns each practitioner’s message with its latest answer, by the message’s ID on its platform or page.
 */
async function readRows({ database }: Deployment): Promise<Map<string, Row>> {
  const rows = await database.kysely
    .selectFrom('messages')
    .leftJoin('answers', 'answers.message', 'messages.id')
    .leftJoin('outgoing_messages', (join) =>
      join
        .onRef('outgoing_messages.answer', '=', 'answers.id')
        .on('outgoing_messages.purpose', '=', 'answer'),
    )
    .select(['messages.id as message', 'messages.kind', 'messages.conversation', 'messages.platform'])
    .select(['messages.platform_message_id as called', 'answers.id as answer', 'answers.outcome'])
    .select(['outgoing_messages.platform_message_id as reply', 'outgoing_messages.position'])
    .where('messages.role', '=', 'practitioner')
    .execute();
  return new Map(
    rows.map(({ platform, called, ...row }) => [
      platform === 'web' ? called.slice(called.lastIndexOf(':') + 1) : called,
      row,
    ]),
  );
}

/** Returns the time when each message was complete, by the ID that the platform gave it. */
function arrivalsIn({ slack, teams }: Deployment): Map<string, number> {
  const arrivals = new Map<string, number>();
  for (const { channel, ts, at } of slack.fake.messages) arrivals.set(messageIdOf(channel, ts), at);
  for (const { method, args, at } of slack.fake.calls)
    if (method === 'chat.stopStream')
      arrivals.set(messageIdOf(String(args['channel']), String(args['ts'])), at);
  for (const { path, body, given, at } of teams.fake.calls) {
    const [, chat] = /^\/v3\/conversations\/([^/]+)\/activities/.exec(path) ?? [];
    if (chat && given && body?.type === 'message') arrivals.set(messageKey(chat, given), at);
  }
  return arrivals;
}

/** The longest time that may pass on a busy machine between a platform’s response and our record of it. */
const RECORDING_MS = 10_000;

async function repeatsIn(
  { database, slack, teams }: Deployment,
  { kills, stops }: Ends,
): Promise<Record<string, number>> {
  const rows = await database.kysely
    .selectFrom('outgoing_messages')
    .select(['platform_message_id as id', 'further_pages'])
    .execute();
  const known = new Set(rows.flatMap(({ id, further_pages: more }) => [id, ...pagesOf(more)]));
  const repeats: Record<string, number> = {};
  for (const { channel, ts, user, unread } of slack.fake.messages)
    if (user === undefined && !known.has(messageIdOf(channel, ts)))
      count(repeats, `slack: ${unread ? 'the reply was not read' : 'unexplained'}`);
  for (const call of teams.fake.calls) {
    const [, chat] = /^\/v3\/conversations\/([^/]+)\/activities$/.exec(call.path) ?? [];
    if (!chat || !call.given || call.body?.type !== 'message') continue;
    if (known.has(messageKey(chat, call.given))) continue;
    count(repeats, `teams: ${whyUnrecorded(call, { kills, stops }) ?? 'unexplained'}`);
  }
  return repeats;
}

function whyUnrecorded(call: ConnectorCall, { kills, stops }: Ends): string | undefined {
  const isSoonAfter = (at: number) => at > call.at && at < call.at + RECORDING_MS;
  if (call.unread) return 'the reply was not read';
  if (kills.some(({ pid, at }) => pid === callerOf(call) && isSoonAfter(at)))
    return 'killed before it was recorded';
  // Also allows for the time in which PostgreSQL restarts, when nothing can be recorded.
  const isStopped = stops.some((at) => isSoonAfter(at) || isSoonAfter(at + RECORDING_MS));
  return isStopped ? 'PostgreSQL stopped before it was recorded' : undefined;
}

const pagesOf = (more: string | null) => (more === null ? [] : (JSON.parse(more) as string[]));

function count(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1;
}
