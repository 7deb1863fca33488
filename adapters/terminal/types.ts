// Defines what the terminal adapter needs, and how it may print.
import type { Readable, Writable } from 'node:stream';
import type { Action } from '../../bot/model/messages/action.js';

/** An output stream, which may or may not be a terminal. */
export type TerminalOutput = Writable & { isTTY?: boolean; columns?: number };

export interface TerminalConfig {
  input: Readable;
  output: TerminalOutput;
  /** Read for NO_COLOR, TERM and the language. */
  environment: Record<string, string | undefined>;
}

export interface PrintOptions {
  /** How many columns a line may take up. */
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
