// What administrators read when they create the app package for Teams.
import type { ProblemAndRemedy } from '../../../knowledge/model/errors.js';

export const packageWording = {
  help: `Creates the app package to upload to Teams. Set MICROSOFT_APP_ID and PUBLIC_URL first.

  --out FILE             where to save it; data/teams-app.zip by default
  --developer NAME       who is responsible for the app, at most 32 characters
  --privacy-url URL      the privacy notice; PUBLIC_URL by default
  --terms-url URL        the terms of use; PUBLIC_URL by default
  --only-when-mentioned  do not ask for permission to read channel messages that do not mention the bot
`,
  developer: 'Guidance team',
  version: 'This must be 3 numbers, such as 1.0.0.',
  wrote: (file: string) => `Wrote ${file}. Upload it in Teams or the Teams admin centre.\n`,
  notSet: (name: string): ProblemAndRemedy => [
    `${name} is not set.`,
    `Set ${name} in .env or in the environment.`,
  ],
  refused: (problems: readonly string[]): ProblemAndRemedy => [
    `Teams would refuse this app (${problems.join('; ')}).`,
    'Set MICROSOFT_APP_ID to the bot’s app ID, and PUBLIC_URL to its HTTPS address.',
  ],
};
