// Tests how long failed work on the guidance stays in view: until an editor hides it, or the same work succeeds.
import { load } from 'cheerio';
import { expect, test } from 'vitest';
import type { EditingWork } from '../../../../../bot/model/editing/editing-work.js';
import { latestWork } from '../../../../../adapters/web/library/frame/work-status.js';
import { startEditedLibrary } from '../../../../support/running-library.js';
import { perTest } from '../../../../support/per-test.js';
import { NEW_NOTE, NOTE } from '../notes/note-form.js';

const edited = perTest(async () => {
  const started = await startEditedLibrary();
  return { ...started, close: () => started.library.close() };
});

const workAt = async (path: string, browser = edited.ada) => load((await browser.get(path)).text)('#work');

test('an editor hides a failed publication for all editors, on the record', async () => {
  const { library, press } = edited;
  const text = 'See [the guidance](/library/document/help#passage-gone).';
  await press(NEW_NOTE, { ...NOTE, text, do: 'save' });
  const [{ id, version } = { id: 0, version: 0 }] = await library.editing.changes(['open']);
  await press(`/library/changes/${id}`, { do: 'accept', version: String(version) });
  await press('/library/releases', { do: 'publish' });
  const failed = await workAt('/library/releases');
  expect(failed.text()).toContain('would not be in the guidance');
  const button = failed.find('button[value="hide-work"]');
  expect(button.text()).toBe('Hide this message');
  const fields = { do: 'hide-work', work: String(failed.find('input[name="work"]').val()) };
  const hidden = '/library/releases?said=hidden-work';
  expect((await press('/library/releases', fields)).headers.get('location')).toBe(hidden);
  const after = load((await edited.ada.get(hidden)).text);
  expect(after('.said').text()).toContain('Message hidden for all editors.');
  expect(after('#work').text()).toBe('');
  expect((await workAt('/library/releases', await library.editor('Ben Otieno'))).text()).toBe('');
  const { audit } = library.store.records;
  const record = { kind: 'work', id: fields.work };
  // A second press changes nothing.
  await press('/library/releases', fields);
  expect(await audit.find({ kind: 'review', record: fields.work }, { limit: 5, offset: 0 })).toMatchObject([
    { kind: 'review', by: 'Ada Mensah', record, details: { action: 'hidden' } },
  ]);
});

test('an editor hides a failed check where it is shown, and not one that went well', async () => {
  const { library, press } = edited;
  const path = '/library/sources/help';
  await press(path, { do: 'check' });
  expect((await workAt(path)).find('button')).toHaveLength(0);
  library.site.breakWith(500);
  await press(path, { do: 'check' });
  const failed = await workAt(path);
  const fields = { do: 'hide-work', work: String(failed.find('input[name="work"]').val()) };
  expect((await press(path, fields)).headers.get('location')).toBe(`${path}?said=hidden-work`);
  for (const each of [path, '/library/sources']) expect((await workAt(each)).text()).toBe('');
});

const ENDED = '2026-05-04T09:00:00.000Z';
const LATER = '2026-05-04T09:05:00.000Z';
const BEFORE = '2026-05-04T08:55:00.000Z';
const problem = { kind: 'failed', problem: 'It did not work.' } as const;
const unread = { source: 'help', state: 'failed' as const, changes: [], problems: [] };
const available = { slug: 'help', state: 'available', failures: 0 };

/** The work that a page shows, with what has happened since. */
function shown(work: Partial<EditingWork>, publications: unknown[] = [], sources: unknown[] = []) {
  const kept = { id: 1, editor: 'Ada', askedAt: BEFORE, endedAt: ENDED, refreshes: [], ...work };
  const library = {
    options: { store: { records: { editingWork: { latest: () => Promise.resolve([kept]) } } } },
    editing: {
      review: {
        ports: {
          editing: {
            publications: () => Promise.resolve(publications),
            sources: () => Promise.resolve(sources),
          },
        },
      },
    },
  };
  return latestWork(library as never, kept.request?.kind === 'check' ? 'check' : 'release');
}

test.each([
  ['a later publication', [{ kind: 'publish', at: LATER }], false],
  ['an earlier one', [{ kind: 'publish', at: BEFORE }], true],
  ['a later step back', [{ kind: 'roll-back', at: LATER }], true],
])('after %s, a failed publication is in view or not', async (_, publications, isShown) => {
  const work = await shown({ request: { kind: 'publish' }, outcome: problem }, publications);
  expect(work !== undefined).toBe(isShown);
});

test.each([
  ['read', { ...available, checkedAt: LATER }, false],
  ['not read', { ...available, checkedAt: LATER, failures: 2 }, true],
  ['not checked again', { ...available, checkedAt: BEFORE }, true],
])('if the source is later %s, a failed check is in view or not', async (_, source, isShown) => {
  const request = { kind: 'check', sources: ['help'] } as const;
  const outcome = { kind: 'checked' } as const;
  const work = await shown(
    { request: { ...request, sources: ['help'] }, outcome, refreshes: [unread] },
    [],
    [source],
  );
  expect(work !== undefined).toBe(isShown);
});
