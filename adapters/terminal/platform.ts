// Runs a conversation in a terminal. The person's text goes to the inbox, and the bot's messages appear above
// the prompt.
import { randomUUID } from 'node:crypto';
import { createInterface, type Interface } from 'node:readline';
import type { Action } from '../../bot/model/messages/action.js';
import type { IncomingEvent, Place } from '../../bot/model/messages/message.js';
import type { Person } from '../../bot/model/people/person.js';
import type { Inbox, Platform } from '../../bot/model/ports.js';
import { languageOfLocale } from '../../knowledge/model/language.js';
import { wordsIn } from '../../bot/wording/words-in.js';
import type { PractitionerWords } from '../../bot/wording/english/practitioner-words.js';
import { createScreen, type Screen } from './screen.js';
import type { TerminalConfig } from './types.js';

export interface TerminalPlatform extends Platform {
  readonly place: Place;
  /**
   * Resolves when the input ends or the person types "quit". By then, everything they typed has been
   * stored, but some answers may not have been shown. Throws if the inbox rejects the greeting. Later
   * errors are shown to the person.
   */
  start(inbox: Inbox): Promise<void>;
  /** Makes `start` finish, as if the input had ended. */
  stop(): void;
}

const QUIT = /^\/?(quit|exit|gorffen)$/i;

export function createTerminalPlatform(config: TerminalConfig): TerminalPlatform {
  const person: Person = { platform: 'terminal', id: 'local' };
  const place: Place = { platform: 'terminal', id: person.id, kind: 'personal', address: null };
  const screen = createScreen(config);
  let reader: Interface | undefined;
  const locale = localeOf(config.environment);
  /** The language of the last message. Before the first message, the language of the system. */
  let language = languageOfLocale(locale);
  const words = () => wordsIn(language).app.terminal;

  return {
    name: 'terminal',
    staysHere: true,
    label: 'a terminal',
    place,
    send(_place, message) {
      language = message.language ?? 'en';
      screen.show(message);
      return Promise.resolve({ messageId: randomUUID() });
    },
    update(_place, _messageId, message) {
      // Text already printed cannot be changed, so print the new version below it.
      screen.say(wordsIn(message.language).app.terminal.changed);
      screen.show(message);
      return Promise.resolve(undefined);
    },
    showProgress: (_place, stage, _verified, spoken) =>
      Promise.resolve(screen.progress(wordsIn(spoken).page.progress[stage])),
    personalPlace: ({ platform }) => Promise.resolve(platform === 'terminal' ? place : undefined),

    async start(inbox) {
      const base = () => ({
        id: randomUUID(),
        place,
        from: person,
        sentAt: new Date().toISOString(),
        ...(locale !== undefined && { locale }),
      });
      screen.say(words().welcome);
      await inbox.receive({ ...base(), kind: 'joined' });
      // Do not await anything between here and the loop. Lines that arrived during the wait would be lost.
      reader = createInterface({ ...config, terminal: config.output.isTTY ?? false, prompt: '> ' });
      screen.attach(reader);
      screen.prompt();
      await readLines(reader, { screen, words }, async (content) => {
        await inbox.receive({ ...base(), ...content });
      });
      screen.attach(undefined);
      reader.close();
    },
    stop: () => reader?.close(),
  };
}

/** Turns “cy_GB.UTF-8” into “cy-GB”. Reads the environment variables in the same order as other programs. */
function localeOf({ LC_ALL, LC_MESSAGES, LANG }: Record<string, string | undefined>): string | undefined {
  return (LC_ALL || LC_MESSAGES || LANG)?.replace(/[.@].*$/, '').replace('_', '-');
}

type Content =
  { kind: 'message'; text: string; attachments: []; mentionsBot: true } | { kind: 'action'; action: Action };

/** Stores each line before reading the next. */
async function readLines(
  lines: AsyncIterable<string>,
  { screen, words }: { screen: Screen; words: () => PractitionerWords['app']['terminal'] },
  store: (content: Content & Partial<IncomingEvent>) => Promise<void>,
): Promise<void> {
  /** The escalation that the next line is a reply to. */
  let replyTo: string | undefined;
  for await (const typed of lines) {
    const line = typed.trim();
    if (QUIT.test(line)) return;
    const action = replyTo ? { do: 'reply' as const, escalation: replyTo, text: line } : screen.choice(line);
    replyTo = undefined;
    if (action?.do === 'reply' && !action.text) {
      replyTo = action.escalation;
      screen.say(words().writeReply);
    } else if (line) {
      const content: Content = action
        ? { kind: 'action', action }
        : { kind: 'message', text: line, attachments: [], mentionsBot: true };
      await store(content).catch(() => screen.say(words().notTaken));
      screen.prompt();
    }
  }
}
