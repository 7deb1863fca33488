// Runs the editing commands as an editor would, with a one-page source that the test can change.
import { createStore } from '../../../adapters/sql/conversations/store.js';
import { publish } from '../../../adapters/cli/editing/publish.js';
import { refresh } from '../../../adapters/cli/editing/refresh.js';
import { review } from '../../../adapters/cli/editing/review.js';
import type { EditingPorts } from '../../../bot/model/editing-ports.js';
import { publication } from '../../fakes/fake-govuk/payloads.js';
import { govukSource } from '../../fakes/followed-sources.js';
import { startEditing, type RunningEditing } from '../../support/running-editing.js';

export const PATH = '/government/publications/help';
export const page = (days: number, phone = '0800 107 7057') =>
  `<p>Refer the child within ${days} days of the first meeting with the family, and ring ${phone} for advice.</p>`;
export const QUESTION = 'Within how many days of the first meeting is the child referred?';

type Command = typeof refresh;

export interface RunningCommands {
  running: RunningEditing;
  editing: EditingPorts;
  /** The text written to standard error. */
  said: string[];
  run(command: Command, ...args: string[]): Promise<{ code: number; text: string }>;
  json(command: Command, ...args: string[]): Promise<unknown>;
  /** Checks the page for changes, then accepts and publishes them. */
  takeIn(): Promise<void>;
}

export async function startCommands(): Promise<RunningCommands> {
  const running = await startEditing();
  const said: string[] = [];
  running.site.put(publication(PATH, page(45)));
  const store = createStore(running.guidance.database);
  const editing: EditingPorts = {
    registry: () => Promise.resolve({ sources: [govukSource(PATH)], problems: [] }),
    ports: running.ports,
    recalls: {
      store,
      guidance: running.guidance.ports.store,
      editing: running.editing,
      glossary: [
        {
          term: 'NRM',
          meaning: 'National Referral Mechanism',
          also: [],
          caseSensitive: false,
          source: 'Help for trafficked children, Home Office',
        },
      ],
      contacts: [
        {
          id: 'ctac',
          name: 'Old number',
          phone: '0800 107 7057',
          when: 'always',
          urgent: false,
          jurisdictions: ['england'],
          source: 'A page',
          verifiedOn: '2026-01-01',
          expiresOn: '2027-01-01',
        },
      ],
      clock: () => new Date(),
      answerDeadlineMs: 10 * 60_000,
    },
  };
  const commands: RunningCommands = {
    running,
    editing,
    said,
    async run(command, ...args) {
      const lines: string[] = [];
      const write = (text: string) => void lines.push(text);
      const terminal = { write, say: (text: string) => void said.push(text) };
      const typed = [...args, ...(args.includes('--editor') ? [] : ['--editor', 'ada'])];
      const code = await command(editing, typed, terminal);
      return { code, text: lines.join('\n') };
    },
    json: async (command, ...args) => JSON.parse((await commands.run(command, ...args, '--json')).text),
    async takeIn() {
      await commands.run(refresh, 'help');
      await commands.run(review, '1', '--accept');
      await commands.run(publish);
    },
  };
  return commands;
}
