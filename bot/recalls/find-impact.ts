// Finds what a change to passages affects: answers, test questions, practice notes, glossary terms and
// contacts.
import { isOfSubstance, type EditionContent, type EditionDifference } from '../../ingest/model/change.js';
import type { GuidanceStore } from '../../ingest/model/ports.js';
import { passagesCited } from '../../ingest/model/practice-note.js';
import type { GuidanceDocument } from '../../knowledge/model/source.js';
import type { Impact } from '../model/recalls/recall.js';
import { countGiven } from './count-recipients.js';
import { recipientsOf } from './recipients.js';
import type { ImpactPorts } from '../model/editing-ports.js';

/** `held` is the live version. It is undefined for a new document, which nothing can depend on yet. */
export async function findImpact(
  ports: ImpactPorts,
  held: EditionContent | undefined,
  difference: EditionDifference,
): Promise<Impact> {
  const document = held?.document;
  const lost = difference.changes.filter(isOfSubstance).flatMap(({ before }) => before ?? []);
  const ids = new Set(lost.map(({ id }) => id));
  const words = lost.map(({ text }) => text).join('\n');
  const golden = (await ports.editing.goldenQuestions()).filter(
    (one) =>
      one.suspended === undefined &&
      ((document && one.document === document.slug) ||
        (one.passage !== undefined && ids.has(one.passage)) ||
        (one.words !== undefined && words.includes(one.words))),
  );
  const numbers = words.replace(/\D+/g, '');
  return {
    answers: (await ports.store.records.answers.quoting([...ids])).length,
    given: countGiven(await recipientsOf(ports.store, [...ids])),
    givenDocument: countGiven(await recipientsOf(ports.store, held?.passages.map(({ id }) => id) ?? [])),
    goldenQuestions: golden.map(({ id, question }) => ({ id, question })),
    practiceNotes: document ? await notesOn(ports, document) : [],
    glossary: document
      ? ports.glossary.filter(({ source }) => names(source, document)).map(({ term }) => term)
      : [],
    contacts: ports.contacts
      .filter(
        ({ phone, source }) =>
          (document && names(source, document)) ||
          (isLong(phone) && numbers.includes(phone.replace(/\D/g, ''))),
      )
      .map(({ name }) => name),
  };
}

/** Short numbers such as 999 are left out, because they may be part of a longer number. */
function isLong(phone: string): boolean {
  return phone.replace(/\D/g, '').length >= 9;
}

/** Ignores short titles, because those may also appear in text about something else. */
function names(text: string, { title, url }: GuidanceDocument): boolean {
  const folded = text.toLowerCase();
  const path = url?.replace(/^https?:\/\//, '').toLowerCase();
  return (
    (path !== undefined && folded.includes(path)) ||
    (title.length >= 20 && folded.includes(title.toLowerCase()))
  );
}

async function notesOn({ guidance, library }: ImpactPorts, document: GuidanceDocument): Promise<string[]> {
  const citing = ((await library?.notes()) ?? [])
    .filter(({ words }) => passagesCited(words.body).some((cited) => cited.document === document.slug))
    .map(({ slug }) => slug);
  return [...new Set([...(await notesNaming(guidance, document)), ...citing])];
}

async function notesNaming(guidance: GuidanceStore, document: GuidanceDocument): Promise<string[]> {
  const live = await guidance.liveRelease();
  if (!live) return [];
  const notes = (await guidance.editionsOf(live.number)).filter(
    (edition) => edition.document.authority === 'practice-note' && edition.document.slug !== document.slug,
  );
  const naming: string[] = [];
  for (const note of notes) {
    const whole = await guidance.documentOf(live.number, note.document.slug);
    const said = [note.document.note ?? '', ...(whole?.passages.map(({ text }) => text) ?? [])].join('\n');
    if (names(said, document)) naming.push(note.document.slug);
  }
  return naming;
}
