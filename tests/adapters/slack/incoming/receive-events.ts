// Starts an endpoint for all tests of a file, and returns the events that it makes from what Slack sends.
import { beforeEach, expect } from 'vitest';
import { startEndpoint } from '../../../fakes/fake-slack/running-endpoint.js';
import { deliverEvent } from '../../../fakes/fake-slack/signed-request.js';
import { shared } from '../../../support/per-test.js';

export function receiveEvents() {
  const running = shared(() => startEndpoint());
  beforeEach(() => void (running.inbox.events.length = 0));
  const received = async (...bodies: object[]) => {
    for (const body of bodies) expect((await deliverEvent(running.url, body)).status).toBe(200);
    return running.inbox.events;
  };
  return { running, received };
}

export const ROOT = '1750000000.000001';
