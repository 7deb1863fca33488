// Uploads a note as an editor. Everything that the editor types contains a planted word.
import type { RunningStacks } from './running-stacks.js';
import { note } from '../../support/running-guidance.js';

export async function uploadAsEditor(
  { browser, url }: Pick<RunningStacks, 'browser' | 'url'>,
  name: string,
  word: string,
): Promise<void> {
  const editor = browser();
  await editor.submit('/sign-in', { name, role: 'editor' });
  const page = await editor.get('/library/uploads');
  const token = /name="token" value="([^"]*)"/.exec(page.text)![1]!;
  const form = new FormData();
  const details = { title: word, publisher: word, authority: 'statutory-guidance' };
  const fields = { token, press: 'press-of-one-upload', 'nation-wales': 'on', licence: 'Open', ...details };
  for (const [field, value] of Object.entries(fields)) form.append(field, value);
  form.append('file', new File([note('A note', `About the ${word}.`)], `${word}.md`));
  const reply = await fetch(`${url}/library/uploads`, {
    method: 'POST',
    body: form,
    redirect: 'manual',
    headers: { Cookie: editor.cookie() },
  });
  if (reply.status !== 303) throw new Error(`The upload was refused: ${reply.status}.`);
}
