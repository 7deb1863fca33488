// Serves the page of data requests: what an admin can do with each one, and the downloads.
import type { Subject } from '../../../../bot/model/governance/subject-request.js';
import { actorOf } from '../../../../bot/model/people/actor.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import { seeOther } from '../../design/page.js';
import { DATA_REQUESTS_PATH } from '../../model/paths.js';
import type { DataRequestStep } from '../../ports/oversight.js';
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
  const requests = await desk.options.oversight.dataRequests();
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
  const step = stepIn(posted, typed);
  if (!step) return showDataRequests(desk, exchange, { typed, ...UNREADABLE });
  const problem = await desk.options.oversight.onDataRequest(step, actorOf(visitor.person));
  return problem === undefined
    ? seeOther(`${DATA_REQUESTS_PATH}?said=${step.do}`)
    : showDataRequests(desk, exchange, { typed, problem, status: 400 });
}

function stepIn(posted: Posted, typed: TypedRequest): DataRequestStep | undefined {
  const id = posted.field('request') ?? '';
  const text = (name: string) => trimmed(posted, name, 500);
  switch (posted.field('do')) {
    case 'open':
      return {
        do: 'open',
        id: posted.field('press')!,
        kind: typed.kind === 'erasure' ? 'erasure' : 'access',
        subject: subjectIn(typed),
        received: typed.received ?? '',
      };
    case 'approve':
    case 'resume':
    case 'erase':
      return { do: posted.field('do') as 'approve' | 'resume' | 'erase', id };
    case 'pause':
      return { do: 'pause', id, why: text('why') };
    case 'own':
      return { do: 'own', id, own: text('own').split(',') };
    case 'close':
      return { do: 'close', id, outcome: text('outcome') };
    default:
      return undefined;
  }
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
  const made = await desk.options.oversight.exportData(id, actorOf(visitor.person));
  if ('problem' in made)
    return showDataRequests(desk, exchange, { typed: {}, problem: made.problem, status: 400 });
  return fileReply('data-request', format, made[format]);
}
