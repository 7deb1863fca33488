import { counted } from '../../../bot/wording/english/plurals.js';

export const migrateWording = {
  upToDate: 'The tables are up to date.',
  steps: (names: readonly string[]) =>
    `This would change the tables in ${counted(names.length, 'step')}: ${names.join(', ')}.`,
  stopFirst: (steps: string) =>
    `First stop every process running the earlier version. This upgrade removes something that the earlier version still needs: ${steps}.`,
  keepRunning: 'The earlier version can keep running while you do this.',
  index: {
    usable: 'The search index can be used as it is.',
    none: 'No guidance has been published, so there is no search index.',
    unknown:
      'The search index could not be read because it does not match these tables. It will be checked when the service starts.',
    unusable: (count: number) =>
      `The search index would have to be rebuilt from the store: ${count.toLocaleString('en-GB')} passages. The first questions would not be answered until it is ready.`,
    'of-another-model': (count: number) =>
      `This version uses a different search model: ${count.toLocaleString('en-GB')} passages would have to be embedded again. Questions would use the earlier model until that is done.`,
  },
  notSeconds: ['--wait needs a number of seconds.', 'For example: ctac migrate --wait 300'],
  notMigrated: [
    'The tables have not been migrated yet.',
    'Run "ctac migrate" once with this version. In Kubernetes, check the job ctac-migrate.',
  ],
} as const;
