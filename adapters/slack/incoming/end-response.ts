// Ends a response with a status and no body.
import type { ServerResponse } from 'node:http';

/** In two steps: restify makes `writeHead` of every response in the process return nothing, and a chain would throw. */
export function endResponse(response: ServerResponse, status: number): void {
  response.writeHead(status);
  response.end();
}
