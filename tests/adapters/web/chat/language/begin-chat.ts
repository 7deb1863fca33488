// Opens a chat in a browser and writes its first message.
import { createFakeBot } from '../../../../fakes/fake-bot.js';
import { plainBrowser, runPages } from '../../../../fakes/web/running-pages.js';

/** `language`: that of the chat, if it is not the browser’s. */
export async function beginChat(language?: 'cy') {
  const bot = createFakeBot();
  const pages = await runPages(bot);
  const browser = plainBrowser(pages.url);
  await browser.get('/');
  await browser.postJson('/chat/messages', { text: 'Helo' });
  if (language) bot.setState(bot.events[0]!.place.id, { language });
  return { bot, pages, browser, close: () => pages.close() };
}
