// Shows that the bot is working: a status and a title in threads, or a reaction in a plain direct message.
// If Slack refuses to show them, the answer is still sent. They delay an answer by at most 1 second.
import LruCache from 'lru-cache';
import type { webApi } from '@slack/bolt';
import type { Place } from '../../../bot/model/messages/message.js';
import { shortened } from '../../../bot/model/messages/shortened.js';
import { wordsIn } from '../../../bot/wording/words-in.js';
import { addressSchema, type SlackAddress } from '../model/types.js';
import { REMEMBERED_KEYS } from './post.js';
import { createStatusLines, type Doing } from './status-lines.js';

/**
 * How long to wait before adding a reaction. Most answers arrive sooner, and a reaction that appears only for
 * a moment is distracting.
 */
const PATIENCE_MS = 1_000;
/**
 * The longest that a reaction can stay. There is a limit because another process may send the answer without
 * knowing about the reaction.
 */
const LONGEST_MS = 120_000;
const MAX_TITLE = 60;

export interface ProgressSigns {
  show(place: Place, doing: Doing): Promise<void>;
  /**
   * Call this when the answer with this key is ready to post. After that, no more progress is shown for the
   * question.
   */
  end(place: Place, key: string): Promise<void>;
  /**
   * Call this when the answer with this key has been posted, or an attempt to post it has failed. Later
   * calls with the same key do nothing.
   */
  clear(place: Place, key: string): void;
  nameThread(place: Place, title: string): Promise<void>;
}

export function createProgressSigns(
  client: webApi.WebClient,
  patienceMs: number = PATIENCE_MS,
): ProgressSigns {
  const ends = new Map<string, () => void>();
  const cleared = new LruCache<string, true>({ max: REMEMBERED_KEYS });

  const lines = createStatusLines((thread, doing) => setStatus(client, thread, doing));

  /**
   * Adds an "eyes" reaction, which says that we have seen the question. That is still true if the reaction
   * is never removed.
   */
  function react(id: string, target: { channel: string; timestamp: string }): void {
    if (ends.has(id)) return;
    let added: Promise<unknown> | undefined;
    const eyes = { ...target, name: 'eyes' };
    const timer = setTimeout(() => {
      added = ignoringFailure(client.reactions.add(eyes));
    }, patienceMs).unref();
    const expiry = setTimeout(() => ends.get(id)?.(), LONGEST_MS).unref();
    ends.set(id, () => {
      ends.delete(id);
      clearTimeout(timer);
      clearTimeout(expiry);
      // Wait until the call that adds the reaction has finished before removing it.
      void added?.then(() => ignoringFailure(client.reactions.remove(eyes)));
    });
  }

  return {
    async show(place, doing) {
      const address = addressOf(place);
      if (!address) return;
      const { channel, threadTs, asker } = address;
      if (threadTs) return lines.show(place.id, address, doing);
      if (asker?.ts) react(place.id, { channel, timestamp: asker.ts });
    },
    async end(place, key) {
      ends.get(place.id)?.();
      if (!cleared.has(key)) await lines.settle(place.id, key);
    },
    clear(place, key) {
      const address = addressOf(place);
      if (!address?.threadTs || cleared.has(key)) return;
      cleared.set(key, true);
      // Another process may have set the status, so clear it even if this process did not set one.
      void lines.clear(place.id, address).then((isClear) => isClear || cleared.delete(key));
    },
    async nameThread(place, title) {
      const { channel, threadTs } = addressOf(place) ?? {};
      if (!channel || !threadTs || place.kind !== 'personal') return;
      await ignoringFailure(
        client.assistant.threads.setTitle({
          channel_id: channel,
          thread_ts: threadTs,
          title: shortened(title.replace(/\s+/g, ' ').trim(), MAX_TITLE),
        }),
      );
    },
  };
}

function setStatus(
  client: webApi.WebClient,
  { channel, threadTs = '' }: SlackAddress,
  doing?: Doing,
): Promise<boolean> {
  const thread = { channel_id: channel, thread_ts: threadTs };
  if (!doing) return ignoringFailure(client.assistant.threads.setStatus({ ...thread, status: '' }));
  const { app, page } = wordsIn(doing.language);
  const { status, whileWaiting } = app.slack;
  return ignoringFailure(
    client.assistant.threads.setStatus({
      ...thread,
      status: status[doing.stage],
      // Slack shows up to 10 of these messages in turn, so each must be true of any answer.
      loading_messages: [page.progress[doing.stage], ...whileWaiting],
    }),
  );
}

function addressOf({ address }: Place): SlackAddress | undefined {
  return addressSchema.safeParse(address).data;
}

/** Ignores any error. Returns false if Slack refused. */
function ignoringFailure(call: Promise<unknown>): Promise<boolean> {
  return call.then(
    () => true,
    () => false,
  );
}
