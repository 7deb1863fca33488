// Records which notifications a page would show, and which sounds it would play.
import type { Page } from 'playwright-core';

/** Must run in the page before the page’s own scripts. */
export const RECORDER = `
  window.shown = [];
  window.tags = [];
  window.tones = [];
  window.asked = 0;
  window.blocksSound = false;
  window.Notification = class {
    static permission = localStorage.getItem('test permission') ?? 'default';
    static requestPermission() {
      window.asked += 1;
      localStorage.setItem('test permission', 'granted');
      return Promise.resolve((window.Notification.permission = 'granted'));
    }
    constructor(title, options) {
      window.shown.push([title, options.body ?? '']);
      window.tags.push(options.tag);
    }
    addEventListener() {}
  };
  window.AudioContext = class {
    currentTime = 0;
    get state() { return window.blocksSound ? 'suspended' : 'running'; }
    addEventListener(_, heard) { window.allowSound = () => { window.blocksSound = false; heard(); }; }
    resume() { return Promise.resolve(); }
    createOscillator() {
      const frequency = {};
      return { frequency, connect: () => ({ connect() {} }), start: () => window.tones.push(frequency.value), stop() {} };
    }
    createGain() { return { gain: { setValueAtTime() {}, exponentialRampToValueAtTime() {} }, connect() {} }; }
  };
`;

/** Returns the tag of each notification, which replaces the last one with the same tag. */
export const tagsOf = (page: Page) => page.evaluate<string[]>('tags');

export const seen = (page: Page) =>
  page.evaluate<{ shown: string[][]; tones: number[]; asked: number }>('({ shown, tones, asked })');
