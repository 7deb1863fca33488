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
  return (shared ??= launchChromium(executablePath));
}

export async function closeVisits(browser: Browser): Promise<void> {
  for (const context of browser.contexts()) await context.close();
}
