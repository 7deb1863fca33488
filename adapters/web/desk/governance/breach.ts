// The page for breach reports: an admin enters the days and the reason, and downloads a report on that period.
import { actorOf } from '../../../../bot/model/people/actor.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import type { Html } from '../../design/markup.js';
import { markup } from '../../design/markup.js';
import { BREACH_PATH } from '../../model/paths.js';
import type { CsrfForm } from '../../security/csrf-form.js';
import { checkForm, hiddenFields } from '../../security/csrf-form.js';
import { readPost } from '../../security/post-guard.js';
import type { Desk } from '../frame/context.js';
import type { Refused } from '../frame/form-page.js';
import { formPageReply, trimmed } from '../frame/form-page.js';
import { fileReply } from './file-reply.js';

interface Typed {
  from: string;
  to: string;
  reason: string;
}

export function showBreachForm(
  desk: Desk,
  exchange: HttpExchange,
  refused?: Refused & { typed: Typed },
): Promise<HttpReply> {
  return Promise.resolve(
    formPageReply(desk, exchange, {
      title: 'Breach report',
      current: BREACH_PATH,
      styles: ['governance.css'],
      refused,
      main: ({ forms }) => breachMain(forms, refused?.typed),
    }),
  );
}

export async function downloadBreachReport(desk: Desk, exchange: HttpExchange): Promise<HttpReply> {
  const visitor = desk.visitorOf(exchange);
  const posted = readPost(exchange);
  const text = (name: string) => trimmed(posted, name, 500);
  const typed = { from: text('from'), to: text('to'), reason: text('reason') };
  const refusal = await checkForm(desk, visitor, exchange, posted);
  if (refusal) return showBreachForm(desk, exchange, { typed, ...refusal });
  const made = await desk.options.oversight.breachReport({ ...typed, by: actorOf(visitor.person) });
  if ('problem' in made) return showBreachForm(desk, exchange, { typed, problem: made.problem, status: 400 });
  const format = posted.field('do') === 'json' ? 'json' : 'html';
  return fileReply('breach-report', format, made[format]);
}

function breachMain(forms: CsrfForm, typed?: Typed): Html {
  const { from, to, reason } = typed ?? { from: '', to: '', reason: '' };
  return markup`<p>Use this report if someone may have seen or changed personal data that they should not have. It lists whose data was affected in a period, what was sent where, who read what, and which versions and settings were in use. It names people by their ids, and contains nothing anyone wrote about a child.</p>
<p>You decide whether it is a breach and who to tell. You must tell the Information Commissioner within 72 hours of becoming aware of one, unless it is unlikely to put people at risk.</p>
<form method="post" action="${BREACH_PATH}" class="stack hold-form">${hiddenFields(forms)}
<label for="from">First day</label><input type="date" id="from" name="from" value="${from}">
<label for="to">Last day</label><input type="date" id="to" name="to" value="${to}">
<label for="reason">Why do you need this report?</label><input type="text" id="reason" name="reason" value="${reason}" maxlength="500" autocomplete="off" aria-describedby="reason-hint">
<p class="hint" id="reason-hint">We save your name, the time and a digest of the reason in the audit log.</p>
<div class="buttons"><button type="submit" class="button primary" name="do" value="html">Download as a page</button> <button type="submit" class="button" name="do" value="json">Download as JSON</button></div></form>`;
}
