import { describe, expect, it } from '@jest/globals';
import { handoffs } from '../../../bots/conversation/records';
import type { Change, Store } from '../../../bots/storage/store';
import { memoryStore } from '../../../bots/testing/memory-store';
import type { HandoffRequest } from '../../../handoff/desk/request';
import { ana, ben, deskStage, minute, person } from './desk-stage';

const customerWrote = { kind: 'refused', why: 'customer_wrote' };
const question = 'wait, what does it cost me?';

type Stage = Awaited<ReturnType<typeof deskStage>>;

/** Ana has answered all that was asked, and has read it up to `seen`. */
const answered = async (store?: Store) => {
  const at = await deskStage(store ? { store } : {});
  await at.says(person);
  await at.does((id) => at.desk.accept(ana, id));
  await at.replies(ana, 'That is settled, then.');
  return { at, seen: (await at.stored()).seq };
};

const endings = [
  ['close', (at: Stage, seen?: number) => at.does((id) => at.desk.complete(ana, id, { outcome: 'resolved', note: 'called', seen }))],
  ['give back', (at: Stage, seen?: number) => at.does((id) => at.desk.return(ana, id, { outcome: 'resolved', note: 'called', seen }))],
] as const;

describe.each(endings)('who wants to %s what the customer still writes in', (_, ends) => {
  it('does not do it over a question that they have not seen, and nothing of it is written', async () => {
    const { at, seen } = await answered();
    await at.says(question);
    const before = [await at.request(), await at.stored(), await at.notes()];
    expect(await at.reads(async () => expect(await ends(at, seen)).toEqual(customerWrote))).toBe('');
    expect([await at.request(), await at.stored(), await at.notes()]).toEqual(before);
    expect(await at.request()).toMatchObject({ state: 'active', waitingSince: at.clock.now() });
  });

  it('does it when they have seen it, and all the same want to', async () => {
    const { at } = await answered();
    await at.says(question);
    expect(await ends(at, (await at.stored()).seq)).toMatchObject({ kind: 'done' });
  });

  it('does it when they have answered it, whatever they say they have seen', async () => {
    const { at, seen } = await answered();
    await at.says(question);
    await at.replies(ana, 'Nothing.');
    expect(await ends(at, seen)).toMatchObject({ kind: 'done' });
  });

  it('does it over thanks, and over thanks behind a question that they have seen', async () => {
    const { at, seen } = await answered();
    await at.says('thank you');
    expect(await ends(at, seen)).toMatchObject({ kind: 'done' });
    const other = await answered();
    await other.at.says(question);
    const read = (await other.at.stored()).seq;
    await other.at.says('thank you');
    expect(await ends(other.at, read)).toMatchObject({ kind: 'done' });
  });

  it('does it over whatever there is where they do not say what they have seen', async () => {
    const { at } = await answered();
    await at.says(question);
    expect(await ends(at)).toMatchObject({ kind: 'done' });
  });

  it('does not do it over what was said while it waited in line', async () => {
    const { at, seen } = await answered();
    await at.does((id) => at.desk.transfer(ana, id, { to: { queue: 'general' }, warm: false, note: '' }));
    await at.says(question);
    await at.does((id) => at.desk.accept(ana, id));
    expect(await ends(at, seen)).toEqual(customerWrote);
  });

  it('does not do it without having read anything', async () => {
    const at = await deskStage();
    await at.says(person);
    await at.does((id) => at.desk.accept(ana, id));
    expect(await ends(at, 0)).toEqual(customerWrote);
  });

  it('does not do it over a question that is committed between their command’s look and its commit', async () => {
    const plain = memoryStore();
    const isEnding = (one: Change) =>
      one.verb === 'update' &&
      one.collection.name === handoffs.name &&
      ['wrap_up', 'closed'].includes((one.document as HandoffRequest).state);
    let meanwhile: (() => Promise<unknown>) | null = null;
    const { at, seen } = await answered({
      ...plain,
      commit: async (changes) => {
        const first = meanwhile;
        if (first !== null && changes.some(isEnding)) {
          meanwhile = null;
          await first();
        }
        return plain.commit(changes);
      },
    });
    let written = false;
    meanwhile = async () => {
      await at.says(question);
      written = true;
    };
    expect(await ends(at, seen)).toEqual(customerWrote);
    expect(written).toBe(true);
    expect(await at.request()).toMatchObject({ state: 'active', assignee: 'ana', waitingSince: at.clock.now() });
    expect(await at.passes(minute)).toBe('');
  });
});

describe('a supervisor', () => {
  it('does not close over a question that they have not seen either, but closes what nobody serves', async () => {
    const { at, seen } = await answered();
    await at.says(question);
    const ida = await at.hires('ida', { roles: ['supervisor'] });
    expect(await at.does((id) => at.desk.complete(ida, id, { outcome: 'resolved', seen }))).toEqual(customerWrote);
    await at.does((id) => at.desk.transfer(ida, id, { to: { queue: 'general' }, warm: false, note: '' }));
    expect(await at.reads(() => at.does((id) => at.desk.complete(ida, id, { outcome: 'unresolved', seen })))).not.toBe('');
    expect((await at.request()).state).toBe('closed');
  });
});

describe('who is at the paperwork', () => {
  it('does not end it over what the customer has gone on with', async () => {
    const { at, seen } = await answered();
    await at.does((id) => at.desk.complete(ana, id, { outcome: 'resolved', seen }));
    const read = (await at.stored()).seq;
    await at.says(question);
    expect(await at.does((id) => at.desk.complete(ana, id, { outcome: 'resolved', seen: read }))).toEqual(customerWrote);
    expect(await at.request()).toMatchObject({ state: 'active', assignee: 'ana' });
    expect(await at.does((id) => at.desk.complete(ben, id, { outcome: 'resolved', seen: read }))).toMatchObject({ why: 'not_yours' });
  });
});
