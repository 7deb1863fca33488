// Handles the 3 calls with which Slack streams a message piece by piece.
import { limitBreaches } from '../../adapters/slack/rendering/block-limits.js';
import type { FakeSlack, PostedMessage } from './fake-slack.js';

type Args = Record<string, unknown>;

export function startStream(
  slack: FakeSlack,
  args: Args,
  post: (slack: FakeSlack, args: Args) => object,
): object {
  if (!args.thread_ts) return { ok: false, error: 'invalid_thread_ts' };
  const isDirect = String(args.channel).startsWith('D');
  if (!isDirect && !args.recipient_user_id) return { ok: false, error: 'missing_recipient_user_id' };
  if (!isDirect && !args.recipient_team_id) return { ok: false, error: 'missing_recipient_team_id' };
  const posted = post(slack, { ...args, text: '', blocks: blocksOfChunks(args) });
  if ('message' in posted) (posted.message as PostedMessage).isStreaming = true;
  return posted;
}

/** Adds a piece to a streamed message. Blocks in the pieces have a separate limit from the final blocks. */
export function continueStream(slack: FakeSlack, args: Record<string, unknown>, isEnd = false): object {
  const message = slack.messages.find((m) => m.channel === args.channel && m.ts === args.ts);
  if (!message) return { ok: false, error: 'message_not_found' };
  if (!message.isStreaming) return { ok: false, error: 'message_not_in_streaming_state' };
  const ending = (args.blocks ?? []) as unknown[];
  const chunks = [...message.blocks, ...blocksOfChunks(args)];
  const breaches = [chunks, ending].flatMap((blocks) => limitBreaches(blocks));
  slack.breaches.push(...breaches);
  if (breaches.length) return { ok: false, error: 'invalid_blocks' };
  message.blocks = [...chunks, ...ending];
  if (isEnd) delete message.isStreaming;
  if (args.metadata) message.metadata = args.metadata;
  return { ok: true, channel: args.channel, ts: args.ts, message };
}

function blocksOfChunks({ chunks = [] }: Record<string, unknown>): unknown[] {
  return (chunks as { blocks?: unknown[] }[]).flatMap(({ blocks = [] }) => blocks);
}
