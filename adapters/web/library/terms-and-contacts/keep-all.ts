// Lets an editor keep all terms with the same problem as they are, with one press.
import type { CheckedTerm } from '../../../../bot/model/tasks/checked-terms-and-contacts.js';
import {
  editOfTerm,
  idOfTerm,
  proposalsIn,
  type EditedEntry,
} from '../../../../bot/model/tasks/edited-entries.js';
import type { GlossaryEntry } from '../../../../knowledge/model/glossary.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import { isoDay } from '../../design/format-time.js';
import { markup, type Html } from '../../design/markup.js';
import { TERMS_AND_CONTACTS_PATH } from '../../model/paths.js';
import { UNREADABLE } from '../../security/post-guard.js';
import type { EditingLibrary } from '../frame/context.js';
import { done, numberIn, receiveForm, type CsrfFormFields, type Notice } from '../frame/editor-frame.js';
import { entryWording as words } from '../wording/entry-wording.js';
import { termKey } from './typed-entry.js';

/** Fewer are quickly kept one by one. */
const FEWEST = 3;

/**
 * Leaves out terms that have another problem as well, and terms with a change that waits for a second editor, because
 * that could then not be accepted.
 */
function byProblem(
  troubled: readonly CheckedTerm[],
  edited: readonly EditedEntry[],
): Map<string, GlossaryEntry[]> {
  const waiting = new Set(proposalsIn(edited).flatMap(({ kind, id }) => (kind === 'term' ? [id] : [])));
  const groups = new Map<string, GlossaryEntry[]>();
  for (const { entry, problems } of troubled) {
    const [problem, ...others] = problems;
    if (problem === undefined || others.length || entry.keptOn !== undefined) continue;
    if (waiting.has(idOfTerm(edited, entry.term))) continue;
    groups.set(problem, [...(groups.get(problem) ?? []), entry]);
  }
  return groups;
}

/**
 * The form has the terms that the editor was shown, with their versions, so that no term that came or was reworded
 * since is kept unseen.
 */
export function keepAllForms(
  troubled: readonly CheckedTerm[],
  { form, edited }: { form: CsrfFormFields; edited: readonly EditedEntry[] },
): Html {
  const shown = ({ term }: GlossaryEntry) => `${termKey(term)}:${editOfTerm(edited, term)?.version ?? 0}`;
  const groups = [...byProblem(troubled, edited)].filter(([, terms]) => terms.length >= FEWEST);
  return markup`${groups.map(([problem, terms]) =>
    form(
      TERMS_AND_CONTACTS_PATH,
      markup`<p>${words.sameProblem(terms.length, problem)}</p><input type="hidden" name="terms" value="${terms.map(shown).join(' ')}"><div class="buttons"><button type="submit" class="button plain" name="do" value="keep-all">${words.keepAll(terms.length)}</button></div>`,
    ),
  )}`;
}

export async function receiveKeepAll(
  library: EditingLibrary,
  exchange: HttpExchange,
  show: (exchange: HttpExchange, notice: Notice) => Promise<HttpReply>,
): Promise<HttpReply> {
  const { posted, editor, refusal } = await receiveForm(library, exchange);
  if (refusal) return show(exchange, refusal);
  const { entries, termsAndContacts } = library.editing.writing;
  const sent = posted.field('terms');
  if (!sent) return show(exchange, UNREADABLE);
  const shown = new Map(
    sent.split(' ').map((one) => {
      const [key = '', version] = one.split(':');
      return [key, numberIn(version)];
    }),
  );
  const { terms } = await termsAndContacts(library.now());
  const edited = entries.edited();
  const steps = [...byProblem(terms, edited).values()].flat().flatMap((entry): EditedEntry[] => {
    const version = shown.get(termKey(entry.term));
    if (version === undefined) return [];
    return [
      {
        kind: 'term',
        id: idOfTerm(edited, entry.term),
        entry: { ...entry, keptOn: isoDay(library.now()) },
        version,
        editedBy: editor,
        editedAt: library.now().toISOString(),
      },
    ];
  });
  if (!steps.length || !(await entries.save(...steps)))
    return show(exchange, { problem: words.overtaken, status: 409 });
  return done(TERMS_AND_CONTACTS_PATH, 'keptAll');
}
