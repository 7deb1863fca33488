// What operators read in logs and in the list of failed jobs.
import { remedied } from '../../../knowledge/model/failure-wording.js';

export const operatorWording = {
  messageUnread: remedied('The model could not read a message.', 'The model will try again later.'),
  quotedRecalled: remedied(
    'An answer quoted a recalled passage.',
    'Restart the service if this keeps happening.',
  ),
  jobs: {
    notConnected: (platform: string) => `${platform} is not connected.`,
    endsProcess: (times: number) => `The process ended ${times} times while it ran this job.`,
  },
  /** In the audit log, instead of opening hours that someone set at the desk. */
  hoursInSettings: 'as in the settings',
};
