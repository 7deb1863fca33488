// Shows how long data is kept, and records that an admin has confirmed the periods.
import {
  periodsKey,
  type RetentionPeriods,
  type RetentionPreview,
} from '../../../../bot/model/governance/retention.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import { RETENTION_PATH } from '../../model/paths.js';
import type { Desk } from '../frame/context.js';
import { showFormPage, type FormPage } from '../frame/form-page.js';
import { confirmRetentionMain, retentionMain } from './retention-page.js';

const SAID = new Map([
  ['confirmed', 'Confirmed. Data past its retention period will be deleted every night.'],
  ['stopped', 'Nothing more will be deleted until someone confirms the periods again.'],
]);

const shownPeriods = ({ classes }: RetentionPreview) =>
  periodsKey(Object.fromEntries(classes.map(({ name, days }) => [name, days])) as RetentionPeriods);

/** `typed` is the key for the periods that the page showed. */
export const retentionPage = ({ options: { governance } }: Desk): FormPage<string> => ({
  path: RETENTION_PATH,
  title: 'Retention',
  styles: ['governance.css'],
  said: SAID,
  async main(view) {
    const preview = await governance.preview();
    return retentionMain({ ...view, preview, shown: shownPeriods(preview) });
  },
  typedIn: ({ field }) => field('periods') ?? '',
  async submit({ posted, typed: periods, by }) {
    const name = by.name ?? by.id;
    if (posted.field('do') === 'stop') {
      await governance.stopDeleting(name);
      return { said: 'stopped' };
    }
    return (await governance.confirm(name, periods))
      ? { said: 'confirmed' }
      : {
          problem: 'The periods have changed since this page was loaded. Check them again.',
          status: 400,
        };
  },
});

export function showConfirmRetention(desk: Desk, exchange: HttpExchange): Promise<HttpReply> {
  const { governance } = desk.options;
  return showFormPage<string>(desk, exchange, {
    path: RETENTION_PATH,
    title: 'Start deleting old data',
    async main(view) {
      const preview = await governance.preview();
      return confirmRetentionMain({ ...view, preview, shown: shownPeriods(preview) });
    },
  });
}
