// What the terminal adapter receives, and how it may print.
import type { Readable, Writable } from 'node:stream';
import type { Action } from '../../bot/model/messages/action.js';

/** A stream that may be a terminal. */
export type TerminalOutput = Writable & { isTTY?: boolean; columns?: number };

export interface TerminalConfig {
  input: Readable;
  output: TerminalOutput;
  /** Read for NO_COLOR and TERM; the process's own where absent. */
  environment?: Record<string, string | undefined>;
  /** Who sits here; one conversation is kept for each. */
  person?: string;
}

export interface PrintOptions {
  /** Columns to wrap at. */
  width: number;
  colour: boolean;
  /** Number of the message's first button. */
  firstNumber: number;
}

export interface Printed {
  /** Ends without a line break. */
  text: string;
  /** In order of their numbers. */
  choices: Action[];
}
