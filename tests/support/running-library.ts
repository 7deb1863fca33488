// Runs the library as editors see it: the whole product on one machine, a fake GOV.UK with guidance that
// changes, and simulated browsers.
import { createEditingStore } from '../../adapters/sql/guidance/editing-store.js';
import type { EditingStore } from '../../ingest/model/ports.js';
import { publication } from '../fakes/fake-govuk/payloads.js';
import type { FakeGovuk, GovukPayload } from '../fakes/fake-govuk/fake-govuk.js';
import { govukSource } from '../fakes/followed-sources.js';
import { startStacks, type RunningStacks, type StacksOptions } from '../fakes/real-stacks/running-stacks.js';
import type { PlainBrowser } from '../fakes/web/running-pages.js';

export const HELP = '/government/publications/help';
export const HELP_SOURCE = govukSource(HELP);

/** Makes a publication with two passages. The first contains a number of days, the second a duty. */
export function helpPage(days: number, duty = 'must', more: Record<string, unknown> = {}): GovukPayload {
  return publication(
    HELP,
    `<h2>When to refer</h2><p>Refer the child within ${days} days of the first meeting with the family.</p>
<h2>Guardians</h2><p>A guardian ${duty} speak for the child in every meeting that is held. The number to call is 0800 111 2222.</p>`,
    more,
  );
}

export const HELP_QUESTION = 'Within how many days of the first meeting is the child referred?';

export interface RunningLibrary extends RunningStacks {
  site: FakeGovuk;
  editing: EditingStore;
  editor(name: string): Promise<PlainBrowser>;
  worked(): Promise<void>;
  check(browser: PlainBrowser): Promise<void>;
  takeIn(browser: PlainBrowser): Promise<void>;
}

export async function startLibrary(
  editing: Partial<NonNullable<StacksOptions['editing']>> = {},
  more: Pick<StacksOptions, 'advisersFile'> = {},
): Promise<RunningLibrary> {
  const stacks = await startStacks({
    advisers: 'desk',
    editing: { sources: [HELP_SOURCE], ...editing },
    ...more,
  });
  const worked = async () => {
    for (;;) {
      const latest = await stacks.store.records.editingWork.latest(
        ['check', 'try', 'publish', 'roll-back'],
        5,
      );
      if (latest.every(({ endedAt }) => endedAt !== undefined)) return;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  };
  const check = async (browser: PlainBrowser) => {
    await browser.get('/library/sources/help');
    await browser.submit('/library/sources/help', { do: 'check' });
    await worked();
  };
  return {
    ...stacks,
    site: stacks.site!,
    editing: createEditingStore(stacks.guidance.database),
    worked,
    async editor(name) {
      const browser = stacks.browser();
      await browser.submit('/sign-in', { name, role: 'editor' });
      return browser;
    },
    check,
    async takeIn(browser) {
      await check(browser);
      for (const [, id, version] of await openChanges(browser))
        await browser.submit(`/library/changes/${id}`, { do: 'accept', version: version! });
      await browser.submit('/library/releases', { do: 'publish' });
      await worked();
      await stacks.loaded();
    },
  };
}

async function openChanges(browser: PlainBrowser): Promise<RegExpMatchArray[]> {
  const { text } = await browser.get('/library/changes');
  const [review = ''] = text.split('id="decided"');
  const found: RegExpMatchArray[] = [];
  for (const [, id] of review.matchAll(/href="\/library\/changes\/(\d+)"/g)) {
    const page = await browser.get(`/library/changes/${id}`);
    found.push([page.text, id!, /name="version" value="(\d+)"/.exec(page.text)![1]!]);
  }
  return found;
}

export interface EditedLibrary {
  library: RunningLibrary;
  ada: PlainBrowser;
  page(path: string): Promise<string>;
  /** Opens a page, submits its form, and waits for the background jobs that this starts. */
  press(path: string, fields: Record<string, string>): ReturnType<PlainBrowser['submit']>;
  acceptChange(days: number): Promise<void>;
}

export async function startEditedLibrary(): Promise<EditedLibrary> {
  const library = await startLibrary();
  library.site.put(helpPage(45));
  const ada = await library.editor('Ada Mensah');
  await library.takeIn(ada);
  const edited: EditedLibrary = {
    library,
    ada,
    page: async (path) => plain((await ada.get(path)).text),
    async press(path, fields) {
      await ada.get(path);
      const reply = await ada.submit(path, fields);
      await library.worked();
      return reply;
    },
    async acceptChange(days) {
      library.site.put(helpPage(days));
      await edited.press('/library/sources/help', { do: 'check' });
      const [change] = await library.editing.changes(['open']);
      await edited.press(`/library/changes/${change!.id}`, {
        do: 'accept',
        version: String(change!.version),
      });
    },
  };
  return edited;
}

export function plain(html: string): string {
  return html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
}
