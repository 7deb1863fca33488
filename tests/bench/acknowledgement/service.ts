// Runs the service as `npm start` does. Only Microsoft's servers are replaced by fakes, because their
// addresses cannot be set.
import { connectMain } from '../../../adapters/composition/service.js';
import { fakeCredentials } from '../../fakes/fake-teams/fake-teams.js';
import type { ProcessPlan } from '../../support/deployment/plan.js';

const plan = JSON.parse(process.argv[2]!) as ProcessPlan;
const { serviceUrl, openIdMetadataUrl, tokenUrl } = plan.teams;
const main = await connectMain(plan.environment, plan.role);
const bot = await main.start({
  teams: { serviceUrl, openIdMetadataUrl, credentials: fakeCredentials(`${tokenUrl}?holder=${process.pid}`) },
});
process.stdout.write('ready\n');
process.once('SIGTERM', () => {
  void bot
    .stop()
    .then(() => main.close())
    .then(() => process.exit(0));
});
