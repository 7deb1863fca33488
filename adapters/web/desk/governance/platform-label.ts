// Shows the names of platforms, and of the people on them, on the admins' pages.
import { capitalised } from '../../design/capitalised.js';
import type { Options } from '../../design/fields.js';
import { filled } from '../../design/filled.js';
import { markup, type Html } from '../../design/markup.js';
import { governanceWording } from '../wording/governance-wording.js';

export const platformLabel = (name: string): string =>
  name === 'web' ? governanceWording.webChat : capitalised(name);

export const platformOptions = (names: readonly string[]): Options =>
  names.map((name) => [name, capitalised(platformLabel(name))]);

export const personIn = ({ platform, id }: { platform: string; id: string }): Html =>
  filled(governanceWording.person, { id: markup`<code>${id}</code>`, platform: platformLabel(platform) });
