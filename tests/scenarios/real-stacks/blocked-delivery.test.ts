// Tests over real HTTP a card that Teams answers with status 500 every time, and a message that Slack refuses
// permanently.
import { expect, test } from 'vitest';
import { runBlockedDelivery } from '../blocked-delivery/run-blocked-delivery.js';

test(
  'what one platform never takes holds up nothing else, and marks no one as gone',
  { timeout: 180_000 },
  async () => {
    const report = await runBlockedDelivery(0);
    expect(report.missing).toEqual([]);
    expect(report.urgentAfterMs).toBeLessThan(60_000);
    expect(report.attempts).toBeGreaterThan(2);
    expect(report.told).toContain('did not accept it');
    expect(report.told).not.toContain('left');
  },
);
