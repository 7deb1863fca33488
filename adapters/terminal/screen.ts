// Prints above a terminal's prompt, and stores the action behind each number that people can type.
import { clearLine, cursorTo, type Interface } from 'node:readline';
import type { Action } from '../../bot/model/messages/action.js';
import type { OutgoingMessage } from '../../bot/model/messages/message.js';
import { renderText } from './render.js';
import type { TerminalConfig, TerminalOutput } from './types.js';

const DEFAULT_WIDTH = 80;
const MIN_WIDTH = 40;
/** Longer lines are hard to follow, however wide the window is. */
const MAX_WIDTH = 100;

export interface Screen {
  /**
   * Prints a message. Its buttons get the next unused numbers, so that earlier numbers keep their meaning.
   */
  show(message: OutgoingMessage): void;
  say(sentence: string): void;
  /** Shows a line that the next message replaces. Does nothing if the output is not a terminal. */
  progress(sentence: string): void;
  /** Returns the action for a typed number. */
  choice(line: string): Action | undefined;
  prompt(): void;
  /** Sets the prompt that is redrawn below printed text. Undefined once the person can no longer type. */
  attach(reader: Interface | undefined): void;
}

export function createScreen({ output, environment }: TerminalConfig): Screen {
  const choices: Action[] = [];
  let reader: Interface | undefined;
  const isTerminal = output.isTTY === true;

  function startLine(): void {
    clearLine(output, 0);
    cursorTo(output, 0);
  }

  const screen: Screen = {
    show(message) {
      const colour = isTerminal && !environment.NO_COLOR && environment.TERM !== 'dumb';
      const printed = renderText(message, {
        width: widthOf(output),
        colour,
        firstNumber: choices.length + 1,
      });
      choices.push(...printed.choices);
      screen.say(printed.text);
    },
    say(sentence) {
      if (isTerminal) startLine();
      output.write(`${sentence}\n\n`);
      screen.prompt();
    },
    progress(sentence) {
      // A progress line would overwrite what someone is typing.
      if (!isTerminal || reader?.line) return;
      startLine();
      output.write(sentence);
    },
    choice: (line) => (/^\d{1,4}$/.test(line) ? choices[Number(line) - 1] : undefined),
    prompt() {
      // `true` keeps the text that the person is typing.
      if (isTerminal) reader?.prompt(true);
    },
    attach: (next) => void (reader = next),
  };
  return screen;
}

function widthOf({ columns = DEFAULT_WIDTH }: TerminalOutput): number {
  return Math.min(Math.max(columns, MIN_WIDTH), MAX_WIDTH);
}
