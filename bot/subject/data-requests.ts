// The steps of handling a data request, for pages to call. Each is either done, or refused with a reason.
import type { Subject, SubjectRequest, SubjectRequestKind } from '../model/governance/subject-request.js';
import type { Actor } from '../model/people/actor.js';
import type { BotPorts } from '../model/ports.js';
import { exportPage } from './export-page.js';
import {
  approveRequest,
  closeRequest,
  eraseData,
  exportData,
  openRequest,
  pauseRequest,
  resumeRequest,
  setOwnDetails,
} from './requests.js';
import type { Step } from './requests.js';

type WantedStep =
  | { do: 'open'; id: string; kind: SubjectRequestKind; subject: Subject; received?: string }
  | { do: 'approve' | 'resume' | 'erase'; id: string }
  | { do: 'pause'; id: string; why: string }
  | { do: 'own'; id: string; own: readonly string[] }
  | { do: 'close'; id: string; outcome: string };

export interface DataRequests {
  list(): Promise<SubjectRequest[]>;
  /** Undefined if it was done; otherwise the reason it was not. */
  run(step: WantedStep, by: Actor): Promise<string | undefined>;
  export(id: string, by: Actor): Promise<{ json: string; html: string } | { problem: string }>;
}

export function createDataRequests(ports: BotPorts, wake: () => void): DataRequests {
  return {
    list: () => ports.store.records.subjects.list(),
    async run(step, by) {
      const taken = await runStep(ports, step, by);
      wake();
      return taken.outcome === 'refused' ? taken.problem : undefined;
    },
    async export(id, by) {
      const made = await exportData(ports, { id, by });
      if (made.outcome === 'refused') return { problem: made.problem };
      return { json: JSON.stringify(made.value, null, 2), html: exportPage(made.value) };
    },
  };
}

function runStep(ports: BotPorts, step: WantedStep, by: Actor): Promise<Step> {
  switch (step.do) {
    case 'open':
      return openRequest(ports, { ...step, by });
    case 'approve':
      return approveRequest(ports, { ...step, by });
    case 'resume':
      return resumeRequest(ports, { ...step, by });
    case 'erase':
      return eraseData(ports, { ...step, by });
    case 'pause':
      return pauseRequest(ports, { ...step, by });
    case 'own':
      return setOwnDetails(ports, { ...step, by });
    case 'close':
      return closeRequest(ports, { ...step, by });
  }
}
