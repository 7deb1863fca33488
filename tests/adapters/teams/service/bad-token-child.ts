// Sends bad tokens to the endpoint, or directly to the library. Runs in a separate process, so that the test
// can read all its output.
import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { withRedirectedConsole } from '../../../../adapters/teams/service/redirect-console.js';
import { createLog } from '../../../../adapters/composition/settings/log.js';
import { personalMessage } from '../../../fakes/fake-teams/activities.js';
import { APP_ID } from '../../../fakes/fake-teams/fake-teams.js';
import type { SignOptions } from '../../../fakes/fake-teams/sign-token.js';
import { startHarness } from '../harness.js';

const [how] = process.argv.slice(2);
const BAD: SignOptions[] = [{ expiresAt: new Date(Date.now() - 3_600_000) }, { wrongKey: true }];

const log = createLog('warn');
const harness = await startHarness({ log });
const { teams } = harness;
const activity = personalMessage(teams.serviceUrl);

const library = new ConfigurationBotFrameworkAuthentication(
  {
    MicrosoftAppId: APP_ID,
    ToBotFromChannelOpenIdMetadataUrl: teams.openIdMetadataUrl,
    ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
    ToBotFromEmulatorOpenIdMetadataUrl: teams.openIdMetadataUrl,
    ToChannelFromBotLoginUrl: teams.url,
    ToChannelFromBotOAuthScope: 'https://api.botframework.com',
    OAuthUrl: teams.url,
  },
  teams.credentials,
);

async function askLibrary(sign: SignOptions): Promise<void> {
  const authorization = await teams.sign(sign);
  await library.authenticateRequest(activity as never, authorization).catch(() => undefined);
}

for (const sign of BAD) {
  if (how === 'library-alone') await askLibrary(sign);
  if (how === 'library-kept-quiet') await withRedirectedConsole(log, () => askLibrary(sign));
  if (how === 'endpoint') await harness.deliver(activity, sign);
}
/* eslint-disable no-console -- the library writes these two if DEBUG or AZURE_LOG_LEVEL is set */
if (how === 'library-kept-quiet')
  await withRedirectedConsole(log, () => {
    console.trace('Traced: BEGIN PUBLIC KEY');
    console.debug('Debugged: BEGIN PUBLIC KEY');
    return Promise.resolve();
  });
/* eslint-enable no-console */
// eslint-disable-next-line no-console -- the test checks that others can still write to it
console.error('written by someone else');
await harness.close();
