import { agents } from '../../../../bots/conversation/people';
import { conversations, handoffs, lines, notes } from '../../../../bots/conversation/records';
import { inboxLetters, outboxLetters } from '../../../../bots/mailroom/letters';
import type { ConversationId } from '../../../../flows/dialogue/ids';
import type { Line } from '../../../../flows/dialogue/transcript';
import { floorOf, placeHolder } from '../../../../handoff/desk/holders';
import type { HandoffRequest } from '../../../../handoff/desk/request';
import { conversationOf, type world } from './world';

type World = ReturnType<typeof world>;

const sorted = (ids: readonly string[]): string => [...ids].sort().join();

/** What the desk has promised and not kept, in words; empty when all is well. `look` whenever nothing moves, `end` at the end. */
export const brokenPromises = (after: World) => {
  const { store, clock, customers, said, sent, replies, unconfirmed } = after;
  const found = new Set<string>();
  const epochs = new Map<ConversationId, number>();
  const rule = (kept: boolean, text: string): void => {
    if (!kept) found.add(text);
  };

  const look = async (): Promise<void> => {
    const requests = await store.find(handoffs, { limit: 1_000 });
    for (const who of customers) {
      const id = conversationOf(who);
      const now = await store.get(conversations, id);
      if (!now) continue;
      const open = requests.filter(({ conversation, state }) => conversation === id && state !== 'closed');
      rule(open.length <= 1, 'a conversation has two open requests');
      rule(now.openHandoff === (open[0]?.id ?? null), `${now.openHandoff} counts as open and ${open[0]?.id} is`);
      const { epoch, ...floor } = now.floor;
      const due = open[0] ? floorOf(open[0]) : { holder: 'bot' };
      rule(JSON.stringify(sortKeys(floor)) === JSON.stringify(sortKeys(due)), `the floor is with ${floor.holder}, not ${due.holder}`);
      rule(epoch >= (epochs.get(id) ?? 0), 'the epoch has fallen');
      epochs.set(id, epoch);
      for (const { state, wakeAt, timers } of open) {
        rule(wakeAt !== undefined && timers.length > 0, `nothing will ever ring for a request that is ${state}`);
      }
      for (const request of open) clockRuns(request);
    }
    for (const id of after.agents) {
      const held = requests.filter((request) => placeHolder(request) === id).map((request) => request.id);
      rule(sorted((await store.get(agents, id))?.load ?? []) === sorted(held), `${id} has other places taken than those of the requests`);
    }
  };

  const clockRuns = ({ state, waitingSince, promise, timers }: HandoffRequest): void => {
    rule((waitingSince === null) === (promise === null), `one that is ${state} is promised something, or waits without a promise`);
    const stands = promise === null || promise.warned === 100 || state === 'deferred';
    rule(stands !== timers.some(({ id }) => id.includes('.warning.')), `the clock of one that is ${state} ${stands ? 'runs' : 'stands'}`);
    const isOver = promise !== null && state !== 'deferred' && promise.due < clock.now();
    rule(!isOver || promise.warned === 100, `a promise to one that is ${state} was broken and nobody was told`);
  };

  const end = async (): Promise<void> => {
    for (const text of [...after.overfull, ...after.levels]) rule(false, text);
    for (const who of customers) await transcript(who);
    for (const who of customers) await nothingDangles(who);
    for (const letter of await store.find(inboxLetters, { limit: 1_000 })) rule(letter.state === 'done', `${letter.id} is ${letter.state}`);
    for (const { letter, text, isTooLate } of sent) {
      rule(!isTooLate, `${letter} is of the bot and was sent although a person had taken over`);
      rule(!text.includes('NOTE'), `${letter} shows a note to the customer`);
    }
    await everyReplyOnce();
    for (const { id, state, wakeAt = Number.POSITIVE_INFINITY } of await store.find(handoffs, { limit: 1_000 })) {
      rule(state === 'closed' || wakeAt > clock.now(), `a timer of ${id} was not rung`);
    }
  };

  const transcript = async (who: number): Promise<void> => {
    const conversation = conversationOf(who);
    const all = await store.find(lines, { where: { conversation }, sort: { field: 'seq', order: 'ascending' }, limit: 1_000 });
    const noted = await store.find(notes, { where: { conversation }, limit: 1_000 });
    const numbers = [...all, ...noted].map(({ seq }) => seq).sort((one, other) => one - other);
    rule(
      numbers.every((seq, index) => seq === index + 1),
      'the transcript has a hole',
    );
    rule(((await store.get(conversations, conversation))?.seq ?? 0) === numbers.length, 'the transcript goes on elsewhere');
    const told = said.filter((message) => message.who === who);
    const heard = all.filter(({ author }) => author === 'customer');
    rule(
      sorted(heard.map(({ providerId = '' }) => providerId)) === sorted(told.map(({ id }) => id)),
      'a message is missing or there twice',
    );
    // A wish for a person is heard ahead of messages that wait for an errand.
    const inTurn = (ids: readonly string[]) =>
      ids.filter((id) => !['person', 'fraud'].includes(told.find((one) => one.id === id)?.text ?? ''));
    const order = inTurn(heard.map(({ providerId = '' }) => providerId));
    rule(order.join() === inTurn(told.map(({ id }) => id)).join(), `the order of messages was lost: ${order.join()}`);
    for (const [index, line] of all.entries()) {
      if (line.author === 'agent') rule(hasFloor(all.slice(0, index)) === line.agent, `${line.agent} spoke and did not have the floor`);
    }
  };

  const nothingDangles = async (who: number): Promise<void> => {
    const now = await store.get(conversations, conversationOf(who));
    if (!now) return;
    rule(now.errand === null && now.overdue.length === 0, 'an errand is still waited for');
    rule(now.wanted === null, 'a wish for a person was forgotten');
    rule(now.run === null || now.run.step === 'sure', `the flow is stuck in ${now.run?.step}`);
    rule(now.floor.holder !== 'agent' || now.run === null, 'the flow goes on while a person has the floor');
  };

  const everyReplyOnce = async (): Promise<void> => {
    const letters = (await store.find(outboxLetters, { limit: 1_000 })).filter(({ reply }) => reply.text.startsWith('reply-'));
    for (const { text, came } of replies) {
      const written = letters.filter(({ reply }) => reply.text === text);
      rule(written.length <= 1, `${text} stands there twice`);
      rule(came !== 'said' || written.length === 1, `${text} was accepted and is gone`);
      rule(came !== 'refused' || written.length === 0, `${text} was refused and stands there`);
    }
    for (const { id, state, unanswered = 0 } of letters) {
      const copies = sent.filter(({ letter }) => letter === id).length;
      const allowed = 1 + unconfirmed.filter((letter) => letter === id).length;
      // What may have arrived, and never says so, is given up in the sight of all.
      const isOut = state === 'sent' ? copies >= 1 : state === 'dead' && unanswered > 0;
      rule(isOut && copies <= allowed, `${id} is ${state} and was shown ${copies} times of ${allowed}`);
    }
  };

  return { look, end, found };
};

const sortKeys = (of: object) => Object.entries(of).sort(([one], [other]) => (one < other ? -1 : 1));

/** Who has the floor after these lines, by what the house's own ones say. */
const hasFloor = (before: readonly Line[]): Line['agent'] | null => {
  const changes = /^handoff: (accepted|reopened|returned|completed|agent lost|back in line|customer left|transferred → )/;
  const last = before.findLast(({ author, text }) => author === 'system' && changes.test(text));
  if (last?.text === 'handoff: accepted') return last.agent ?? null;
  // The one who had it before it was completed.
  return last?.text === 'handoff: reopened' ? hasFloor(before.filter(({ text }) => text === 'handoff: accepted')) : null;
};
