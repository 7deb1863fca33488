// Finds citations in accepted practice notes of text that would not be in the guidance if it were published now.
import { inTurns } from '../../knowledge/model/slice-long-work.js';
import { differenceBetween, editionContent } from '../comparing/difference-between.js';
import { diffEditionsSteps } from '../comparing/diff-editions.js';
import { composedPassages } from '../editions/compose-edition.js';
import { isOfSubstance } from '../model/change.js';
import type { ChangeRecord } from '../model/editing.js';
import type { EditingStore, EditionRecord, LibraryStore } from '../model/ports.js';
import { citationLinks, passagesCited } from '../model/practice-note.js';

export interface UnfoundedCitation {
  /** The accepted change to the note. */
  change: number;
  note: string;
  title: string;
  /** The text of the link. Absent if the note has been saved again since. */
  words?: string;
  /** undecided: only a change that is still under review has the text. gone: no change has it. */
  why: 'undecided' | 'rejected' | 'gone';
  /** The change that has the text. */
  cited?: number;
}

export interface CitationPorts {
  editing: Pick<EditingStore, 'changesTo' | 'edition' | 'otherForms'>;
  /** Absent if practice notes are not used. */
  library?: Pick<LibraryStore, 'notes'>;
}

/** Only reads, so that a page can show the result before anything is published. */
export async function unfoundedCitations(
  { editing, library }: CitationPorts,
  accepted: readonly ChangeRecord[],
  live: readonly EditionRecord[],
): Promise<UnfoundedCitation[]> {
  const notes = new Map(((await library?.notes()) ?? []).map((note) => [note.slug, note]));
  const found: UnfoundedCitation[] = [];
  for (const change of accepted) {
    const note = notes.get(change.document);
    if (!note || change.edition === undefined) continue;
    const { cites = [], title } = (await editing.edition(change.edition))!.record.document;
    // The note may have been saved again, and that text rejected. Its text then says nothing about this edition.
    const body = note.edition === change.edition ? note.words.body : undefined;
    const documents = new Set(
      body === undefined
        ? [...live.map((one) => one.document.slug), ...accepted.map((one) => one.document)]
        : passagesCited(body).map(({ document }) => document),
    );
    for (const passage of await missingFrom(editing, { cites, documents }, accepted, live)) {
      const link = citationLinks(body ?? '').find(({ address }) => address.endsWith(`#passage-${passage}`));
      found.push({
        change: change.id,
        note: note.slug,
        title: change.details.title ?? title,
        ...(link && { words: link.words }),
        ...(await whyMissing(editing, passage, documents)),
      });
    }
  }
  return found;
}

async function missingFrom(
  editing: CitationPorts['editing'],
  { cites, documents }: { cites: readonly string[]; documents: ReadonlySet<string> },
  accepted: readonly ChangeRecord[],
  live: readonly EditionRecord[],
): Promise<string[]> {
  if (!cites.length) return [];
  const there = new Set<string>();
  for (const document of documents) {
    const change = accepted.find((one) => one.document === document);
    const ids = change
      ? await idsAfter(editing, change)
      : await idsOf(editing, live.find((one) => one.document.slug === document)?.id);
    for (const id of ids) there.add(id);
  }
  const missing = cites.filter((passage) => !there.has(passage));
  const forms = await editing.otherForms(missing);
  return missing.filter((passage) => !forms.get(passage)?.some((form) => there.has(form)));
}

async function idsOf(editing: CitationPorts['editing'], edition: number | undefined): Promise<string[]> {
  return ((await editionContent(editing, edition))?.passages ?? []).map(({ id }) => id);
}

/** The passages that the document would have, and the old forms of those in which only the form changes. */
async function idsAfter(editing: CitationPorts['editing'], change: ChangeRecord): Promise<string[]> {
  const base = await editionContent(editing, change.base);
  const draft = await editionContent(editing, change.edition);
  if (!draft) return [];
  const passages = await composedPassages(editing, change);
  const { changes } = await inTurns(diffEditionsSteps(base, { ...draft, passages }));
  const reworded = changes.filter((one) => one.after && !isOfSubstance(one));
  return [...passages.map(({ id }) => id), ...reworded.flatMap(({ before }) => before?.id ?? [])];
}

/** The newest change that would have added the text explains why it is not there. */
async function whyMissing(
  editing: CitationPorts['editing'],
  passage: string,
  documents: ReadonlySet<string>,
): Promise<Pick<UnfoundedCitation, 'why' | 'cited'>> {
  for (const document of documents)
    for (const { id, state, base, edition, decisions } of (await editing.changesTo(document)).reverse()) {
      if (state === 'published' || state === 'replaced') continue;
      const { changes } = await differenceBetween(editing, base, edition);
      const added = changes.find(({ after }) => after?.id === passage);
      if (!added) continue;
      const isOpen = (state === 'open' || state === 'waiting') && decisions[added.key] !== 'rejected';
      return { why: isOpen ? 'undecided' : 'rejected', cited: id };
    }
  return { why: 'gone' };
}
