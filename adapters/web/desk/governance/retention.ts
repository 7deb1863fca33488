// Shows how long data is kept, and records that an admin has confirmed the periods.
import {
  periodsKey,
  type RetentionPeriods,
  type RetentionPreview,
} from '../../../../bot/model/governance/retention.js';
import { RETENTION_PATH } from '../../model/paths.js';
import type { Desk } from '../frame/context.js';
import type { FormPage } from '../frame/form-page.js';
import { retentionMain } from './retention-page.js';

const SAID = new Map([
  ['confirmed', 'Confirmed. Data past its retention period will be deleted every night.'],
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
  async submit({ typed: periods, by }) {
    return (await governance.confirm(by.name ?? by.id, periods))
      ? { said: 'confirmed' }
      : {
          problem: 'The periods have changed since this page was loaded. Check them again.',
          status: 400,
        };
  },
});
