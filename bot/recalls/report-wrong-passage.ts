// Opens a recall for a passage that an editor has found to be wrong, and stops using anything that depends on
// it.
import { InputFailure } from '../../knowledge/model/errors.js';
import type { Citation } from '../../knowledge/model/answer.js';
import { liveEditions } from '../../ingest/editions/draft-document.js';
import type { EditingStore, GuidanceStore, LibraryStore } from '../../ingest/model/ports.js';
import { NOTES_SOURCE, passagesCited } from '../../ingest/model/practice-note.js';
import type { Store } from '../model/store.js';

export interface WrongPassagePorts {
  store: Store;
  guidance: GuidanceStore;
  editing: Pick<EditingStore, 'goldenQuestions' | 'suspendGolden' | 'propose'>;
  /** Absent if the service has no practice notes. */
  library?: Pick<LibraryStore, 'notes'>;
  clock: () => Date;
}

export interface WrongPassage {
  /** ID of the passage. */
  passage: string;
  /** The passage in the live release. If absent, we look for an answer that quotes it. */
  live?: Found;
  /** What is wrong, in a sentence that people will read. */
  comment: string | undefined;
}

type Found = Pick<Citation, 'passage' | 'document'>;

/**
 * From now on no answer quotes the passage. Pauses test questions on it straight away. Proposes removing the notes that cite it: an editor
 * accepts that, or rewrites the notes. Returns the ID of the recall.
 */
export async function reportWrongPassage(
  ports: WrongPassagePorts,
  { passage, live, comment }: WrongPassage,
): Promise<number> {
  if (!comment?.trim())
    throw new InputFailure(
      'Explain what is wrong, then send the report.',
      'Add a comment with --comment "…".',
    );
  const cited = live ?? (await asGiven(ports.store, passage));
  if (!cited) throw new InputFailure(`No one was given the passage "${passage}".`, 'Check the passage’s ID.');
  if ((await passagesReportedWrong(ports.store)).has(passage)) throw alreadyOpen();
  const now = ports.clock().toISOString();
  const { slug: document, title } = cited.document;
  const golden = (await ports.editing.goldenQuestions()).filter(
    (one) => one.passage === passage && one.suspended === undefined,
  );
  await ports.editing.suspendGolden(
    golden.map(({ id }) => id),
    'The passage this question relied on is wrong.',
  );
  await proposeWithoutNotes(ports, passage, now);
  const found = { passage, document, title, reason: 'wrong' as const, was: cited.passage.text, since: now };
  // Do this last: if the process is killed first, everything is simply done again and no one is told twice.
  const id = await ports.store.records.recalls.add({ ...found, openedAt: now, comment });
  if (id === undefined) throw alreadyOpen();
  return id;
}

async function asGiven({ records }: Store, passage: string): Promise<Found | undefined> {
  const [answer] = await records.answers.quoting([passage]);
  return answer?.answer.citations.find((citation) => citation.passage.id === passage);
}

const alreadyOpen = () =>
  new InputFailure('There is already an open recall for this text.', 'Decide on that recall first.');

/** Passages found to be wrong that no one has made a decision on, each with the ID of its recall. */
export async function passagesReportedWrong({ records }: Store): Promise<Map<string, number>> {
  const open = await records.recalls.list('open');
  return new Map(open.filter(({ reason }) => reason === 'wrong').map(({ passage, id }) => [passage, id]));
}

async function proposeWithoutNotes(
  { guidance, editing, library }: WrongPassagePorts,
  passage: string,
  now: string,
): Promise<void> {
  const notes = (await library?.notes()) ?? [];
  const live = await liveEditions(guidance);
  for (const { slug, words } of notes) {
    const base = live.get(slug);
    if (!base || !passagesCited(words.body).some((cited) => cited.passage === passage)) continue;
    const note =
      'This note cites text that an editor has marked as wrong. Accept this change to remove the note, or rewrite the note.';
    await editing.propose(
      { source: NOTES_SOURCE, document: slug, base: base.id, weight: 'substance', note },
      now,
    );
  }
}
