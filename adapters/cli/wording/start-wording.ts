import { orMeant } from './common-wording.js';

export const startWording = {
  noCommand: (name: string, meant?: string) =>
    name ? orMeant(`There is no command "${name}".`, meant) : 'Type a command.',
  /** Shown at each start, so that no one relies on sources being checked when they are not. */
  notFollowed:
    'Sources are only checked for changes when an editor asks. To check them on a schedule, set REFRESH_SOURCES=scheduled.',
  stopping: 'Shutting down: finishing current work…',
  notPrepared: (why: string) =>
    `The guidance could not be prepared for the new search model. We will keep trying. ${why}`,
  samples: 'No guidance has been published yet. Importing the sample notes…',
  ask: (url: string) => `Ask questions: ${url}/`,
  advisers: (url: string) => `Advisers: ${url}/desk`,
  guidance: (url: string) => `Guidance: ${url}/library`,
  status: (url: string) => `Running. Check its status at ${url}/readyz.`,
  working: 'Working.',
} as const;
