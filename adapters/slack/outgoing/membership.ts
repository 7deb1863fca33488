// Asks Slack whether someone still has an account and is in any of the given channels.
import type { webApi } from '@slack/bolt';
import { slackErrorCode } from './failures.js';

/**
 * A channel for advisers is small, so we stop after this many pages of 1,000 members and return no answer.
 */
const MOST_PAGES = 20;

export async function membershipOf(
  client: webApi.WebClient,
  user: string,
  channels: readonly string[],
): Promise<'member' | 'outside' | 'gone' | undefined> {
  if (await isGone(client, user)) return 'gone';
  const found = [];
  for (const channel of channels) found.push(await isIn(client, user, channel));
  if (found.includes(true)) return 'member';
  return found.includes(undefined) ? undefined : 'outside';
}

async function isGone(client: webApi.WebClient, user: string): Promise<boolean> {
  try {
    return (await client.users.info({ user })).user?.deleted ?? false;
  } catch (error) {
    const code = slackErrorCode(error) ?? '';
    if (/^users?_not_found$/.test(code)) return true;
    if (code === 'user_not_visible') return false;
    throw error;
  }
}

/** Returns undefined if Slack does not say. */
async function isIn(client: webApi.WebClient, user: string, channel: string): Promise<boolean | undefined> {
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const next = cursor ? { cursor } : {};
    const { members = [], response_metadata: more } = await client.conversations.members({
      channel,
      limit: 1_000,
      ...next,
    });
    if (members.includes(user)) return true;
    cursor = more?.next_cursor;
    if (!cursor) return false;
  }
  return undefined;
}
