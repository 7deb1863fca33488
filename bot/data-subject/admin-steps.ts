import type { ComplaintSteps } from '../model/governance/complaint.js';
import type { SubjectRequestSteps } from '../model/governance/subject-request.js';
import type { BotPorts } from '../model/ports.js';
import { acknowledgeComplaint, addComplaint, closeComplaint } from './complaints.js';
import { exportPage } from './copy/export-page.js';
import {
  approveRequest,
  closeRequest,
  eraseData,
  exportData,
  openRequest,
  pauseRequest,
  resumeRequest,
  setLeftOut,
  setOwnDetails,
} from './data-requests.js';
import type { Step } from './handling-steps.js';

export function createComplaintSteps(ports: BotPorts, wake: () => void): ComplaintSteps {
  const run = runner(wake);
  return {
    list: () => ports.store.records.complaints.list(),
    add: (complaint) => run(addComplaint(ports, complaint)),
    acknowledge: (acting) => run(acknowledgeComplaint(ports, acting)),
    close: (closing) => run(closeComplaint(ports, closing)),
  };
}

export function createSubjectRequestSteps(ports: BotPorts, wake: () => void): SubjectRequestSteps {
  const run = runner(wake);
  return {
    list: () => ports.store.records.subjects.list(),
    open: (wanted) => run(openRequest(ports, wanted)),
    approve: (acting) => run(approveRequest(ports, acting)),
    pause: (pausing) => run(pauseRequest(ports, pausing)),
    resume: (acting) => run(resumeRequest(ports, acting)),
    setOwn: (choosing) => run(setOwnDetails(ports, choosing)),
    setLeftOut: (choosing) => run(setLeftOut(ports, choosing)),
    close: (closing) => run(closeRequest(ports, closing)),
    erase: (acting) => run(eraseData(ports, acting)),
    async export({ withReadings, ...acting }) {
      const made = await exportData(ports, acting, { withReadings });
      if (made.outcome === 'refused') return { problem: made.problem };
      return { json: JSON.stringify(made.value, null, 2), html: exportPage(made.value) };
    },
  };
}

const runner = (wake: () => void) => async (step: Promise<Step<unknown>>) => {
  const taken = await step;
  wake();
  return taken.outcome === 'refused' ? taken.problem : undefined;
};
