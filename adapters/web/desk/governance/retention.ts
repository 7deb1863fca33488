// Serves the page that shows what is deleted when, and records an admin's confirmation of the periods.
import { periodsKey } from '../../../../bot/model/governance/retention.js';
import type { RetentionPeriods, RetentionPreview } from '../../../../bot/model/governance/retention.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import { seeOther } from '../../design/page.js';
import { RETENTION_PATH } from '../../model/paths.js';
import { checkForm, csrfFormOf } from '../../security/csrf-form.js';
import { readPost } from '../../security/post-guard.js';
import type { Refusal } from '../../security/post-guard.js';
import type { Desk } from '../frame/context.js';
import { deskPageReply } from '../frame/desk-page.js';
import { retentionMain } from './retention-page.js';

const CHANGED: Pick<Refusal, 'problem' | 'status'> = {
  status: 400,
  problem: 'The periods have changed since this page was loaded. Check them again.',
};

export async function showRetention(
  desk: Desk,
  exchange: HttpExchange,
  refusal?: Pick<Refusal, 'problem' | 'status'>,
): Promise<HttpReply> {
  const visitor = desk.visitorOf(exchange);
  const preview = await desk.options.governance.preview();
  return deskPageReply(desk, visitor, {
    title: refusal ? `Error: ${refusal.problem}` : 'Retention',
    current: RETENTION_PATH,
    styles: ['governance.css'],
    main: retentionMain({
      preview,
      shown: shownPeriods(preview),
      forms: csrfFormOf(visitor),
      now: desk.now(),
      ...(!refusal && exchange.query.get('said') === 'confirmed' && { said: CONFIRMED }),
      ...(refusal && { problem: refusal.problem }),
    }),
    ...(refusal && { status: refusal.status }),
  });
}

const CONFIRMED = 'Confirmed. Data past its retention period will be deleted every night.';

const shownPeriods = ({ classes }: RetentionPreview) =>
  periodsKey(Object.fromEntries(classes.map(({ name, days }) => [name, days])) as RetentionPeriods);

export async function receiveConfirmation(desk: Desk, exchange: HttpExchange): Promise<HttpReply> {
  const visitor = desk.visitorOf(exchange);
  const posted = readPost(exchange);
  const refusal = await checkForm(desk, visitor, exchange, posted);
  if (refusal) return showRetention(desk, exchange, refusal);
  const by = visitor.person.name ?? visitor.person.id;
  const isConfirmed = await desk.options.governance.confirm(by, posted.field('periods') ?? '');
  if (!isConfirmed) return showRetention(desk, exchange, CHANGED);
  return seeOther(`${RETENTION_PATH}?said=confirmed`);
}
