// Returns earlier messages from the fake Slack, one page at a time.
import type { PostedMessage } from './fake-slack.js';

/** Leaves out replies in threads. As in Slack, the message above a thread names the last reply. */
export function topLevel(messages: readonly PostedMessage[]): PostedMessage[] {
  const isTop = ({ ts, thread_ts: root }: PostedMessage) => root === undefined || root === ts;
  return messages.filter(isTop).map((message) => {
    const latest = messages.findLast((one) => one.thread_ts === message.ts && !isTop(one));
    return latest ? { ...message, thread_ts: message.ts, latest_reply: latest.ts } : message;
  });
}

export function readBack(found: PostedMessage[], args: Record<string, unknown>): object {
  const recent = found.filter((message) => Number(message.ts) >= Number(args.oldest ?? 0));
  const start = Number(args.cursor ?? 0);
  const end = start + Number(args.limit ?? 100);
  const messages = recent
    .slice(start, end)
    .map(({ metadata, ...message }) =>
      args.include_all_metadata === 'true' ? { ...message, metadata } : message,
    );
  return {
    ok: true,
    messages,
    response_metadata: { next_cursor: end < recent.length ? String(end) : '' },
  };
}
