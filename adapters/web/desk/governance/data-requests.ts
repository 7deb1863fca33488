// The page of data requests: what an admin can do with each one, and the downloads.
import type { Subject } from '../../../../bot/model/governance/subject-request.js';
import { actorOf } from '../../../../bot/model/people/actor.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import { DATA_REQUESTS_PATH } from '../../model/paths.js';
import type { Desk } from '../frame/context.js';
import { showFormPage, takeStep, trimmed, typedIn, type FormPage } from '../frame/form-page.js';
import { dataRequestsMain, REQUEST_FIELDS, type TypedRequest } from './data-requests-page.js';
import { fileReply } from './file-reply.js';
import { platformsIn } from './platform-label.js';

const SAID = new Map([
  ['open', 'The request has been added.'],
  ['approve', 'The search has been approved.'],
  ['pause', 'The time limit is paused.'],
  ['resume', 'The time limit is running again.'],
  ['own', 'Saved. The next download will show these details.'],
  ['close', 'The request has been closed.'],
  ['erase', 'Their data has been erased.'],
]);

export const dataRequestsPage = ({ options }: Desk): FormPage<TypedRequest> => ({
  path: DATA_REQUESTS_PATH,
  title: 'Data requests',
  styles: ['governance.css'],
  said: SAID,
  main: async (view) =>
    dataRequestsMain({
      ...view,
      requests: await options.oversight.dataRequests.list(),
      platforms: platformsIn(await options.governance.switches()),
    }),
  typedIn: (posted) => typedIn(posted, REQUEST_FIELDS),
  submit(form) {
    const { dataRequests } = options.oversight;
    const { posted, typed } = form;
    const acting = { id: posted.field('request') ?? '', by: actorOf(form.by) };
    const text = (name: string) => trimmed(posted, name, 500);
    return takeStep(form, {
      open: () => dataRequests.open({ ...acting, id: posted.field('press')!, ...requestIn(typed) }),
      approve: () => dataRequests.approve(acting),
      resume: () => dataRequests.resume(acting),
      erase: () => dataRequests.erase(acting),
      pause: () => dataRequests.pause({ ...acting, why: text('why') }),
      own: () => dataRequests.setOwn({ ...acting, own: text('own').split(',') }),
      close: () => dataRequests.close({ ...acting, outcome: text('outcome') }),
    });
  },
});

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
    return showFormPage(desk, exchange, dataRequestsPage(desk), { problem: made.problem, status: 400 });
  return fileReply('data-request', format, made[format]);
}
