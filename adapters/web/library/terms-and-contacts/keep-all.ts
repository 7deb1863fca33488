// Lets an editor keep all terms with the same problem as they are, with one press.
import type { CheckedTerm } from '../../../../bot/model/tasks/checked-terms-and-contacts.js';
import type { EditedEntry } from '../../../../bot/model/tasks/edited-entries.js';
import type { GlossaryEntry } from '../../../../knowledge/model/glossary.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import { isoDay } from '../../design/format-time.js';
import { markup, type Html } from '../../design/markup.js';
import { TERMS_AND_CONTACTS_PATH } from '../../model/paths.js';
import { UNREADABLE } from '../../security/post-guard.js';
import type { EditingLibrary } from '../frame/context.js';
import { done, receiveForm, type CsrfFormFields, type Notice } from '../frame/editor-frame.js';
import { entryWording as words } from '../wording/entry-wording.js';
import { termKey } from './typed-entry.js';

/** Fewer are quickly kept one by one. */
const FEWEST = 3;

/** Leaves out terms that have another problem as well. */
function byProblem(troubled: readonly CheckedTerm[]): Map<string, GlossaryEntry[]> {
  const groups = new Map<string, GlossaryEntry[]>();
  for (const { entry, problems } of troubled) {
    const [problem, ...others] = problems;
    if (problem === undefined || others.length || entry.keptOn !== undefined) continue;
    groups.set(problem, [...(groups.get(problem) ?? []), entry]);
  }
  return groups;
}

/** The form has the terms that the editor was shown, so that no term that came since is kept unseen. */
export function keepAllForms(troubled: readonly CheckedTerm[], { form }: { form: CsrfFormFields }): Html {
  const groups = [...byProblem(troubled)].filter(([, terms]) => terms.length >= FEWEST);
  return markup`${groups.map(([problem, terms]) =>
    form(
      TERMS_AND_CONTACTS_PATH,
      markup`<p>${words.sameProblem(terms.length, problem)}</p><input type="hidden" name="terms" value="${terms.map(({ term }) => termKey(term)).join(' ')}"><div class="buttons"><button type="submit" class="button plain" name="do" value="keep-all">${words.keepAll(terms.length)}</button></div>`,
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
  const shown = new Set(sent.split(' '));
  const { terms } = await termsAndContacts(library.now());
  const kept = [...byProblem(terms).values()].flat().filter(({ term }) => shown.has(termKey(term)));
  const edited = entries.edited();
  const steps = kept.map((entry): EditedEntry => {
    const edit = edited.find(
      ({ kind, entry: saved }) =>
        kind === 'term' && (saved as GlossaryEntry | undefined)?.term === entry.term,
    );
    return {
      kind: 'term',
      id: edit?.id ?? entry.term,
      entry: { ...entry, keptOn: isoDay(library.now()) },
      version: edit?.version ?? 0,
      editedBy: editor,
      editedAt: library.now().toISOString(),
    };
  });
  if (!steps.length || !(await entries.save(...steps)))
    return show(exchange, { problem: words.overtaken, status: 409 });
  return done(TERMS_AND_CONTACTS_PATH, 'keptAll');
}
