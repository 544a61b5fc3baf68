import { conversations, lines } from '../../../../bots/conversation/records';
import { errands, inboxLetters, outboxLetters } from '../../../../bots/mailroom/letters';
import type { Line } from '../../../../flows/dialogue/transcript';
import { conversationOf, type world } from './world';

const sorted = (ids: readonly string[]): string => [...ids].sort().join();
const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1);

/** What the house has promised and not kept, in words; empty when all is well. */
export const brokenRules = async (after: ReturnType<typeof world>): Promise<readonly string[]> => {
  const { store, said, seen, asked, unconfirmed, epochs } = after;
  const broken: string[] = [];
  const rule = (kept: boolean, text: string): void => {
    if (!kept) broken.push(text);
  };

  for (const letter of await store.find(inboxLetters, { limit: 1_000 })) {
    rule(letter.state !== 'pending', `${letter.id} was accepted and never taken`);
  }
  for (const who of [0, 1]) {
    const conversation = conversationOf(who);
    const all = await store.find(lines, { where: { conversation }, sort: { field: 'seq', order: 'ascending' }, limit: 1_000 });
    const read = await store.get(conversations, conversation);
    rule(all.every(({ seq }, index) => seq === index + 1) && (read?.seq ?? 0) === all.length, 'the transcript has a hole');
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
    for (const line of all) rule(answered(line, all), `${line.text} (${line.seq}) was not answered`);
  }

  const done = await store.find(errands, { limit: 1_000 });
  const changes = said.filter(({ text }) => text === 'change').length;
  rule(done.length === changes, `${changes} changes were asked for and ${done.length} were begun`);
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
  }
  const first = [...new Set(seen.map((correlation) => correlation.split('/')[0] ?? ''))];
  for (const who of [0, 1]) {
    const shown = first.filter((id) => id.startsWith(conversationOf(who)));
    rule(shown.join() === [...shown].sort().join(), `replies overtook each other: ${shown.join()}`);
  }
  for (const { sent, quiet } of epochs) {
    const line = letters.find(({ id }) => sent.startsWith(`${id}/`));
    rule(epochOf(line?.reply.text, line?.epoch) >= quiet, `${sent} was sent after the floor had moved on`);
  }
  return broken;
};

/** A broken outbox may have lied about its epoch: then the text still knows it. */
const epochOf = (text = '', epoch = 0): number => Number(/\[epoch (\d+)\]/.exec(text)?.[1] ?? epoch);

/** The line behind a greeting, unless a person is waited for; the others show in errands, requests and dead letters. */
const answered = ({ text, seq, author }: Line, all: readonly Line[]): boolean => {
  if (author !== 'customer' || text !== 'greeting') return true;
  const waits = all.some((line) => line.seq < seq && line.text.startsWith('handoff:'));
  return waits || all[seq]?.keys?.includes('house:greeting') === true;
};
