// What the editing commands share: their ports, where they write, text or JSON, and who is asking.
import { userInfo } from 'node:os';

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

/** A whole number as a person typed it, or undefined. */
export function numberIn(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
