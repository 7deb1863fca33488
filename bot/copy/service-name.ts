// What the service is called wherever people meet it: pages, Teams, Slack, other assistants.
export const SERVICE_NAME = 'CTAC guidance assistant';
