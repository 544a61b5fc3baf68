import { agents } from '../../../../bots/conversation/people';
import { conversations, handoffs, lines, notes } from '../../../../bots/conversation/records';
import { errands, inboxLetters, outboxLetters } from '../../../../bots/mailroom/letters';
import type { Line } from '../../../../flows/dialogue/transcript';
import { floorOf, placeHolder } from '../../../../handoff/desk/holders';
import { agentIds, conversationOf, type world } from './world';

const sorted = (ids: readonly string[]): string => [...ids].sort().join();
const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1);

/** What the house has promised and not kept, in words; empty when all is well. */
export const brokenRules = async (after: ReturnType<typeof world>): Promise<readonly string[]> => {
  const { store, said, seen, asked, unconfirmed, epochs, replied } = after;
  const broken: string[] = [];
  const rule = (kept: boolean, text: string): void => {
    if (!kept) broken.push(text);
  };

  for (const letter of await store.find(inboxLetters, { limit: 1_000 })) {
    rule(letter.state !== 'pending', `${letter.id} was accepted and never taken`);
  }
  let changes = 0;
  for (const who of [0, 1]) {
    const conversation = conversationOf(who);
    const all = await store.find(lines, { where: { conversation }, sort: { field: 'seq', order: 'ascending' }, limit: 1_000 });
    const read = await store.get(conversations, conversation);
    const noted = await store.find(notes, { where: { conversation }, limit: 1_000 });
    const numbers = [...all, ...noted].map(({ seq }) => seq).sort((one, other) => one - other);
    rule(numbers.every((seq, index) => seq === index + 1) && (read?.seq ?? 0) === numbers.length, 'the transcript has a hole');
    const told = said.filter((message) => message.who === who);
    const heard = all.filter(({ author }) => author === 'customer');
    rule(
      sorted(heard.map(({ providerId = '' }) => providerId)) === sorted(told.map(({ id }) => id)),
      'a message is missing or there twice',
    );
    // A wish for a person is heard ahead of messages that wait for an errand.
    const inTurn = (texts: readonly { text: string; id: string }[]) => texts.filter(({ text }) => text !== 'person').map(({ id }) => id);
    const order = inTurn(heard.map(({ text, providerId = '' }) => ({ text, id: providerId })));
    rule(order.join() === inTurn(told).join(), `the order of messages was lost: ${order.join()}`);
    rule(read?.errand == null && (read?.overdue.length ?? 0) === 0, 'an errand is still waited for');
    for (const [index, line] of all.entries()) {
      if (line.author !== 'customer' || hasAgent(all, index)) continue;
      if (line.text === 'change') changes += 1;
      rule(answered(line, all, index), `${line.text} (${line.seq}) was not answered`);
    }
    const open = read?.openHandoff == null ? undefined : await store.get(handoffs, read.openHandoff);
    rule(read === undefined || read.floor.holder === (open ? floorOf(open).holder : 'bot'), `${read?.floor.holder} has the floor`);
  }

  const done = await store.find(errands, { limit: 1_000 });
  rule(done.length === changes, `${changes} changes were asked of the bot and ${done.length} were begun`);
  rule(
    done.every(({ state }) => state === 'done'),
    'an errand has no outcome',
  );
  rule(sorted([...new Set(asked)]) === sorted(done.map(({ key }) => key)), 'the bank has seen other keys than those of the errands');

  const letters = [...(await store.find(outboxLetters, { limit: 1_000 }))].sort(byId);
  for (const letter of letters) {
    const copies = seen.filter((correlation) => correlation.startsWith(`${letter.id}/`)).length;
    const allowed = 1 + unconfirmed.filter((id) => id === letter.id).length;
    rule(copies <= allowed, `${letter.id} was shown ${copies} times, ${allowed} are accounted for`);
    const out = letter.state === 'sent' || letter.state === 'delivered' || letter.state === 'read';
    rule(!out || copies > 0, `${letter.id} counts as sent and was not`);
    rule(out || ['refused', 'suppressed', 'dead'].includes(letter.state), `${letter.id} is still ${letter.state}`);
    rule(letter.author === 'bot' || letter.state !== 'suppressed', `${letter.id} is of an agent and was held back`);
  }
  const written = letters.filter(({ author }) => author === 'agent');
  rule(
    replied.every(({ line }) => written.some(({ id }) => line === id)),
    'a reply that was accepted is gone',
  );
  rule(new Set(written.map(({ reply }) => reply.text)).size === written.length, 'a reply stands there twice');
  const requests = await store.find(handoffs, { limit: 1_000 });
  for (const id of agentIds) {
    const held = requests.filter((request) => placeHolder(request) === id).map((request) => request.id);
    rule(sorted((await store.get(agents, id))?.load ?? []) === sorted(held), `${id} has other places taken than those of the requests`);
  }
  const first = [...new Set(seen.map((correlation) => correlation.split('/')[0] ?? ''))];
  for (const who of [0, 1]) {
    const shown = first.filter((id) => id.startsWith(conversationOf(who)));
    rule(shown.join() === [...shown].sort().join(), `replies overtook each other: ${shown.join()}`);
  }
  for (const { sent, quiet } of epochs) {
    const line = letters.find(({ id }) => sent.startsWith(`${id}/`));
    const isStale = line?.author === 'bot' && epochOf(line.reply.text, line.epoch) < quiet;
    rule(!isStale, `${sent} is of the bot and was sent after a person had taken over`);
  }
  return broken;
};

/** A broken outbox may have lied about its epoch: then the text still knows it. */
const epochOf = (text = '', epoch = 0): number => Number(/\[epoch (\d+)\]/.exec(text)?.[1] ?? epoch);

/** The house's own lines tell who had the floor: the last one before this line that says so, or one that this line set off. */
const hasAgent = (all: readonly Line[], index: number): boolean =>
  all[index + 1]?.text === 'handoff: reopened' || /accepted|reopened/.test(lastChange(all, index));

const lastChange = (all: readonly Line[], index: number): string => {
  const changes = /^handoff: (accepted|reopened|returned|completed|agent lost|back in line|customer left|.* → )/;
  return all.slice(0, index).findLast(({ author, text }) => author === 'system' && changes.test(text))?.text ?? '';
};

/** The line behind a greeting, unless a person is waited for; the others show in errands, requests and dead letters. */
const answered = ({ text }: Line, all: readonly Line[], index: number): boolean => {
  if (text !== 'greeting') return true;
  const waits = /agent lost|back in line| → /.test(lastChange(all, index));
  return waits || all[index + 1]?.keys?.includes('house:greeting') === true;
};
