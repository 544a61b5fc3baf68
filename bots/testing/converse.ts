import { AssertionError } from 'node:assert';
import type { z } from 'zod';
import type { ConversationId } from '../../flows/dialogue/ids';
import type { Content } from '../../flows/dialogue/inbound';
import type { Line } from '../../flows/dialogue/transcript';
import { durationOf } from '../../flows/engine/duration';
import type { HandoffRequest } from '../../handoff/desk/request';
import { handoffs } from '../conversation/records';
import { linesOf } from '../conversation/transcript';
import type { Action } from '../definition/action';
import type { BotDefinition } from '../definition/define-bot';
import { conversationId } from '../mailroom/conversation-id';
import { type FakeChannel, fakeChannel } from './fake-channel';
import { type Arranged, houseOf } from './house-of';

/**
 * A customer, as a test writes one down: `await converse(bot).says('I lost my card').expects('which_card.ask').taps('4821')`.
 * The whole product is at work behind it, in memory and under a virtual clock. Each step gives a new story and leaves the one
 * before as it is; what is awaited is played from its beginning, once.
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
  // Behind every door the reference bot's sandbox knows addresses that end in an even digit.
  const { channel = 'webchat', from = 'visitor-2' } = scene;

  const play = async (steps: readonly Step[]): Promise<Story> => {
    const door = fakeChannel(channel);
    const id = conversationId(channel, door.account, from);
    const { house, store, ...rest } = await houseOf(definition, [door], scene);
    const stage: Stage = { house, store, ...rest, door, id, from, told: 0, messages: 0 };
    try {
      for (const step of steps) await step(stage);
      const requests = await store.find(handoffs, { where: { conversation: id }, limit: 1 });
      return { transcript: await linesOf(store, id), handoff: requests[0] ?? null };
    } finally {
      await house.stop();
      await store.close();
    }
  };

  const after = (steps: readonly Step[]): Conversation => {
    const then = (step: Step): Conversation => after([...steps, step]);
    let story: Promise<Story> | null = null;
    return {
      says: (text) => then(say({ kind: 'text', text })),
      sends: (content) => then(say(content)),
      taps: (title) => then(tap(title)),
      waits: (duration) => then(wait(duration)),
      expects: (...keys) => then(expectKeys(keys)),
      expectsText: (...words) => then(expectWords(words)),
      // biome-ignore lint/suspicious/noThenProperty: a story is awaited, which is what plays it.
      then: (fulfilled, rejected) => {
        story ??= play(steps);
        return story.then(fulfilled, rejected);
      },
    };
  };
  return after([]);
};

/** Where a story is played, and how far it is. */
interface Stage extends Awaited<ReturnType<typeof houseOf>> {
  readonly door: FakeChannel;
  readonly id: ConversationId;
  readonly from: string;
  /** How many letters had been sent when the customer last did something. */
  told: number;
  /** How many messages the customer has sent. */
  messages: number;
}

type Step = (stage: Stage) => Promise<void>;

const say =
  (content: Content): Step =>
  async (stage) => {
    const { house, door, clock, from, settle } = stage;
    stage.told = door.sent.length;
    stage.messages += 1;
    await house.accept(door, [{ kind: 'message', id: `in-${stage.messages}`, account: door.account, at: clock.now(), from, content }]);
    await settle();
  };

const tap =
  (title: string): Step =>
  async (stage) => {
    const choices = stage.door.sent.findLast(({ reply }) => reply.choices)?.reply.choices ?? [];
    const titles = choices.map((offered) => offered.title);
    const choice = choices.find((offered) => offered.title.includes(title));
    if (!choice) throw failure(`a choice "${title}"`, titles);
    await say({ kind: 'choice', choice: choice.id, title: choice.title })(stage);
  };

const wait =
  (duration: string): Step =>
  async (stage) => {
    stage.told = stage.door.sent.length;
    const ms = durationOf(duration);
    if (ms === null) throw new Error(`"${duration}" is no duration. Write 8s, 3m or 2h.`);
    await stage.clock.advance(ms, stage.settle);
    await stage.settle();
  };

const expectKeys =
  (keys: readonly string[]): Step =>
  async ({ store, door, told, id }) => {
    const letters = new Set(door.sent.slice(told).map(({ correlation }) => correlation.split('/')[0]));
    const lines = (await linesOf(store, id)).filter((line) => letters.has(line.id));
    const said = lines.flatMap((line) => line.keys ?? []).filter((key) => key !== 'house:bot');
    if (said.join() !== keys.join()) throw failure(keys.join(', ') || 'nothing', said);
  };

const expectWords =
  (words: readonly string[]): Step =>
  async ({ door, told }) => {
    const said = door.sent.slice(told).map(({ reply }) => reply.text);
    for (const word of words) if (!said.some((text) => text.includes(word))) throw failure(`"${word}"`, said);
  };

const failure = (expected: string, said: readonly string[]): AssertionError =>
  new AssertionError({ message: `Expected ${expected}; the bot said ${said.join(', ') || 'nothing'}.` });
