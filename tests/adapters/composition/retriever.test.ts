import { expect, it } from 'vitest';
import { connectRetriever } from '../../../adapters/composition/retriever.js';
import { ConfigurationFailure, InputFailure } from '../../../knowledge/model/errors.js';
import { publishSamples } from '../../support/live-samples.js';
import { shared } from '../../support/per-test.js';

const samples = shared(() => publishSamples(['guardians-england-and-wales', 'nrm-referral-and-consent']));

it('finds the passage that answers in the live release', async () => {
  const { retriever, close } = await connectRetriever(
    { DATA_DIR: samples.dataDir },
    { nation: 'england', k: 3 },
  );
  const documents = await retriever.invoke('how big can the attachments on a referral be, asks Zora Quill');
  await close();
  expect(documents).toHaveLength(3);
  expect(documents.map(({ pageContent }) => pageContent).join()).toContain('25 MB');
  expect(documents[0]!.metadata).toMatchObject({ document: 'nrm-referral-and-consent', release: 1 });
});

it('says what is wrong with the settings or with k, and leaves no process behind', async () => {
  await expect(connectRetriever({ DATA_DIR: samples.dataDir, PORT: 'many' })).rejects.toThrow(
    ConfigurationFailure,
  );
  await expect(connectRetriever({ DATA_DIR: samples.dataDir }, { k: 50 })).rejects.toThrow(InputFailure);
});
