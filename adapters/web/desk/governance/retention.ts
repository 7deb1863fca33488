// Serves the page that shows what is deleted when, and records an admin's confirmation of the periods.
import { periodsKey } from '../../../../bot/model/governance/retention.js';
import type { RetentionPeriods, RetentionPreview } from '../../../../bot/model/governance/retention.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import { seeOther } from '../../design/page.js';
import { RETENTION_PATH } from '../../model/paths.js';
import { checkForm } from '../../security/csrf-form.js';
import { readPost } from '../../security/post-guard.js';
import type { Desk } from '../frame/context.js';
import type { Refused } from '../frame/form-page.js';
import { formPageReply } from '../frame/form-page.js';
import { retentionMain } from './retention-page.js';

const CHANGED: Refused = {
  status: 400,
  problem: 'The periods have changed since this page was loaded. Check them again.',
};

export async function showRetention(
  desk: Desk,
  exchange: HttpExchange,
  refused?: Refused,
): Promise<HttpReply> {
  const preview = await desk.options.governance.preview();
  return formPageReply(desk, exchange, {
    title: 'Retention',
    current: RETENTION_PATH,
    styles: ['governance.css'],
    said: SAID,
    refused,
    main: (view) => retentionMain({ ...view, preview, shown: shownPeriods(preview) }),
  });
}

const SAID = new Map([
  ['confirmed', 'Confirmed. Data past its retention period will be deleted every night.'],
]);

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
