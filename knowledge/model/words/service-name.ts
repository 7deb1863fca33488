// The name of the service on its pages, in Teams, in Slack, in audit logs and to other assistants. Slack’s
// manifest has it too.
export const SERVICE_NAME = 'CTAC guidance assistant';
export const WELSH_SERVICE_NAME = 'Cynorthwyydd canllawiau CTAC';
