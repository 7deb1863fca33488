// Finds what changes under review would do to the text that a practice note cites.
import type { Passage } from '../../knowledge/model/passage.js';
import { differenceBetween } from '../comparing/difference-between.js';
import { lostPassages } from '../comparing/lost-passages.js';
import { withEdits } from '../editions/compose-edition.js';
import { changeKey, type WordRun } from '../model/change.js';
import { UNDECIDED, type ChangeRecord } from '../model/editing.js';
import type { EditingStore } from '../model/ports.js';
import { passagesCited } from '../model/practice-note.js';

type Editing = Pick<EditingStore, 'changes' | 'edition' | 'otherForms'>;

/**
 * old: the note cites text that the change replaces with `after`. removed: the change removes that text.
 * scope: the text stays, but is withdrawn or applies to others. new: the note already cites `after`, the
 * text that the change adds.
 */
export type CitedChange = { change: number; document: string } & (
  | { cites: 'old'; passage: string; after: Passage; runs: WordRun[] }
  | { cites: 'removed' | 'scope'; text: string }
  | { cites: 'new'; after: Passage }
);

export async function changesToCited(editing: Editing, body: string): Promise<CitedChange[]> {
  const cited = passagesCited(body);
  const documents = new Set(cited.map(({ document }) => document));
  const changes = (await editing.changes(UNDECIDED)).filter(
    ({ document, base }) => base !== undefined && documents.has(document),
  );
  const found: CitedChange[] = [];
  for (const change of changes)
    found.push(
      ...(await changesTo(
        editing,
        change,
        cited.map(({ passage }) => passage),
      )),
    );
  return found;
}

async function changesTo(
  editing: Editing,
  change: ChangeRecord,
  cited: readonly string[],
): Promise<CitedChange[]> {
  const { id, document, base, edition, details, decisions } = change;
  const before = (await editing.edition(base!))!.record;
  const draft = edition === undefined ? undefined : (await editing.edition(edition))?.record;
  const next = draft && { ...draft, document: withEdits(draft.document, details) };
  const isKept = (one: Passage, after?: Passage) => decisions[changeKey(one, after)] === 'rejected';
  const lost = (await lostPassages(editing, before, next)).filter((one) => !isKept(one.passage, one.after));
  const forms = await editing.otherForms(lost.map(({ passage }) => passage.id));
  const { changes } = await differenceBetween(editing, base, edition);
  const found: CitedChange[] = lost.flatMap(({ passage, reason, after }): CitedChange[] => {
    const asCited = [passage.id, ...(forms.get(passage.id) ?? [])].find((form) => cited.includes(form));
    if (asCited === undefined) return [];
    if (reason === 'removed') return [{ change: id, document, cites: 'removed', text: passage.text }];
    if (reason !== 'changed' || !after) return [{ change: id, document, cites: 'scope', text: passage.text }];
    const runs = changes.find((one) => one.before?.id === passage.id)?.runs ?? [];
    return [{ change: id, document, cites: 'old', passage: asCited, after, runs }];
  });
  for (const { before: old, after } of changes)
    if (after && after.id !== old?.id && cited.includes(after.id) && !isKept(old ?? after, after))
      found.push({ change: id, document, cites: 'new', after });
  return found;
}
