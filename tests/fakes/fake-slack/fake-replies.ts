// Handles replies to the response URL that comes with a command or a button press.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { json, refusal, refuse, type FakeSlack, type Fault } from './fake-slack.js';

const MOST_REPLIES = 5;

export function takeReply(
  slack: FakeSlack,
  fault: Fault,
  { url, body }: { url: string; body: string },
  [request, response]: [IncomingMessage, ServerResponse],
): void {
  if (fault.kind === 'silence') return;
  if (fault.kind === 'rate-limited' || fault.kind === 'status') return refuse(response, fault);
  if (fault.kind === 'error') return json(response, { ok: false, error: fault.error });
  const reply = JSON.parse(body) as Omit<FakeSlack['commandReplies'][number], 'url'>;
  const refused = refusal(slack, 'chat.postMessage', reply);
  if (refused) return json(response, refused);
  if (slack.commandReplies.filter((one) => one.url === url).length >= MOST_REPLIES)
    return refuse(response, { kind: 'status', status: 404, body: 'used_url' });
  slack.commandReplies.push({ ...reply, url });
  if (fault.kind === 'lost') return void request.socket.destroy();
  response.writeHead(200);
  response.end('ok');
}
