// A Slack message that grows while its answer is written. Each sentence appears as soon as it has been
// checked.
import type { types, webApi } from '@slack/bolt';
import type { Language } from '../../../knowledge/model/language.js';
import type { VerifiedClaim } from '../../../knowledge/model/answer.js';
import type { SlackAddress } from '../model/types.js';
import { mutedBlocks, verifiedBlocks } from '../rendering/render-parts.js';
import type { SlackPage } from '../rendering/split-into-pages.js';
import { wordsIn } from '../../../bot/wording/words-in.js';
import type { Poster } from './post.js';

export class Stream {
  /** Absent until Slack has started the stream. */
  ts: string | undefined;
  /** True if Slack refused part of the stream, or if a sentence that was already shown has changed. */
  isBroken = false;
  private readonly shown: string[] = [];
  /** The stream's calls to Slack, made one at a time. Never rejects. */
  private work: Promise<void> = Promise.resolve();

  constructor(
    private readonly client: webApi.WebClient,
    private readonly address: SlackAddress,
    private readonly onRefusal: (error: unknown) => void,
  ) {}

  /** `verified` contains all sentences checked so far. */
  show(verified: readonly VerifiedClaim[], language?: Language): Promise<void> {
    return (this.work = this.work.then(() => this.add(verified, language)));
  }

  /**
   * Replaces the message with its final form and stores the key with it, so that a later attempt can find it.
   * Returns false if Slack refuses.
   */
  async end(poster: Poster, page: SlackPage, key: string): Promise<boolean> {
    await this.work;
    const { ts, isBroken } = this;
    if (ts === undefined || isBroken) return false;
    const { channel } = this.address;
    try {
      await this.client.chat.stopStream({ channel, ts });
      await poster.replace(channel, ts, page, key);
      return true;
    } catch {
      return false;
    }
  }

  async remove(): Promise<void> {
    await this.work;
    const { channel } = this.address;
    if (this.ts !== undefined) await this.client.chat.delete({ channel, ts: this.ts }).catch(() => undefined);
  }

  private async add(verified: readonly VerifiedClaim[], language?: Language): Promise<void> {
    this.isBroken ||= this.shown.some((text, index) => verified[index]?.text !== text);
    const news = verified.slice(this.shown.length);
    if (this.isBroken || !news.length) return;
    try {
      const label = this.shown.length ? [] : mutedBlocks(wordsIn(language).page.message.writtenByModel);
      await this.write([...label, ...verifiedBlocks(news)]);
      this.shown.push(...news.map(({ text }) => text));
    } catch (error) {
      this.isBroken = true;
      this.onRefusal(error);
    }
  }

  private async write(blocks: types.KnownBlock[]): Promise<void> {
    const { channel, threadTs = '', asker } = this.address;
    const chunks = [{ type: 'blocks' as const, blocks }];
    if (this.ts !== undefined) {
      await this.client.chat.appendStream({ channel, ts: this.ts, chunks });
      return;
    }
    const recipient = asker && { recipient_user_id: asker.user, recipient_team_id: asker.team };
    const begun = await this.client.chat.startStream({ channel, thread_ts: threadTs, ...recipient, chunks });
    this.ts = begun.ts;
  }
}
