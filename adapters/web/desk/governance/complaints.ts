// Serves the complaints page, where an admin adds, acknowledges and closes complaints.
import { actorOf } from '../../../../bot/model/people/actor.js';
import type { Actor } from '../../../../bot/model/people/actor.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import { seeOther } from '../../design/page.js';
import { COMPLAINTS_PATH } from '../../model/paths.js';
import { checkForm } from '../../security/csrf-form.js';
import { readPost, UNREADABLE } from '../../security/post-guard.js';
import type { Posted } from '../../security/post-guard.js';
import type { Desk } from '../frame/context.js';
import type { Refused } from '../frame/form-page.js';
import { formPageReply, trimmed, typedIn } from '../frame/form-page.js';
import { COMPLAINT_FIELDS, complaintsMain } from './complaints-page.js';
import type { TypedComplaint } from './complaints-page.js';
import { platformsIn } from './platform-label.js';

const SAID = new Map([
  ['add', 'The complaint has been added.'],
  ['acknowledge', 'Acknowledged. If the complaint was made in chat, we’re telling the person there.'],
  ['close', 'The complaint has been closed.'],
]);

export async function showComplaints(
  desk: Desk,
  exchange: HttpExchange,
  refused?: Refused & { typed: TypedComplaint },
): Promise<HttpReply> {
  const complaints = await desk.options.oversight.complaints.list();
  const platforms = platformsIn(await desk.options.governance.switches());
  return formPageReply(desk, exchange, {
    title: 'Complaints',
    current: COMPLAINTS_PATH,
    styles: ['governance.css'],
    said: SAID,
    refused,
    main: (view) => complaintsMain({ ...view, complaints, platforms, typed: refused?.typed ?? {} }),
  });
}

export async function receiveComplaint(desk: Desk, exchange: HttpExchange): Promise<HttpReply> {
  const visitor = desk.visitorOf(exchange);
  const posted = readPost(exchange);
  const typed = typedIn(posted, COMPLAINT_FIELDS, LONGEST);
  const refusal = await checkForm(desk, visitor, exchange, posted);
  if (refusal) return showComplaints(desk, exchange, { typed, ...refusal });
  const step = takeStep(desk, posted, typed, actorOf(visitor.person));
  if (!step) return showComplaints(desk, exchange, { typed, ...UNREADABLE });
  const problem = await step;
  return problem === undefined
    ? seeOther(`${COMPLAINTS_PATH}?said=${posted.field('do')}`)
    : showComplaints(desk, exchange, { typed, problem, status: 400 });
}

const LONGEST = 2_000;
const textIn = (posted: Posted, name: string) => trimmed(posted, name, LONGEST);

function takeStep(
  desk: Desk,
  posted: Posted,
  typed: TypedComplaint,
  by: Actor,
): Promise<string | undefined> | undefined {
  const { complaints } = desk.options.oversight;
  const id = posted.field('complaint') ?? '';
  switch (posted.field('do')) {
    case 'add':
      return complaints.add({ id: posted.field('press')!, via: 'desk', ...complaintIn(typed), by });
    case 'acknowledge':
      return complaints.acknowledge({ id, by });
    case 'close':
      return complaints.close({
        id,
        by,
        outcome: textIn(posted, 'outcome'),
        answer: textIn(posted, 'answer'),
      });
    default:
      return undefined;
  }
}

function complaintIn({ about = '', from = '', platform = '', person = '', received = '' }: TypedComplaint) {
  return {
    words: about,
    from,
    ...(person !== '' && { person: { platform, id: person } }),
    received,
  };
}
