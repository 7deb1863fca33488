// Tests what happens if the live release changes between testing and publishing a draft, and which files are
// left on the disk.
import { beforeEach, expect, it } from 'vitest';
import { publication } from '../../fakes/fake-govuk/payloads.js';
import { startEditing } from '../../support/running-editing.js';
import { perTest } from '../../support/per-test.js';

const PATH = '/government/publications/help';
const page = (days: number) => `<p>Refer the child within ${days} days of the first meeting.</p>`;

const running = perTest(startEditing);
beforeEach(async () => {
  running.site.put(publication(PATH, page(45)));
  await running.takeIn(PATH);
});

it('a calibration made after the draft was tested goes live with it', async () => {
  running.site.put(publication(PATH, page(30)));
  const [change] = (await running.refresh(PATH)).changes;
  await running.review(change!, 'accept');
  await running.tryDraft();
  const { store } = running.guidance.ports;
  const { loading } = running.guidance;
  const calibration = { ...loading.calibration, threshold: 0.321 };
  await store.saveCalibration(1, calibration);
  expect(await running.publish()).toMatchObject({ outcome: 'published', release: 2 });
  expect((await store.liveRelease())!.calibration).toEqual(calibration);
});
