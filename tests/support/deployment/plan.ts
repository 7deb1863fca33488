// Defines the instructions that a process in a deployment receives when it starts.
import type { WorkerOptions } from '../../../bot/jobs/worker.js';
import type { ProcessRole } from '../../../adapters/composition/settings/process-role.js';

export interface ProcessPlan {
  role: ProcessRole;
  environment: Record<string, string>;
  /** The addresses of the fake Microsoft services. The fake Slack’s address is a setting. */
  teams: { serviceUrl: string; openIdMetadataUrl: string; tokenUrl: string };
  callLimitMs: number;
  /** If true, the processes keep to the platforms’ rate limits. */
  paced: boolean;
  /** If absent, the same options as in production are used. */
  worker?: WorkerOptions;
}
