import type { Platform } from '../../bot/model/ports.js';
import { DeliveryFailure } from '../../knowledge/model/errors.js';
import { secondsSince } from './measuring.js';
import type { Metrics } from './registry.js';

export function measurePlatform(platform: Platform, metrics: Metrics): Platform {
  async function counted<Value>(action: 'send' | 'update', call: () => Promise<Value>): Promise<Value> {
    const started = performance.now();
    const labels = { platform: platform.name, action };
    try {
      const value = await call();
      metrics.add('ctac_deliveries_total', { ...labels, result: 'sent' });
      return value;
    } catch (error) {
      const result = error instanceof DeliveryFailure ? error.fault : 'unclear';
      metrics.add('ctac_deliveries_total', { ...labels, result });
      throw error;
    } finally {
      metrics.observe('ctac_delivery_duration_seconds', labels, secondsSince(started));
    }
  }
  return {
    ...platform,
    send: (...given) => counted('send', () => platform.send(...given)),
    update: (...given) => counted('update', () => platform.update(...given)),
  };
}
