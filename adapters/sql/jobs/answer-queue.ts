import type { JobPayloads, JobRecords } from '../../../bot/model/jobs/job.js';
import { fromJson } from '../engine/columns.js';
import type { Queries } from '../engine/open-database.js';

export function answerQueue(db: Queries): Pick<JobRecords, 'answerQueue' | 'questionsIn'> {
  const queued = () =>
    db.selectFrom('jobs').where('state', 'in', ['waiting', 'leased']).where('kind', '=', 'answer-question');
  return {
    async answerQueue() {
      const { ahead, running, since } = await queued()
        .where('urgent', '=', 0)
        .select((eb) => [
          eb.fn.countAll<number>().as('ahead'),
          eb.fn.count<number>(eb.case().when('state', '=', 'leased').then(1).end()).as('running'),
          eb.fn.min(eb.case().when('state', '=', 'waiting').then(eb.ref('enqueued_at')).end()).as('since'),
        ])
        .executeTakeFirstOrThrow();
      const queue = { ahead, running };
      if (since === null) return { ...queue, answered: 0 };
      const { answered } = await db
        .selectFrom('answers')
        .select((eb) => eb.fn.countAll<number>().as('answered'))
        .where('created_at', '>=', since)
        .executeTakeFirstOrThrow();
      return { ...queue, since, answered };
    },
    async questionsIn(lane) {
      const rows = await queued().where('lane', '=', lane).select('payload').orderBy('id').execute();
      return rows.map(({ payload }) => fromJson<JobPayloads['answer-question']>(payload));
    },
  };
}
