// Signs that the bot is working: a status and a title in threads, a reaction in a plain direct message. All of it is
// best effort: nothing waits for it, and nothing fails with it.
import type { webApi } from '@slack/bolt';
import type { Place } from '../../../bot/model/messages/message.js';
import { wordsIn } from '../../../bot/copy/words-in.js';
import type { Language } from '../../../knowledge/model/language.js';
import type { ProgressStage } from '../../../bot/model/ports.js';
import type { SlackAddress } from '../model/types.js';
import { addressSchema } from '../model/types.js';

/** Most answers come sooner, and a reaction that comes and goes only distracts. */
const PATIENCE_MS = 1_000;
/** An answer may be sent by another process, which does not know of the reaction. */
const LONGEST_MS = 120_000;
const MAX_TITLE = 60;

export interface ProgressSigns {
  show(place: Place, stage: ProgressStage, language?: Language): Promise<void>;
  /** The answer is there. */
  end(place: Place): void;
  nameThread(place: Place, title: string): Promise<void>;
}

export function createProgressSigns(
  client: webApi.WebClient,
  patienceMs: number = PATIENCE_MS,
): ProgressSigns {
  const ends = new Map<string, () => void>();

  async function setStatus(
    { channel, threadTs }: SlackAddress,
    stage: ProgressStage,
    language: Language | undefined,
  ): Promise<void> {
    const { status, loading, whileWaiting } = wordsIn(language).app.slack;
    await quietly(
      client.assistant.threads.setStatus({
        channel_id: channel,
        thread_ts: threadTs ?? '',
        status: status[stage],
        // Shown in turn while the status lasts; ten at most. They say what is true of every answer.
        loading_messages: [loading[stage], ...whileWaiting],
      }),
    );
  }

  /** Eyes on the question: "seen". It stays true if nothing takes them away. */
  function react(id: string, target: { channel: string; timestamp: string }): void {
    if (ends.has(id)) return;
    let added: Promise<unknown> | undefined;
    const eyes = { ...target, name: 'eyes' };
    const timer = setTimeout(() => {
      added = quietly(client.reactions.add(eyes));
    }, patienceMs).unref();
    const expiry = setTimeout(() => ends.get(id)?.(), LONGEST_MS).unref();
    ends.set(id, () => {
      ends.delete(id);
      clearTimeout(timer);
      clearTimeout(expiry);
      // After the adding, which may still be on its way.
      void added?.then(() => quietly(client.reactions.remove(eyes)));
    });
  }

  return {
    async show(place, stage, language) {
      const address = addressOf(place);
      if (!address) return;
      const { channel, threadTs, asker } = address;
      if (threadTs) return setStatus(address, stage, language);
      if (asker?.ts) react(place.id, { channel, timestamp: asker.ts });
    },
    end: (place) => ends.get(place.id)?.(),
    async nameThread(place, title) {
      const { channel, threadTs } = addressOf(place) ?? {};
      if (!channel || !threadTs || place.kind !== 'personal') return;
      await quietly(
        client.assistant.threads.setTitle({
          channel_id: channel,
          thread_ts: threadTs,
          title: shorten(title),
        }),
      );
    },
  };
}

function addressOf({ address }: Place): SlackAddress | undefined {
  return addressSchema.safeParse(address).data;
}

function shorten(title: string): string {
  const line = title.replace(/\s+/g, ' ').trim();
  return line.length <= MAX_TITLE ? line : `${line.slice(0, MAX_TITLE).replace(/\s+\S*$/, '')}…`;
}

async function quietly(call: Promise<unknown>): Promise<void> {
  await call.catch(() => undefined);
}
