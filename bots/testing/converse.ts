import { AssertionError } from 'node:assert';
import type { z } from 'zod';
import type { Content } from '../../flows/dialogue/inbound';
import type { Line } from '../../flows/dialogue/transcript';
import { durationOf } from '../../flows/engine/duration';
import type { HandoffRequest } from '../../handoff/desk/request';
import type { Action } from '../action';
import { handoffs } from '../conversation/records';
import { linesOf } from '../conversation/transcript';
import type { BotDefinition } from '../define-bot';
import { conversationId } from '../mailroom/conversation-id';
import { fakeChannel } from './fake-channel';
import { type Arranged, houseOf } from './house-of';

/**
 * A customer, as a test writes one down: `await converse(bot).says('I lost my card').expects('which_card.ask').taps('4821')`.
 * The whole product is at work behind it, in memory and under a virtual clock.
 */
export interface Conversation extends PromiseLike<Story> {
  says(text: string): Conversation;
  /** Taps the choice, among those of the last bubble that had any, whose title holds this text. */
  taps(title: string): Conversation;
  sends(content: Content): Conversation;
  /** Time passes: `31m`, `8s`. */
  waits(duration: string): Conversation;
  /** The text keys that the bot has said since the customer's last word are these, in this order. */
  expects(...keys: string[]): Conversation;
  /** These words stand in what the bot has said since then. */
  expectsText(...words: string[]): Conversation;
}

/** What has come of it. */
export interface Story {
  readonly transcript: readonly Line[];
  readonly handoff: HandoffRequest | null;
}

export interface Scene extends Pick<Arranged, 'environment' | 'clock'> {
  /** The door; its wording and its limits are used. */
  readonly channel?: string;
  /** The customer's address at that door. */
  readonly from?: string;
  /** What actions answer instead of their own code, by name. */
  readonly actions?: Readonly<Record<string, Action['run']>>;
}

export const converse = <Settings extends z.ZodObject>(definition: BotDefinition<Settings>, scene: Scene = {}): Conversation => {
  const { channel = 'webchat', from = 'visitor-2' } = scene;
  const door = fakeChannel(channel);
  const steps: ((at: Stage) => Promise<void>)[] = [];
  const id = conversationId(channel, door.account, from);
  let told = 0;
  let messages = 0;

  const say =
    (content: Content) =>
    async ({ house, clock, settle }: Stage) => {
      told = door.sent.length;
      messages += 1;
      const message = {
        kind: 'message',
        id: `in-${messages}`,
        account: door.account,
        at: clock.now(),
        from,
        content,
      } as const;
      await house.accept(door, [message]);
      await settle();
    };
  const since = async ({ store }: Stage): Promise<Line[]> => {
    const ids = new Set(door.sent.slice(told).map(({ correlation }) => correlation.split('/')[0]));
    return (await linesOf(store, id)).filter((line) => ids.has(line.id));
  };
  const talk: Conversation = {
    says: (text) => then(say({ kind: 'text', text })),
    sends: (content) => then(say(content)),
    taps: (title) =>
      then(async (stage) => {
        const choices = door.sent.findLast(({ reply }) => reply.choices)?.reply.choices ?? [];
        const choice = choices.find((offered) => offered.title.includes(title));
        if (!choice)
          throw failure(
            `a choice "${title}"`,
            choices.map((offered) => offered.title),
          );
        await say({ kind: 'choice', choice: choice.id, title: choice.title })(stage);
      }),
    waits: (duration) =>
      then(async ({ clock, settle }) => {
        told = door.sent.length;
        const ms = durationOf(duration);
        if (ms === null) throw new Error(`"${duration}" is no duration. Write 8s, 3m or 2h.`);
        await clock.advance(ms, settle);
        await settle();
      }),
    expects: (...keys) =>
      then(async (stage) => {
        const said = (await since(stage)).flatMap((line) => line.keys ?? []).filter((key) => key !== 'house:bot');
        if (said.join() !== keys.join()) throw failure(keys.join(', ') || 'nothing', said);
      }),
    expectsText: (...words) =>
      then(async () => {
        const said = door.sent.slice(told).map(({ reply }) => reply.text);
        for (const word of words) if (!said.some((text) => text.includes(word))) throw failure(`"${word}"`, said);
      }),
    // biome-ignore lint/suspicious/noThenProperty: a story is awaited, which is what plays it.
    then: (fulfilled, rejected) => play().then(fulfilled, rejected),
  };
  const then = (step: (at: Stage) => Promise<void>): Conversation => {
    steps.push(step);
    return talk;
  };

  const play = async (): Promise<Story> => {
    const stage = await houseOf(definition, [door], scene);
    try {
      for (const step of steps) await step(stage);
      const requests = await stage.store.find(handoffs, { where: { conversation: id }, limit: 1 });
      return { transcript: await linesOf(stage.store, id), handoff: requests[0] ?? null };
    } finally {
      await stage.house.stop();
      await stage.store.close();
    }
  };
  return talk;
};

type Stage = Awaited<ReturnType<typeof houseOf>>;

const failure = (expected: string, said: readonly string[]): AssertionError =>
  new AssertionError({ message: `Expected ${expected}; the bot said ${said.join(', ') || 'nothing'}.` });
