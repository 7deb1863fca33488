// What operators read in logs and in the list of failed jobs.
import { remedied } from '../../../knowledge/model/failure-wording.js';

const REPORT_ADDRESS = 'Nothing can be sent to that address. Report this error.';

export const operatorWording = {
  messageUnread: remedied('The model could not read a message.', 'The model will try again later.'),
  nothingSent: (reason: string) => `Nothing was sent, because it could not be recorded. ${reason}`,
  quotedRecalled: remedied(
    'An answer quoted a recalled passage.',
    'Restart the service if this keeps happening.',
  ),
  noPlatform: (platform: string) =>
    remedied(
      `No platform called ${platform} is set up in this process.`,
      'Give the worker the same platform settings as the web process.',
    ),
  channelNotFound:
    'A channel could not be found, because its platform could not be reached. Everything else has started. We will keep trying. Until the channel is found, requests are at /desk.',
  wrongAddress: {
    slack: remedied('A stored address is not a Slack address.', REPORT_ADDRESS),
    web: remedied('A stored address is not a web chat address.', REPORT_ADDRESS),
  },
  jobs: {
    notConnected: (platform: string) => `${platform} is not connected.`,
    endsProcess: (times: number) => `The process ended ${times} times while running this job.`,
  },
  /** Recorded in the audit log if the opening hours from the settings apply again. */
  hoursInSettings: 'as in the settings',
};
