import type { GuardedRoutes } from '../../sign-in/access.js';
import { AUDIT_PATH, CONFIRM_RETENTION_PATH, DATA_REQUESTS_PATH, READINGS_PATH } from '../../model/paths.js';
import type { Desk } from '../frame/context.js';
import { mountFormPage } from '../frame/form-page.js';
import { showAudit } from './audit.js';
import { dataRequestsPage, downloadData } from './data-requests.js';
import { breachForm } from './breach.js';
import { complaintsPage } from './complaints.js';
import { showAccessLog } from './access-log.js';
import { holdsPage } from './holds.js';
import { retentionPage, showConfirmRetention } from './retention.js';
import { switchesPage } from './switches.js';

export function mountGovernance(routes: GuardedRoutes, desk: Desk): void {
  mountFormPage(routes, desk, retentionPage(desk));
  routes.get(CONFIRM_RETENTION_PATH, (exchange) => showConfirmRetention(desk, exchange));
  mountFormPage(routes, desk, breachForm(desk));
  mountFormPage(routes, desk, complaintsPage(desk));
  mountFormPage(routes, desk, dataRequestsPage(desk));
  mountFormPage(routes, desk, holdsPage(desk));
  mountFormPage(routes, desk, switchesPage(desk));
  routes.get(READINGS_PATH, (exchange) => showAccessLog(desk, exchange));
  routes.get(AUDIT_PATH, (exchange) => showAudit(desk, exchange));
  const request = `${DATA_REQUESTS_PATH}/:request`;
  routes.get(`${request}/export.html`, (exchange) => downloadData(desk, exchange, 'html'));
  routes.get(`${request}/export.json`, (exchange) => downloadData(desk, exchange, 'json'));
}
