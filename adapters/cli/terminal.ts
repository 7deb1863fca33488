// Used by all commands: where they write, who is running them, and how to read numbers and nations that
// someone typed.
import { userInfo } from 'node:os';
import type { Actor } from '../../bot/model/people/actor.js';
import { InputFailure } from '../../knowledge/model/errors.js';
import { JURISDICTIONS, type Jurisdiction } from '../../knowledge/model/source.js';
import { commonWording } from './wording/common-wording.js';

export interface Terminal {
  write(text: string): void;
  /** Shows progress and hints, which are not results. */
  say(text: string): void;
}

/**
 * Matches control characters that a terminal obeys, and characters that reverse the direction of text. Anyone
 * can put them in a message. We write them as JSON escapes, which do not change what JSON output means.
 */
const OBEYED = /(?![\n\t])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

export function writeLine(stream: { write(text: string): unknown }, text: string): void {
  const escaped = text.replace(OBEYED, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
  stream.write(`${escaped}\n`);
}

/** Calls `end` if whatever reads the output has gone, as with "| head". Any other error is thrown. */
export function whenUnread(stream: NodeJS.WritableStream, end: () => void): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    end();
  });
}

export function show<T>({ write }: Terminal, json: boolean, value: T, text: (value: T) => string): void {
  write(json ? JSON.stringify(value, null, 2) : text(value));
}

/** Returns the name to show in the history. If none is given, this is the account that runs the command. */
export function editorName(given: string | undefined): string {
  if (given !== undefined) return given;
  try {
    return userInfo().username;
  } catch {
    return '';
  }
}

/**
 * The person who runs a command. They can give any name, but their account on the computer identifies them.
 * The computer's own name is left out, because each container has a new one.
 */
export function operator(given: string | undefined): Actor {
  const name = editorName(given);
  try {
    const { uid, username } = userInfo();
    return { name, account: `computer:${uid}:${username}` };
  } catch {
    // A container may run under a user id that has no name.
    return { name, account: `computer:${process.getuid?.() ?? ''}` };
  }
}

/** Returns undefined unless the text is a whole number. */
export function numberArgument(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

/** Returns undefined if no number was given. Throws `InputFailure` if the text is not a whole number. */
export function numberGiven(text: string | undefined, example: string): number | undefined {
  const number = numberArgument(text);
  if (text !== undefined && number === undefined)
    throw new InputFailure(...commonWording.notANumber(text, example));
  return number;
}

/** Throws `InputFailure` if the text is not the name of a nation. */
export function nationArgument(text: string): Jurisdiction {
  const name = text.trim().toLowerCase().replace(/\s+/g, '-');
  const nation = JURISDICTIONS.find((one) => one === name);
  if (nation) return nation;
  throw new InputFailure(...commonWording.notANation(text, JURISDICTIONS));
}
