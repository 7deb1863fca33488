// The name of the service on its pages, in Teams, in Slack, in audit logs and to other assistants.
export const SERVICE_NAME = 'CTAC guidance assistant';
