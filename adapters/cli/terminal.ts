// What the editing commands share: their ports, where they write, text or JSON, and who is asking.
import { userInfo } from 'node:os';
import type { Actor } from '../../bot/model/people/actor.js';

export interface Terminal {
  write(text: string): void;
  /** For progress and hints, which are not results. */
  say(text: string): void;
}

/** Options that every editing command takes. */
export const COMMON = { json: { type: 'boolean', default: false }, editor: { type: 'string' } } as const;

/** One value, as a person or as a program reads it. */
export function show<T>({ write }: Terminal, json: boolean, value: T, text: (value: T) => string): void {
  write(json ? JSON.stringify(value, null, 2) : text(value));
}

/** The name for the history: the one given, otherwise the account that runs the command. */
export function editorName(given: string | undefined): string {
  if (given !== undefined) return given;
  try {
    return userInfo().username;
  } catch {
    return '';
  }
}

/**
 * Whoever runs a command: whatever name they give, the account of the computer says who it is. Not the computer's own
 * name, which is new for each container.
 */
export function operator(given: string | undefined): Actor {
  const name = editorName(given);
  try {
    const { uid, username } = userInfo();
    return { name, account: `computer:${uid}:${username}` };
  } catch {
    // A container may run under a number that has no name.
    return { name, account: `computer:${process.getuid?.() ?? ''}` };
  }
}

/** A whole number as a person typed it, or undefined. */
export function numberIn(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
