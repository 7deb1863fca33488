// Records digests of what was erased, so that it can be erased again if a backup brings it back. The list
// outside the store also has the legal holds, encrypted, because a backup lacks those placed after it.
import { z } from 'zod';
import type { Person } from '../people/person.js';
import type { Wrapped } from './key-keeper.js';

/**
 * `writer`: a message and the link to its writer. `chat` and `complaint`: the data of someone who asked to be
 * forgotten. `account`: the data of someone who signs in. An erasure that a legal hold delays is recorded when
 * it is asked for.
 */
export const ERASED_KINDS = ['message', 'writer', 'chat', 'complaint', 'account'] as const;
export type ErasedKind = (typeof ERASED_KINDS)[number];

export interface Erased {
  kind: ErasedKind;
  digest: string;
  /** ISO 8601, UTC. */
  at: string;
}

/** Identifies one erasure. If the same thing is erased again later, that erasure has a different key. */
export const erasureKey = ({ kind, digest, at }: Erased) => `${kind} ${digest} ${at}`;

const erasedSchema = z.object({
  kind: z.enum(ERASED_KINDS),
  digest: z.string().min(20),
  at: z.iso.datetime(),
  hold: z.never().optional(),
});

/**
 * A line about a legal hold. Only its times can be read without the key. A version that knows no holds reads it
 * as the erasure of a message that does not exist, and not as damage, so that it can restore with the list.
 */
export type HoldLine =
  | {
      kind: 'message';
      hold: 'placed';
      digest: string;
      at: string;
      /** When the hold ends. If absent, it lasts until someone lifts it. */
      until?: string | undefined;
      sealed: string;
      keys: Wrapped[];
    }
  | { kind: 'message'; hold: 'lifted'; digest: string; at: string };

export type PlacedLine = Extract<HoldLine, { hold: 'placed' }>;

export const holdLineKey = ({ hold, digest }: Pick<HoldLine, 'hold' | 'digest'>) => `${hold} ${digest}`;

const holdLineSchema = z.union([
  z.object({
    kind: z.literal('message'),
    hold: z.literal('placed'),
    digest: z.string().min(20),
    at: z.iso.datetime(),
    until: z.iso.datetime().optional(),
    sealed: z.string(),
    keys: z.array(z.object({ by: z.string(), wrapped: z.string() })),
  }),
  z.object({
    kind: z.literal('message'),
    hold: z.literal('lifted'),
    digest: z.string().min(20),
    at: z.iso.datetime(),
  }),
]);

/** Holds that the list says are in force. */
export function heldAt(lines: readonly HoldLine[], now: string): PlacedLine[] {
  const lifted = new Set(lines.filter(({ hold }) => hold === 'lifted').map(({ digest }) => digest));
  return lines.filter(
    (line): line is PlacedLine =>
      line.hold === 'placed' && !lifted.has(line.digest) && (line.until === undefined || line.until > now),
  );
}

export interface KeptOutside {
  erased: Erased[];
  holds: HoldLine[];
}

export interface ErasureList extends KeptOutside {
  /** True if the last line was cut off while it was being written. Its erasure is not in `erased`. */
  isCut: boolean;
  /** True if any other line cannot be read, so the list is incomplete or the file is something else. */
  isDamaged: boolean;
}

/**
 * Reads a list from “ctac erasures” or from the service. A crash can leave a line cut off and padded with
 * zeros, so each write starts on a new line. If a line was cut off, the list contains it again in full
 * further down, unless it was the last line.
 */
export function parseErasures(text: string): ErasureList {
  const lines = text.split(/[\n\0]+/).filter((line) => line.trim() !== '');
  const read = lines.map((line) => ({ line, one: readLine(line) }));
  const follows = (cut: string, from: number) =>
    read.slice(from).some(({ line, one }) => one && line.startsWith(cut));
  const torn = read.filter(({ line, one }, index) => !one && !follows(line, index));
  const isCut = text.startsWith('\n') && torn.at(-1) !== undefined && torn.at(-1) === read.at(-1);
  return {
    erased: read.flatMap(({ one }) => (one && !isHoldLine(one) ? [one] : [])),
    holds: read.flatMap(({ one }) => (one && isHoldLine(one) ? [one] : [])),
    isCut,
    isDamaged: torn.length > (isCut ? 1 : 0),
  };
}

const isHoldLine = (line: Erased | HoldLine): line is HoldLine => 'hold' in line;

function readLine(line: string): Erased | HoldLine | undefined {
  try {
    return z.union([erasedSchema, holdLineSchema]).parse(JSON.parse(line));
  } catch {
    return undefined;
  }
}

export interface StillThere {
  /** `andWriter`: the link to who wrote it must be erased too. */
  messages: { id: string; andWriter: boolean }[];
  people: Person[];
  complaints: string[];
}

/** Every method throws `StoreFailure`. */
export interface ErasureRecords {
  /** Oldest first. With `since` (ISO 8601), only erasures from then on. */
  all(since?: string): Promise<Erased[]>;
  /** When the person in this chat last asked for their data to be erased. */
  chatErasedAt(conversation: string): Promise<string | undefined>;
  /** True if someone erased the message. False if it was only deleted because it was old. */
  isMessageErased(message: string): Promise<boolean>;
  /** Skips erasures that are already recorded. */
  add(erased: readonly Erased[]): Promise<void>;
  /**
   * Finds erased data that is back in the store: messages with text, people with a name, and complaints that
   * contain the sender's details but not their ID.
   */
  stillThere(erased: readonly Erased[]): Promise<StillThere>;
  /**
   * In the conversations of these messages, deletes the values behind placeholders that no remaining original
   * message needs. Returns the messages for which a legal hold keeps all placeholders.
   */
  prunePlaceholders(messages: readonly string[], now: string): Promise<string[]>;
}
