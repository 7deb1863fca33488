import type { ServerResponse } from 'node:http';

/**
 * The calls are not chained, because restify makes `writeHead` return nothing for every response in the
 * process. A chain would throw.
 */
export function endResponse(response: ServerResponse, status: number): void {
  response.writeHead(status);
  response.end();
}
