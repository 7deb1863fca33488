// What a process of a deployment is told at its start.
import type { WorkerOptions } from '../../../bot/kernel/worker.js';
import type { ProcessRole } from '../../../adapters/compose/settings/process-role.js';

export interface ProcessPlan {
  role: ProcessRole;
  /** Settings as the environment has them. */
  environment: Record<string, string>;
  /** The stand-in for Microsoft's services; Slack's is a setting. */
  teams: { serviceUrl: string; openIdMetadataUrl: string; tokenUrl: string };
  /** How long one call to a platform may take. */
  callLimitMs: number;
  /** Sends no faster than the platforms allow. */
  paced: boolean;
  /** Production's where absent. */
  worker?: WorkerOptions;
}
