// Lets an editor keep several terms with the same problem as they are, once each is ticked as read.
import type { CheckedTerm } from '../../../../bot/model/editing/checked-terms-and-contacts.js';
import {
  editOfTerm,
  idOfTerm,
  proposalsIn,
  type EditedEntry,
} from '../../../../bot/model/editing/edited-entries.js';
import type { GlossaryEntry } from '../../../../knowledge/model/glossary.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import { isoDay } from '../../design/format-time.js';
import { markup, type Html } from '../../design/markup.js';
import { TERMS_AND_CONTACTS_PATH } from '../../model/paths.js';
import type { EditingLibrary } from '../frame/context.js';
import { done, numberIn, receiveForm, type CsrfFormFields, type Notice } from '../frame/editor-frame.js';
import { entryWording as words } from '../wording/entry-wording.js';
import { termKey } from './typed-entry.js';

/** Fewer terms are quick to keep one by one. */
const FEWEST = 3;

/**
 * Leaves out terms that have another problem as well. Also leaves out terms with a change that waits for a second
 * editor, because that change could then not be accepted.
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

/** Each tick has the term's version, so that a term that was reworded since is not kept. */
export function keepTickedForms(
  troubled: readonly CheckedTerm[],
  { form, edited }: { form: CsrfFormFields; edited: readonly EditedEntry[] },
): Html {
  const groups = [...byProblem(troubled, edited)].filter(([, terms]) => terms.length >= FEWEST);
  return markup`${groups.map(
    ([problem, terms]) =>
      markup`<details><summary>${words.sameProblem(terms.length, problem)}</summary>
${form(
  TERMS_AND_CONTACTS_PATH,
  markup`${terms.map(
    ({ term, meaning }) =>
      markup`<label class="tick"><input type="checkbox" name="${tickName(term)}" value="${editOfTerm(edited, term)?.version ?? 0}"> <span><strong>${term}</strong>: ${meaning}</span></label>`,
  )}<div class="buttons"><button type="submit" class="button plain" name="do" value="keep-ticked">${words.keepTicked}</button></div>`,
)}</details>
`,
  )}`;
}

const tickName = (term: string) => `keep-${termKey(term)}`;

export async function receiveKeepTicked(
  library: EditingLibrary,
  exchange: HttpExchange,
  show: (exchange: HttpExchange, notice: Notice) => Promise<HttpReply>,
): Promise<HttpReply> {
  const { posted, editor, refusal } = await receiveForm(library, exchange);
  if (refusal) return show(exchange, refusal);
  const { entries, termsAndContacts } = library.editing.writing;
  const { terms } = await termsAndContacts(library.now());
  const edited = entries.edited();
  const steps = [...byProblem(terms, edited).values()].flat().flatMap((entry): EditedEntry[] => {
    const version = numberIn(posted.field(tickName(entry.term)));
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
  if (!steps.length) return show(exchange, { problem: words.noneTicked, status: 400 });
  if (!(await entries.save(...steps))) return show(exchange, { problem: words.overtaken, status: 409 });
  return done(TERMS_AND_CONTACTS_PATH, 'keptTicked');
}
