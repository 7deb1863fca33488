// Mounts the admins' pages: retention, who read what, the audit log, breach reports, complaints, data
// requests, legal holds and switches.
import type { GuardedRoutes } from '../../sign-in/access.js';
import {
  AUDIT_PATH,
  BREACH_PATH,
  COMPLAINTS_PATH,
  DATA_REQUESTS_PATH,
  HOLDS_PATH,
  READINGS_PATH,
  RETENTION_PATH,
  SWITCHES_PATH,
} from '../../model/paths.js';
import type { Desk } from '../frame/context.js';
import { showAudit } from './audit.js';
import { downloadData, receiveDataRequest, showDataRequests } from './data-requests.js';
import { downloadBreachReport, showBreachForm } from './breach.js';
import { receiveComplaint, showComplaints } from './complaints.js';
import { showReadings } from './readings.js';
import { receiveHold, showHolds } from './holds.js';
import { receiveConfirmation, showRetention } from './retention.js';
import { receiveSwitch, showSwitches } from './switches.js';

export function mountGovernance(routes: GuardedRoutes, desk: Desk): void {
  routes.get(RETENTION_PATH, (exchange) => showRetention(desk, exchange));
  routes.post(RETENTION_PATH, (exchange) => receiveConfirmation(desk, exchange));
  routes.get(READINGS_PATH, (exchange) => showReadings(desk, exchange));
  routes.get(AUDIT_PATH, (exchange) => showAudit(desk, exchange));
  routes.get(BREACH_PATH, (exchange) => showBreachForm(desk, exchange));
  routes.post(BREACH_PATH, (exchange) => downloadBreachReport(desk, exchange));
  routes.get(COMPLAINTS_PATH, (exchange) => showComplaints(desk, exchange));
  routes.post(COMPLAINTS_PATH, (exchange) => receiveComplaint(desk, exchange));
  routes.get(DATA_REQUESTS_PATH, (exchange) => showDataRequests(desk, exchange));
  routes.post(DATA_REQUESTS_PATH, (exchange) => receiveDataRequest(desk, exchange));
  const request = `${DATA_REQUESTS_PATH}/:request`;
  routes.get(`${request}/export.html`, (exchange) => downloadData(desk, exchange, 'html'));
  routes.get(`${request}/export.json`, (exchange) => downloadData(desk, exchange, 'json'));
  routes.get(HOLDS_PATH, (exchange) => showHolds(desk, exchange));
  routes.post(HOLDS_PATH, (exchange) => receiveHold(desk, exchange));
  routes.get(SWITCHES_PATH, (exchange) => showSwitches(desk, exchange));
  routes.post(SWITCHES_PATH, (exchange) => receiveSwitch(desk, exchange));
}
