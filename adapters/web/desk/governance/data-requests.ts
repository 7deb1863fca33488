// Serves the page of data requests: what an admin can do with each one, and the downloads.
import type { Subject } from '../../../../bot/model/governance/subject-request.js';
import { actorOf } from '../../../../bot/model/people/actor.js';
import type { Actor } from '../../../../bot/model/people/actor.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import { seeOther } from '../../design/page.js';
import { DATA_REQUESTS_PATH } from '../../model/paths.js';
import { checkForm } from '../../security/csrf-form.js';
import { readPost, UNREADABLE } from '../../security/post-guard.js';
import type { Posted } from '../../security/post-guard.js';
import type { Desk } from '../frame/context.js';
import type { Refused } from '../frame/form-page.js';
import { formPageReply, trimmed, typedIn } from '../frame/form-page.js';
import { dataRequestsMain, REQUEST_FIELDS } from './data-requests-page.js';
import { fileReply } from './file-reply.js';
import { platformsIn } from './platform-label.js';
import type { TypedRequest } from './data-requests-page.js';

const SAID = new Map([
  ['open', 'The request has been added.'],
  ['approve', 'The search has been approved.'],
  ['pause', 'The time limit is paused.'],
  ['resume', 'The time limit is running again.'],
  ['own', 'Saved. The next download will show these details.'],
  ['close', 'The request has been closed.'],
  ['erase', 'Their data has been erased.'],
]);

export async function showDataRequests(
  desk: Desk,
  exchange: HttpExchange,
  refused?: Refused & { typed: TypedRequest },
): Promise<HttpReply> {
  const visitor = desk.visitorOf(exchange);
  const requests = await desk.options.oversight.dataRequests.list();
  const platforms = platformsIn(await desk.options.governance.switches());
  return formPageReply(desk, exchange, {
    title: 'Data requests',
    current: DATA_REQUESTS_PATH,
    styles: ['governance.css'],
    said: SAID,
    refused,
    main: (view) =>
      dataRequestsMain({
        ...view,
        requests,
        platforms,
        self: actorOf(visitor.person).account,
        typed: refused?.typed ?? {},
      }),
  });
}

export async function receiveDataRequest(desk: Desk, exchange: HttpExchange): Promise<HttpReply> {
  const visitor = desk.visitorOf(exchange);
  const posted = readPost(exchange);
  const typed = typedIn(posted, REQUEST_FIELDS);
  const refusal = await checkForm(desk, visitor, exchange, posted);
  if (refusal) return showDataRequests(desk, exchange, { typed, ...refusal });
  const step = takeStep(desk, posted, typed, actorOf(visitor.person));
  if (!step) return showDataRequests(desk, exchange, { typed, ...UNREADABLE });
  const problem = await step;
  return problem === undefined
    ? seeOther(`${DATA_REQUESTS_PATH}?said=${posted.field('do')}`)
    : showDataRequests(desk, exchange, { typed, problem, status: 400 });
}

function takeStep(
  desk: Desk,
  posted: Posted,
  typed: TypedRequest,
  by: Actor,
): Promise<string | undefined> | undefined {
  const { dataRequests } = desk.options.oversight;
  const acting = { id: posted.field('request') ?? '', by };
  const text = (name: string) => trimmed(posted, name, 500);
  switch (posted.field('do')) {
    case 'open':
      return dataRequests.open({ id: posted.field('press')!, ...requestIn(typed), by });
    case 'approve':
      return dataRequests.approve(acting);
    case 'resume':
      return dataRequests.resume(acting);
    case 'erase':
      return dataRequests.erase(acting);
    case 'pause':
      return dataRequests.pause({ ...acting, why: text('why') });
    case 'own':
      return dataRequests.setOwn({ ...acting, own: text('own').split(',') });
    case 'close':
      return dataRequests.close({ ...acting, outcome: text('outcome') });
    default:
      return undefined;
  }
}

function requestIn(typed: TypedRequest) {
  return {
    kind: typed.kind === 'erasure' ? ('erasure' as const) : ('access' as const),
    subject: subjectIn(typed),
    received: typed.received ?? '',
  };
}

function subjectIn({ by, platform = '', person = '', sought = '' }: TypedRequest): Subject {
  return by === 'name' ? { by: 'name', sought } : { by: 'identity', person: { platform, id: person } };
}

export async function downloadData(
  desk: Desk,
  exchange: HttpExchange,
  format: 'html' | 'json',
): Promise<HttpReply> {
  const visitor = desk.visitorOf(exchange);
  const id = exchange.params.request ?? '';
  const made = await desk.options.oversight.dataRequests.export({ id, by: actorOf(visitor.person) });
  if ('problem' in made)
    return showDataRequests(desk, exchange, { typed: {}, problem: made.problem, status: 400 });
  return fileReply('data-request', format, made[format]);
}
