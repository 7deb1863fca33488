// Replies to a command or button press, using the address that Slack sends with it. Only the person who used
// the command or button sees the reply, in the place where they used it.
import { isOfSlack } from '../model/reply-url.js';
import type { SlackConfig } from '../model/types.js';
import type { SlackPage } from '../rendering/split-into-pages.js';

const TIMEOUT_MS = 5_000;

/** `unclear` means that Slack did not say whether the message was shown. */
export type PrivatePostOutcome = 'shown' | 'refused' | 'unclear';

export async function postPrivately(
  { apiUrl, timeoutMs = TIMEOUT_MS }: Pick<SlackConfig, 'apiUrl' | 'timeoutMs'>,
  url: string,
  { text, blocks, threadTs }: Pick<SlackPage, 'text' | 'blocks'> & { threadTs?: string | null },
): Promise<PrivatePostOutcome> {
  if (!isOfSlack(url, apiUrl)) return 'refused';
  const shown = { response_type: 'ephemeral', replace_original: false, text, blocks, mrkdwn: false };
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...shown, ...(threadTs ? { thread_ts: threadTs } : {}) }),
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (!answer.ok) return answer.status < 500 ? 'refused' : 'unclear';
    return readOutcome((await answer.text()).trim());
  } catch (error) {
    return neverConnected(error) ? 'refused' : 'unclear';
  }
}

/** Slack may reply with status 200 and say in the body that it refused. */
function readOutcome(body: string): PrivatePostOutcome {
  if (/^(?:ok|\{\s*"ok"\s*:\s*true\b.*)$/s.test(body)) return 'shown';
  return /"ok"\s*:\s*false\b/.test(body) ? 'refused' : 'unclear';
}

function neverConnected(error: unknown): boolean {
  const { code } = ((error as Error).cause ?? {}) as { code?: string };
  return ['ECONNREFUSED', 'EAI_AGAIN', 'ENOTFOUND'].includes(code ?? '');
}
