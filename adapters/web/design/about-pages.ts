// The pages linked at the foot of every page: privacy, accessibility and contact.
// A deployer's own pages replace them. These say what is true of the software wherever it runs.
import type { HttpRoutes } from '../../http/http.js';
import type { Assets } from './assets.js';
import type { Html } from './markup.js';
import { markup, webAddress } from './markup.js';
import { pageReply, seeOther } from './page.js';

/** What these pages say; a deployer's own addresses replace them. */
export interface AboutSettings {
  privacyUrl?: string;
  accessibilityUrl?: string;
  /** Words, an email address or a web address. */
  contact?: string;
  chatNeedsSignIn: boolean;
  usesLanguageModel: boolean;
}

interface AboutPage {
  path: '/privacy' | '/accessibility' | '/contact';
  title: string;
  main: (settings: AboutSettings) => Html;
}

const PAGES: readonly AboutPage[] = [
  { path: '/privacy', title: 'Privacy', main: privacy },
  { path: '/accessibility', title: 'Accessibility', main: accessibility },
  { path: '/contact', title: 'Contact', main: contact },
];

export function mountAbout(routes: HttpRoutes, assets: Assets, settings: AboutSettings): void {
  const elsewhere = {
    '/privacy': settings.privacyUrl,
    '/accessibility': settings.accessibilityUrl,
    '/contact': undefined,
  };
  for (const { path, title, main } of PAGES)
    routes.get(path, () => {
      const address = elsewhere[path];
      if (address !== undefined) return Promise.resolve(seeOther(address));
      return Promise.resolve(
        pageReply(assets, {
          title,
          section: 'about',
          styles: ['library.css'],
          main: markup`<h1>${title}</h1>\n${main(settings)}`,
        }),
      );
    });
}

function privacy({ chatNeedsSignIn, usesLanguageModel }: AboutSettings): Html {
  return markup`<p>This page says what the software does with what you write. Ask your organisation for its own privacy notice.</p>
<h2>What is kept</h2>
<ul><li>What you write, in two forms: as you wrote it, and with personal details removed. Removing them is automatic and does not catch everything, so leave them out.</li>
<li>The answers you were given, with the version of the guidance they came from, and how you rated them.</li>
<li>If you ask for an adviser: the messages between you, and who claimed your request.</li></ul>
<p>Nothing is deleted automatically. To erase what you wrote, open “More” below your question and choose “Erase what I wrote”. The answers stay, without your words.</p>
<h2>Who sees it</h2>
<ul><li>Advisers see your question with personal details removed when you ask for one, or when a child may be in danger. The adviser who claims your request sees your messages to them as you write them.</li>
<li>People who edit the guidance see questions that were not answered well, with personal details removed.</li>
<li>${
    usesLanguageModel
      ? 'A language model helps to find and choose quotes. It is only sent questions without personal details. If we removed some from your question, it is not sent until you choose “Ask the AI service too”.'
      : 'No language model is used. Your questions are answered on this service’s own computers.'
  }</li></ul>
<h2>In your browser</h2>
<p>${
    chatNeedsSignIn
      ? 'Cookies remember that you are signed in, and which conversations are yours.'
      : 'You do not sign in to ask. Cookies remember which conversations are yours.'
  } They last until you close the browser or choose “End chat on this device”. A message that could not be sent is kept in the browser until you send or discard it. There is no tracking and no advertising.</p>
<p>A private link opens your conversation for anyone who has it. It works for 14 days, or until you turn it off.</p>`;
}

function accessibility(): Html {
  return markup`<p>This page is about the software. Your organisation may have a statement of its own.</p>
<p>We want everyone to be able to use these pages. You should be able to:</p>
<ul><li>use every part with a keyboard alone, or with a screen reader</li>
<li>zoom in to 400% without scrolling sideways</li>
<li>use your own colours, a dark screen, or no motion</li>
<li>use the chat without JavaScript</li></ul>
<h2>How we check</h2>
<p>Automated checks against the Web Content Accessibility Guidelines 2.2, level AA, run on every page in light and dark colours and at the width of a phone. They find only some problems. People with disabilities have not tested these pages, and no one has audited them.</p>
<h2>What we know does not work well</h2>
<p>Guidance is shown as its publisher wrote it. Original PDF documents on publishers’ websites may not be accessible.</p>
<h2>Tell us</h2>
<p>If something does not work for you, <a href="/contact">contact us</a>.</p>`;
}

function contact({ contact: words }: AboutSettings): Html {
  return markup`<p><strong>Call 999 if a child is in danger now.</strong> This is not an emergency service.</p>
<h2>About a child or about guidance</h2>
<p>Ask a question, or choose “Talk to an adviser” below your question.</p>
<h2>About this service</h2>
<p>${
    words === undefined
      ? 'Contact the people in your organisation who gave you this service. They have not added their details here yet.'
      : contactLink(words)
  }</p>`;
}

function contactLink(words: string): Html | string {
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(words)) return markup`<a href="mailto:${words}">${words}</a>`;
  const address = /^https?:/i.test(words) ? webAddress(words) : undefined;
  return address === undefined ? words : markup`<a href="${address}">${address}</a>`;
}
