// Builds the frame of the editors' pages and handles what their forms have in common.
import { failureForEditors } from '../../../../bot/editing/failure-for-editors.js';
import { wordsIn } from '../../../../bot/wording/words-in.js';
import { Failure } from '../../../../knowledge/model/errors.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import { liveRegions } from '../../delivery/region.js';
import type { FieldProblems } from '../../design/fields.js';
import { markup, type Content, type Html } from '../../design/markup.js';
import { checkForm, csrfFormOf, hiddenFields, type CsrfForm } from '../../security/csrf-form.js';
import { seeOther } from '../../design/page.js';
import { readPost, type Posted, type Refusal } from '../../security/post-guard.js';
import { refusedBox, saidLine } from '../../design/render.js';
import { frameWording } from '../wording/frame-wording.js';
import { workWording } from '../wording/work-wording.js';
import type { EditingLibrary } from './context.js';
import { libraryPageReply } from './library-page.js';

export interface Notice {
  said?: string;
  /** The next step, with its link. Shown after `said`. */
  next?: Content;
  /** Why nothing was done. `typed` has the form's fields as they were sent. */
  problem?: string;
  status?: number;
  typed?: Posted;
  fields?: FieldProblems;
}

export interface ReviewPageParts {
  title: string;
  current: string;
  main: Html;
  notice?: Notice;
  styles?: readonly string[];
  /** The page's scripts. If absent, the page only has the script for live updates. */
  scripts?: readonly string[];
  stream?: string;
  status?: number;
  report?: string;
}

export function reviewPageReply(
  library: EditingLibrary,
  exchange: HttpExchange,
  parts: ReviewPageParts,
): Promise<HttpReply> {
  const {
    notice: given = {},
    main,
    styles = [],
    scripts = ['desk.js'],
    status = given.status ?? 200,
    ...rest
  } = parts;
  const notice = { ...saidIn(exchange, workWording.said), ...given };
  return libraryPageReply(library, library.editorOf(exchange), {
    ...rest,
    title: notice.problem === undefined ? rest.title : wordsIn('en').page.chat.errorTitle(rest.title),
    status,
    styles: ['review.css', ...styles],
    scripts,
    main: markup`${liveRegions()}${showNotice(notice)}${main}`,
  });
}

function showNotice({ said, next, problem, fields = {} }: Notice): Html {
  return markup`${said !== undefined && saidLine(markup`${said}${next && markup` ${next}`}`)}${
    problem !== undefined && refusedBox(problem, wordsIn('en'), problemLinks(problem, fields))
  }`;
}

/** Leaves out what the notice itself says. */
function problemLinks(problem: string, fields: FieldProblems): Html | false {
  const wrong = Object.entries(fields).filter(([, text]) => text !== problem);
  return (
    wrong.length > 0 &&
    markup`<ul>${wrong.map(([id, text]) => markup`<li><a href="#${id}">${text}</a></li>`)}</ul>`
  );
}

/** For a form with a single field that can be wrong, which the notice names. */
export function wrongField(id: string, problem: string, status = 400) {
  return { problem, fields: { [id]: problem }, status };
}

export function csrfFormFor(
  library: EditingLibrary,
  exchange: HttpExchange,
): (action: string, content: Content, name?: string) => Html {
  const setting: CsrfForm = csrfFormOf(library.editorOf(exchange));
  return (action, content, name = 'stack') =>
    markup`<form method="post" action="${action}" class="${name}" novalidate>${hiddenFields(setting)}
${content}
</form>`;
}
export type CsrfFormFields = ReturnType<typeof csrfFormFor>;

export interface PageSetting {
  form: CsrfFormFields;
  notice: Notice;
}

export function settingOf(library: EditingLibrary, exchange: HttpExchange, notice: Notice): PageSetting {
  return { form: csrfFormFor(library, exchange), notice };
}

/** A form that has been checked. */
export interface EditorsForm {
  library: EditingLibrary;
  exchange: HttpExchange;
  posted: Posted;
  editor: string;
  /** Shows the page again, with what was typed. */
  refuse(notice: Notice): Promise<HttpReply>;
}

export async function receiveForm(
  library: EditingLibrary,
  exchange: HttpExchange,
): Promise<Pick<EditorsForm, 'posted' | 'editor'> & { refusal?: Refusal }> {
  const visitor = library.editorOf(exchange);
  const posted = readPost(exchange);
  const refusal = await checkForm(library, visitor, exchange, posted);
  return { posted, editor: visitor.person.name, refusal };
}

/**
 * `said` is a code and not the message itself, so that no one can use an address to put other text on the
 * page.
 */
export function done(path: string, said: string): HttpReply {
  return seeOther(`${path}?said=${said}`);
}

/** An editor can act on a `Failure`. Any other error is a bug, and is thrown again. */
export function problemOf(error: unknown): Notice {
  if (!(error instanceof Failure)) throw error;
  return { problem: failureForEditors(error), status: 400 };
}

export function saidIn<T extends string>(
  exchange: HttpExchange,
  sentences: Readonly<Record<T, string>>,
): Notice {
  const said = exchange.query.get('said');
  const known = Object.entries<string>(sentences).find(([name]) => name === said);
  return known ? { said: known[1] } : {};
}

export function notFound(
  library: EditingLibrary,
  exchange: HttpExchange,
  path: string,
  text: string | Html,
): Promise<HttpReply> {
  return reviewPageReply(library, exchange, {
    title: frameWording.notFound,
    current: path,
    main: markup`<h1>${frameWording.notFound}</h1><p>${text}</p><p><a href="${path}">${frameWording.back}</a></p>`,
    status: 404,
  });
}

/** Reads a whole number from an address. Returns undefined for any other text. */
export function numberIn(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

export function typedOr({ typed }: Notice, field: string): string {
  return typed?.field(field) ?? '';
}
