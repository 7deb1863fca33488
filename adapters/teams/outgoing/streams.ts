// Shows answers while they are being written, using Teams' streaming protocol. In a personal chat, one
// message grows until the next message that we send completes it.
import { setTimeout as wait } from 'node:timers/promises';
import type { Activity, Entity } from 'botbuilder';
import LruCache from 'lru-cache';
import { wordsIn } from '../../../bot/wording/words-in.js';
import type { Language } from '../../../knowledge/model/language.js';
import type { ProgressStage } from '../../../bot/model/ports.js';
import { isStreamRefused } from '../service/delivery-failure.js';
import type { TeamsAddress } from '../model/types.js';
import type { OpenStream, SharedStreams } from './shared-streams.js';

/** All times are in milliseconds. */
export interface StreamPace {
  /** How long to wait before the first text. If the answer is ready sooner, it does not need a stream. */
  first: number;
  /**
   * The time between 2 updates. Teams accepts 1 call a second for a stream, and ends the stream if calls come
   * faster.
   */
  between: number;
  /** The longest that a stream may last. Teams ends a stream after 2 minutes. */
  longest: number;
  /** How long a message waits for Teams to reply to a call about a stream. */
  patience: number;
}

export const STREAM_PACE: StreamPace = { first: 800, between: 1_200, longest: 100_000, patience: 3_000 };

export interface Streams {
  /** `text` contains the sentences checked so far. Later calls can only add to it. Never throws. */
  show(address: TeamsAddress, stage: ProgressStage, text: string, language?: Language): void;
  /**
   * Hands the stream over to the caller, who must complete it. The next `show` opens a new stream. Never
   * throws.
   */
  take(conversation: string): Promise<OpenStream | undefined>;
  /** Stops opening streams in this conversation for an hour. */
  refuse(conversation: string): void;
}

interface Growing {
  language: Language | undefined;
  address: TeamsAddress;
  stage: ProgressStage;
  text: string;
  sequence: number;
  begunAt: number;
  shown?: string;
  open?: OpenStream;
  lastAt?: number;
  timer?: NodeJS.Timeout;
  /** True while an update is being sent. The next update waits until Teams has replied. */
  isPosting: boolean;
  /** True if no more updates will be sent. */
  isStopped: boolean;
  isLost: boolean;
  work: Promise<void>;
}

/** How long to wait before streaming again in a chat after Teams has refused it there. */
const REFUSED_FOR_MS = 3_600_000;
const MAX_REFUSALS = 10_000;

type Post = (address: TeamsAddress, activity: Partial<Activity>) => Promise<string>;

/** `post` returns the id of the posted message, and throws `DeliveryFailure`. */
export function createStreams(post: Post, pace: StreamPace, shared?: SharedStreams): Streams {
  const growing = new Map<string, Growing>();
  /** The chats in which Teams has refused to stream within the last hour. */
  const refused = new LruCache<string, true>({ max: MAX_REFUSALS, ttl: REFUSED_FOR_MS });
  // Another process is completing the message, so this process must no longer update it.
  shared?.onTaken((conversation) => drop(growing, conversation));

  function plan(one: Growing): void {
    if (one.timer || one.isPosting || one.isStopped) return;
    const due = one.lastAt === undefined ? one.begunAt + pace.first : one.lastAt + pace.between;
    one.timer = setTimeout(
      () => {
        one.timer = undefined;
        one.work = grow(one);
      },
      Math.max(0, due - Date.now()),
    ).unref();
  }

  async function grow(one: Growing): Promise<void> {
    const text = textOf(one);
    const { text: sentences } = one;
    if (text === one.shown || one.isStopped) return;
    one.sequence += 1;
    one.isPosting = true;
    try {
      const id = await post(one.address, pieceOf(one, text));
      one.shown = text;
      one.open = { id: one.open?.id ?? id, ...(sentences && { text: sentences }) };
      shared?.opened(one.address.conversation.id, one.open);
    } catch (error) {
      one.isStopped = true;
      one.isLost = isStreamRefused(error);
      if (one.isLost && !one.open) refused.set(one.address.conversation.id, true);
    }
    one.lastAt = Date.now();
    one.isPosting = false;
    if (textOf(one) !== one.shown) plan(one);
  }

  return {
    refuse: (conversation) => void refused.set(conversation, true),
    show(address, stage, text, language) {
      const conversation = address.conversation.id;
      if (refused.has(conversation)) return;
      const known = growing.get(conversation);
      if (known && Date.now() - known.begunAt > pace.longest) drop(growing, conversation);
      const one = growing.get(conversation) ?? begin(address, stage);
      growing.set(conversation, one);
      one.stage = stage;
      one.language = language;
      // The next text must start with the text that has already been shown.
      if (text.startsWith(one.text)) one.text = text;
      plan(one);
    },

    async take(conversation) {
      const one = drop(growing, conversation);
      if (!one) return whenElsewhereCanEnd(shared?.take(conversation), pace);
      shared?.closed(conversation);
      return whenItCanEnd(one, pace);
    },
  };
}

function drop(growing: Map<string, Growing>, conversation: string): Growing | undefined {
  const one = growing.get(conversation);
  if (!one) return undefined;
  growing.delete(conversation);
  clearTimeout(one.timer);
  one.isStopped = true;
  return one;
}

/** Returns undefined if the stream has ended, or is too old to complete. */
async function whenItCanEnd(one: Growing, pace: StreamPace): Promise<OpenStream | undefined> {
  await Promise.race([one.work, wait(pace.patience, undefined, { ref: false })]);
  if (!one.open || one.isLost || Date.now() - one.begunAt > pace.longest) return undefined;
  await wait(Math.max(0, (one.lastAt ?? 0) + pace.between - Date.now()));
  return one.open;
}

async function whenElsewhereCanEnd(
  taken: ReturnType<SharedStreams['take']>,
  pace: StreamPace,
): Promise<OpenStream | undefined> {
  if (taken) await wait(Math.max(0, taken.grewAt + pace.between - Date.now()));
  return taken?.stream;
}

/** Returns the sentences so far or, if there are none, a text that says what the bot is doing. */
function textOf({ text, stage, language }: Growing): string {
  return text || wordsIn(language).page.progress[stage];
}

function begin(address: TeamsAddress, stage: ProgressStage): Growing {
  return {
    address,
    stage,
    language: undefined,
    text: '',
    sequence: 0,
    begunAt: Date.now(),
    isPosting: false,
    isStopped: false,
    isLost: false,
    work: Promise.resolve(),
  };
}

function pieceOf({ text: sentences, open, sequence }: Growing, text: string): Partial<Activity> {
  const info = {
    type: 'streaminfo',
    streamType: sentences ? 'streaming' : 'informative',
    streamSequence: sequence,
    ...(open && { streamId: open.id }),
  };
  return { type: 'typing', text, textFormat: 'plain', entities: [info] };
}

/**
 * Makes the entity of the message that completes a stream. Unlike earlier updates, it has no sequence number.
 */
export function finalEntity(id: string): Entity {
  return { type: 'streaminfo', streamType: 'final', streamId: id };
}
