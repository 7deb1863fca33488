// The steps of handling a complaint, for pages to call. Each is either done, or refused with a reason.
import type { Complaint } from '../model/governance/complaint.js';
import type { Actor } from '../model/people/actor.js';
import type { BotPorts } from '../model/ports.js';
import { acknowledgeComplaint, addComplaint, closeComplaint } from './complaints.js';
import type { NewComplaint } from './complaints.js';
import type { Step } from './requests.js';

type WantedStep =
  | { do: 'add'; complaint: NewComplaint }
  | { do: 'acknowledge'; id: string }
  | { do: 'close'; id: string; outcome: string; answer: string };

export interface Complaints {
  list(): Promise<Complaint[]>;
  /** Undefined if it was done; otherwise the reason it was not. */
  run(step: WantedStep, by: Actor): Promise<string | undefined>;
}

export function createComplaints(ports: BotPorts, wake: () => void): Complaints {
  return {
    list: () => ports.store.records.complaints.list(),
    async run(step, by) {
      const taken = await runStep(ports, step, by);
      wake();
      return taken.outcome === 'refused' ? taken.problem : undefined;
    },
  };
}

function runStep(ports: BotPorts, step: WantedStep, by: Actor): Promise<Step<Complaint>> {
  switch (step.do) {
    case 'add':
      return addComplaint(ports, step.complaint, by);
    case 'acknowledge':
      return acknowledgeComplaint(ports, { ...step, by });
    case 'close':
      return closeComplaint(ports, { ...step, by });
  }
}
