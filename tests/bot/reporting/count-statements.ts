// Counts the statements that are sent to a store.
import type { KyselyPlugin } from 'kysely';

/** Add it with `kysely.withPlugin`. Set `count` to 0 to start again. */
export class StatementCounter implements KyselyPlugin {
  count = 0;

  transformQuery({ node }: Parameters<KyselyPlugin['transformQuery']>[0]) {
    this.count += 1;
    return node;
  }

  transformResult({ result }: Parameters<KyselyPlugin['transformResult']>[0]) {
    return Promise.resolve(result);
  }
}
