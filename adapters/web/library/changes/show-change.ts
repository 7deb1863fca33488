// Serves the page of one change, and records editors' decisions on it.
import { isSameDetail } from '../../../../ingest/model/change.js';
import {
  editedDetailsSchema,
  type ChangeRecord,
  type EditedDetails,
  type EditorsAction,
  type Review,
} from '../../../../ingest/model/editing.js';
import { secondEditorPolicy } from '../../../../ingest/review/second-editor.js';
import { shortReplacement } from '../../../../ingest/review/short-replacement.js';
import { reviewChange } from '../../../../ingest/review/review-change.js';
import { readChangeAndImpact } from '../../../../bot/recalls/change-and-impact.js';
import { nationsIn } from '../../design/fields.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import { markup } from '../../design/markup.js';
import { CHANGES_PATH, changePath, RELEASES_PATH } from '../../model/paths.js';
import { typedText, UNREADABLE, type Posted } from '../../security/post-guard.js';
import type { EditingLibrary } from '../frame/context.js';
import { LONGEST_DECISION_COMMENT } from './change-forms.js';
import { readTitles, titleOfChange } from '../frame/titles.js';
import { readChangeOrigin } from './change-origin.js';
import { changeMain } from './change-page.js';
import type { ChangeView } from './change-view.js';
import {
  done,
  notFound,
  numberIn,
  problemOf,
  reviewPageReply,
  saidIn,
  settingOf,
  wrongField,
  type EditorsForm,
  type Notice,
} from '../frame/editor-frame.js';
import { changeWording } from '../wording/change-wording.js';

const { problems } = changeWording;
const SAID = { ...changeWording.said, ...changeWording.saidElsewhere };

export async function showChange(
  library: EditingLibrary,
  exchange: HttpExchange,
  given?: Notice,
): Promise<HttpReply> {
  const said = given ?? saidIn(exchange, SAID);
  const view = await readChangeView(library, exchange, said);
  if (!view) return notFound(library, exchange, CHANGES_PATH, changeWording.gone);
  const isReady = said.said === SAID.accept && view.change.state === 'accepted';
  const next = isReady && markup`<a href="${RELEASES_PATH}">${changeWording.policy.publish}</a>`;
  return reviewPageReply(library, exchange, {
    title: changeWording.change(view.change.id, view.title),
    current: CHANGES_PATH,
    notice: { ...said, next },
    main: changeMain(view),
  });
}

export async function readChangeView(
  library: EditingLibrary,
  exchange: HttpExchange,
  notice: Notice,
): Promise<ChangeView | undefined> {
  const { review } = library.editing;
  const { ports } = review;
  const id = numberIn(exchange.params.change);
  const change = id === undefined ? undefined : await ports.editing.change(id);
  if (!change) return undefined;
  const read = await readChangeAndImpact(review, change);
  const titleOf = await readTitles(library.editing);
  const policy = await secondEditorPolicy(ports, library.editorOf(exchange).person.name);
  return {
    change,
    read,
    title: change.details.title ?? (read.after ?? read.before)?.title ?? titleOfChange(titleOf, change),
    titleOf,
    short: await shortReplacement(ports, change),
    events: await ports.editing.events(change.id),
    origin: await readChangeOrigin(library, change),
    notes: new Set((await library.editing.writing.notes.library.notes()).map(({ slug }) => slug)),
    policy,
    isAlone: ports.secondEditor === 'where-two' && policy === 'never',
    isYours: change.acceptedById === library.editorOf(exchange).person.id,
    ...settingOf(library, exchange, notice),
  };
}

export async function receiveChange(form: EditorsForm): Promise<HttpReply> {
  const { library, exchange, posted, editor, refuse } = form;
  const { id: editorId } = library.editorOf(exchange).person;
  const asked = readReview(posted, exchange, { editor, editorId });
  if ('problem' in asked) return refuse(asked);
  try {
    const edited = asked.details && (await changedDetails(library, asked.change, asked.details));
    if (edited && !Object.keys(edited).length)
      return await refuse({ problem: problems.noDetails, status: 400 });
    const { ports } = library.editing.review;
    const { outcome, change } = await reviewChange(ports, {
      ...asked,
      ...(edited && { details: edited }),
    });
    if (outcome === 'decided') return done(changePath(change.id), saidAfter(asked, change));
    const last = (await ports.editing.events(change.id)).at(-1);
    return await refuse({ problem: problems.overtaken(last, change.state), status: 409 });
  } catch (error) {
    return refuse(problemOf(error));
  }
}

function saidAfter({ action, key }: Review, { state }: ChangeRecord): keyof typeof SAID {
  if (key !== undefined && (action === 'accept' || action === 'reject')) return `${action}-passage`;
  return action === 'accept' && state === 'waiting' ? 'first' : action;
}

/** Keeps only the details that were changed, because the form sends every field. */
async function changedDetails(
  { editing: { review } }: EditingLibrary,
  id: number,
  details: EditedDetails,
): Promise<EditedDetails> {
  const change = await review.ports.editing.change(id);
  const after = change && (await readChangeAndImpact(review, change)).after;
  const now: EditedDetails = { language: 'en', ...after, ...change?.details };
  return Object.fromEntries(
    Object.entries(details).filter(
      ([field, value]) => value !== undefined && !isSameDetail(value, now[field as keyof EditedDetails]),
    ),
  );
}

function readReview(
  posted: Posted,
  exchange: HttpExchange,
  who: Pick<Review, 'editor' | 'editorId'>,
): Review | (Notice & { problem: string }) {
  const change = numberIn(exchange.params.change);
  const version = numberIn(posted.field('version'));
  const action = posted.field('do');
  const comment = typedText(posted, 'comment');
  if (change === undefined || version === undefined || !isAction(action)) return UNREADABLE;
  if (comment.length > LONGEST_DECISION_COMMENT)
    return wrongField('comment', problems.longComment(LONGEST_DECISION_COMMENT), 413);
  if (action === 'comment' && comment === '') return wrongField('comment', problems.comment);
  const details = action === 'edit' ? readDetails(posted) : undefined;
  if (details && 'problem' in details) return details;
  const key = posted.field('key');
  return {
    change,
    version,
    ...who,
    action,
    ...(key !== undefined && { key }),
    ...(comment !== '' && { comment }),
    ...(details && { details }),
  };
}

function isAction(action: string | undefined): action is EditorsAction {
  return action !== undefined && Object.hasOwn(changeWording.said, action);
}

function readDetails(posted: Posted): EditedDetails | (Notice & { problem: string }) {
  const text = (field: string) => {
    const value = typedText(posted, field);
    return value === '' ? undefined : value;
  };
  const jurisdictions = nationsIn(posted);
  const parsed = editedDetailsSchema.safeParse({
    title: text('title')?.replace(/\s+/g, ' '),
    date: text('date'),
    ...(jurisdictions.length && { jurisdictions }),
    authority: text('authority'),
    standing: text('standing'),
    language: text('language'),
    note: text('note') ?? '',
  });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = String(issue?.path[0]);
  return wrongField(
    field === 'jurisdictions' ? 'nations' : field,
    changeWording.details.problems[field] ?? problems.wrongDetails,
  );
}
