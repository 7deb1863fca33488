import type { Readable, Writable } from 'node:stream';
import type { Action } from '../../bot/model/messages/action.js';

export type TerminalOutput = Writable & { isTTY?: boolean; columns?: number };

export interface TerminalConfig {
  input: Readable;
  output: TerminalOutput;
  /** We read NO_COLOR, TERM and the language from it. */
  environment: Record<string, string | undefined>;
}

export interface PrintOptions {
  /** The most columns that a line may take up. */
  width: number;
  colour: boolean;
  /** The number that people type for the message's first button. */
  firstNumber: number;
}

export interface Printed {
  /** Does not end with a line break. */
  text: string;
  /** The actions in the order of their numbers. */
  choices: Action[];
}
