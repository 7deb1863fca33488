// The example settings file names every setting, each with a valid value.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  readSettings,
  SETTING_NAMES,
} from '../../../../adapters/composition/settings/environment-settings.js';

const example = [...readFileSync('.env.example', 'utf8').matchAll(/^#([A-Z_]+)=(.*)$/gm)].map(
  ([, name, value]) => [name!, value!] as const,
);

describe('.env.example', () => {
  it('names exactly the settings that there are, each once', () => {
    expect(example.map(([name]) => name).sort()).toEqual([...SETTING_NAMES].sort());
  });

  it('shows values that would be taken', () => {
    for (const [name, value] of example) {
      if (!value) continue;
      try {
        readSettings({ [name]: value });
      } catch (error) {
        // A setting that depends on others may be refused if it is set alone, but its value must be valid.
        expect((error as Error).message).not.toContain('Some settings are wrong');
      }
    }
  });

  it('shows the defaults as they are', () => {
    const defaults = readSettings({}) as Record<string, string | number | undefined>;
    for (const [name, value] of example)
      if (defaults[name] !== undefined && name !== 'NODE_ENV')
        expect([name, value]).toEqual([name, String(defaults[name])]);
  });
});
