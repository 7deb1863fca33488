// Starts the browser that is installed on this machine, for tests of pages. Downloads nothing.
import { chromium, type Browser } from 'playwright-core';

export function launchChromium(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    // The sandbox does not work for root, and containers run as root. The browser only opens our own pages.
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

let shared: Promise<Browser> | undefined;

/**
 * Returns the browser of this process, which runs until the process ends. Starting one takes 0.4 seconds of
 * processor time. Each visit has its own context, so nothing is kept for the next.
 */
export function sharedChromium(executablePath: string): Promise<Browser> {
  shared ??= launchChromium(executablePath).then(
    (browser) => browser.once('disconnected', () => (shared = undefined)),
    (error: unknown) => {
      // The next file tries again, so that one failed start does not fail them all.
      shared = undefined;
      throw error;
    },
  );
  return shared;
}

/** Closes as many as it can, because the next file uses the same browser. */
export async function closeVisits(browser: Browser): Promise<void> {
  await Promise.allSettled(browser.contexts().map((context) => context.close()));
}
