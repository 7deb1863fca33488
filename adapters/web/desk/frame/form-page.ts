// Builds pages with forms for the desk. When a form is sent, the page says under its heading what was done or
// what was wrong.
import { wordsIn } from '../../../../bot/wording/words-in.js';
import type { HandlingResult } from '../../../../bot/data-subject/handling-steps.js';
import type { SignedIn } from '../../model/signed-in.js';
import type { BotPorts } from '../../../../bot/model/ports.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import { problemList, type FieldProblems } from '../../design/fields.js';
import { flag, markup, type Html } from '../../design/markup.js';
import { seeOther } from '../../design/page.js';
import { refusedBox, saidLine } from '../../design/render.js';
import { checkForm, csrfFormOf, type CsrfForm } from '../../security/csrf-form.js';
import { typedText, readPost, UNREADABLE, type Posted } from '../../security/post-guard.js';
import type { GuardedRoutes } from '../../sign-in/access.js';
import type { Desk } from './context.js';
import { deskPageReply } from './desk-page.js';
import { REQUEST } from '../../model/paths.js';
import { frameWording } from '../wording/frame-wording.js';

export interface FormPage<Typed> {
  path: string;
  title: string;
  styles?: readonly string[];
  /**
   * The success messages, by code. An address only contains the code, so that no one can use it to put other
   * text on the page.
   */
  said?: ReadonlyMap<string, string>;
  main(view: FormView<Typed>): Promise<Html>;
  typedIn(posted: Posted): Typed;
  /** Handles a form that has passed the security checks. */
  submit(form: SubmittedForm<Typed>): Promise<FormOutcome<Typed>>;
}

export interface FormView<Typed> {
  forms: CsrfForm;
  now: Date;
  reader: SignedIn['person'];
  query: URLSearchParams;
  /** What the person typed, and what was wrong. Only set if a form was refused. */
  typed?: Typed;
  problem?: string;
  /** The name of the field that is wrong, if a single one is. */
  field?: string;
  /** All that is wrong, by the id of the field. */
  problems?: FieldProblems;
}

export interface SubmittedForm<Typed> {
  posted: Posted;
  typed: Typed;
  by: SignedIn['person'];
}

/**
 * Why the form was refused. The form is shown again with `typed`. If that is absent, it has what the person
 * typed.
 */
export interface Refused<Typed> {
  problem: string;
  status: number;
  typed?: Typed;
  field?: string;
  problems?: FieldProblems;
}

/**
 * The code of a success message, the reason for a refusal, or a file to download. `request`: the request at the desk
 * that the form was on.
 */
export type FormOutcome<Typed> = { said: string; request?: string } | Refused<Typed> | HttpReply;

export function mountFormPage<Typed>(routes: GuardedRoutes, desk: Desk, page: FormPage<Typed>): void {
  routes.get(page.path, (exchange) => showFormPage(desk, exchange, page));
  routes.post(page.path, (exchange) => receiveForm(desk, exchange, page));
}

export async function showFormPage<Typed>(
  desk: Desk,
  exchange: HttpExchange,
  { path, title, styles, said, main }: Omit<FormPage<Typed>, 'typedIn' | 'submit'>,
  refused?: Refused<Typed>,
): Promise<HttpReply> {
  const visitor = desk.visitorOf(exchange);
  const done = refused ? undefined : said?.get(exchange.query.get('said') ?? '');
  const { typed, problem, field, problems } = refused ?? {};
  const view = {
    forms: csrfFormOf(visitor),
    now: desk.now(),
    reader: visitor.person,
    query: exchange.query,
    typed,
    problem,
    field,
    problems,
  };
  return deskPageReply(desk, visitor, {
    title: refused ? frameWording.errorTitle(refused.problem) : title,
    current: path,
    styles,
    main: markup`<h1>${title}</h1>
${done !== undefined && saidLine(done)}
${refused && (problems ? problemList(refused.problem, problems) : refusedBox(refused.problem, wordsIn('en')))}
${await main(view)}`,
    status: refused?.status,
  });
}

async function receiveForm<Typed>(
  desk: Desk,
  exchange: HttpExchange,
  page: FormPage<Typed>,
): Promise<HttpReply> {
  const visitor = desk.visitorOf(exchange);
  const posted = readPost(exchange);
  const typed = page.typedIn(posted);
  const outcome =
    (await checkForm(desk, visitor, exchange, posted)) ??
    (await page.submit({ posted, typed, by: visitor.person }));
  if ('problem' in outcome) return showFormPage(desk, exchange, page, { typed, ...outcome });
  return 'said' in outcome ? seeOther(donePath(page.path, outcome)) : outcome;
}

function donePath(path: string, { said, request }: { said: string; request?: string }): string {
  return `${path}?${new URLSearchParams({ said, ...(request !== undefined && { [REQUEST]: request }) }).toString()}`;
}

/**
 * Runs the step that is named after the button that was pressed. Each step returns a problem if it fails. `fieldOf`
 * names the field that each problem is about.
 */
export async function takePressedStep(
  { options }: Pick<Desk, 'options'>,
  { posted }: Pick<SubmittedForm<unknown>, 'posted'>,
  steps: Readonly<Record<string, (ports: BotPorts) => Promise<HandlingResult<unknown>>>>,
  fieldOf: ReadonlyMap<string, string>,
): Promise<{ said: string } | Refused<never>> {
  const name = posted.field('do') ?? '';
  if (!Object.hasOwn(steps, name)) return UNREADABLE;
  const taken = await options.takeStep(steps[name]!);
  if (taken.outcome === 'done') return { said: name };
  return { problem: taken.problem, status: 400, field: fieldOf.get(taken.problem) };
}

export function typedIn<Name extends string>(posted: Posted, names: readonly Name[], longest?: number) {
  return Object.fromEntries(names.map((name) => [name, typedText(posted, name, longest)])) as Record<
    Name,
    string
  >;
}

export function radio(name: string, value: string, label: string, isChosen: boolean): Html {
  return markup`<div class="choice"><input type="radio" id="${name}-${value}" name="${name}" value="${value}"${flag('checked', isChosen)}><label for="${name}-${value}">${label}</label></div>`;
}

/** Shows cards for open items, the form for a new item, and cards for any items that have ended. */
export function cardsAndForm(
  open: readonly Html[],
  said: { none: string; form: { title: string } },
  form: Html,
  [id, title, ended]: readonly [id: string, title: string, ended: readonly Html[]],
): Html {
  return markup`${open.length ? markup`<ul class="advisers">${open}</ul>` : markup`<p class="empty">${said.none}</p>`}
<section aria-labelledby="new-title"><h2 id="new-title">${said.form.title}</h2>${form}</section>
${ended.length > 0 && markup`<section aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2><ul class="advisers">${ended}</ul></section>`}`;
}
