import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { botFramework } from '../../bots/channels/bot-framework';
import { whatsapp } from '../../bots/channels/whatsapp';
import { machineClock } from '../../bots/clock';
import { converse } from '../../bots/conversation/converse';
import { newConversation } from '../../bots/conversation/new-conversation';
import { type Conversation, conversations } from '../../bots/conversation/records';
import type { Disposition } from '../../bots/mailroom/arrival';
import { conversationId } from '../../bots/mailroom/conversation-id';
import { masker } from '../../bots/mailroom/mask';
import { momentsOf } from '../../bots/mailroom/moments';
import type { Bot } from '../../bots/opening/bot';
import { openBot } from '../../bots/opening/open-bot';
import { collections } from '../../bots/schalter';
import { embedded } from '../../bots/storage/embedded/embedded';
import { type Change, change, type Store } from '../../bots/storage/store';
import { webhookBodies } from '../../bots/testing/graph-stand-in/webhook-bodies';
import type { Inbound, InboundMessage } from '../../flows/dialogue/inbound';
import type { Json } from '../../flows/dialogue/json';
import { startRun, stepRun } from '../../flows/engine/step';
import { account } from '../peers/account';
import { twoStepBot } from '../peers/two-step/bot';
import { cpuPerRun } from './cpu-per-run';
import { recordTurns } from './recorded-turns';

/** One step of a turn: its CPU in µs and how often a turn has it on average (every second message is a tap, without triage). */
export interface StepCost {
  readonly name: string;
  readonly cpu: number;
  readonly perTurn: number;
  /** Stands within another step: shown, not added up. */
  readonly part?: true;
}

const from = '491510000000';
const lanes = 32;
const letter = { id: 'whatsapp:1', channel: 'whatsapp', arrival: 1, state: 'pending', version: 1 } as const;

/** Runs the product's own functions one by one, with what they get in the product. */
export const steps = async (graphUrl: string): Promise<readonly StepCost[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'schalter-budget-'));
  const around = { environment: {}, dataDirectory: folder, warn: console.warn };
  const bot = await openBot(twoStepBot(), around);
  const store = await embedded(folder, { collections });
  const door = whatsapp({ ...account, appSecrets: [account.appSecret], verifyToken: 'bench', graphUrl, graphVersion: 'v26.0' });
  const mask = masker(machineClock);
  const costs: StepCost[] = [];
  const note = (name: string, cpu: number, perTurn: number, part?: true): void =>
    void costs.push({ name, cpu, perTurn, ...(part ? { part } : {}) });

  const body = JSON.stringify(webhookBodies(account).text({ from, id: 'wamid.1', at: Date.now() }, 'please block my card'));
  const received = (): readonly Inbound[] => door.receive(JSON.parse(body) as Json, Date.now());
  note('parse and receive', await cpuPerRun(received), 1);
  const [said] = received();
  if (said?.kind !== 'message') throw new Error('The webhook of the budget was not read as a message.');
  note('mask', await cpuPerRun(() => mask('whatsapp', said)), 1);

  const id = conversationId('whatsapp', account.phoneNumberId, from);
  const fresh = newConversation({ id, channel: 'whatsapp', account: account.phoneNumberId, address: from, locale: 'en' });
  await store.commit([change.insert(conversations, fresh)]);
  note('read the conversation', await cpuPerRun(() => store.get(conversations, id)), 1);
  note('triage', await cpuPerRun(() => bot.triage.understand('please block my card', { spoken: 'en' })), 0.5, true);

  const flow = bot.flows.get('report-card');
  if (!flow) throw new Error('The two-step bot has lost its flow.');
  const begun = startRun(flow, { id: 'r1' as never, slots: {}, values: {} });
  if (!begun.run) throw new Error('The flow of the two-step bot ends before it asks.');
  const { run } = begun;
  note('flow: begin', await cpuPerRun(() => startRun(flow, { id: run.id, slots: {}, values: {} })), 0.5, true);
  note('flow: step', await cpuPerRun(() => stepRun(flow, run, { type: 'answer', slot: 'cause', value: 'lost' })), 0.5, true);
  note('one text', await cpuPerRun(() => bot.texts.say('en', 'report-card', ['what_happened.ask'], {}, 'whatsapp')), 2.5, true);

  let before: Conversation = fresh;
  let written: readonly Change[] = [];
  const still: Store = {
    ...store,
    get: async () => ({ ...before, version: 1 }) as never,
    commit: async (changes) => {
      written = changes;
      return { outcome: 'done', present: [] };
    },
  };
  const turnsOf = (of: Bot): ((inbound: InboundMessage) => Promise<Disposition>) => {
    const moments = momentsOf(machineClock);
    const takeTurn = converse({
      store: still,
      clock: machineClock,
      moments,
      bot: of,
      observe: () => {},
      channels: new Map(),
      seen: () => {},
    });
    return (inbound) => takeTurn({ kind: 'message', conversation: id, letter: { ...letter, conversation: id, inbound } });
  };
  const turnAbout = turnsOf(bot);
  note('turn of a text', await cpuPerRun(() => turnAbout(said)), 0.5);
  const framed = turnsOf({ ...bot, around: [botFramework({ middleware: [(_, next) => next()] })] });
  note('the same within the Bot Framework', await cpuPerRun(() => framed(said)), 0, true);
  const asked = await turnAbout(said);
  const reply = asked.kind === 'done' ? asked.letters[0]?.reply : undefined;
  const [choice] = reply?.choices ?? [];
  const after = written.find((change) => change.collection.name === conversations.name);
  if (!reply || !choice || after?.verb !== 'update') throw new Error('The two-step bot has asked nothing.');
  before = after.document as Conversation;
  const tapped = { ...said, content: { kind: 'choice', choice: choice.id, title: choice.title } } as const;
  note('turn of a tap', await cpuPerRun(() => turnAbout(tapped)), 0.5);
  note('render', await cpuPerRun(() => door.render(reply)), 1);

  const [payload = {}] = door.render(reply);
  const signal = (): AbortSignal => new AbortController().signal;
  const sending = (): Promise<unknown> => door.send({ to: from, payload, late: false, correlation: 'bench/0', signal: signal() });
  note('send', await cpuPerRun(sending, { lanes }), 1);
  note('mark as read', await cpuPerRun(() => door.seen({ providerId: 'wamid.1', from }, signal()), { lanes }), 1);

  const recorded = await recordTurns();
  const dialogues = Array.from({ length: 4_000 }, (_, dialogue) => recorded(dialogue));
  const commits = dialogues[0]?.length ?? 0;
  const commit = async (dialogue: number): Promise<void> => {
    for (const changes of dialogues[dialogue] ?? []) {
      const { outcome } = await store.commit(changes);
      if (outcome !== 'done') throw new Error(`A recorded commit answered ${outcome}.`);
    }
  };
  note(`commit, durable (${commits / 2} a turn)`, await cpuPerRun(commit, { runs: dialogues.length / 2, lanes }), 1 / 2);
  await store.close();
  return costs;
};
