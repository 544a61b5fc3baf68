import { describe, expect, it } from '@jest/globals';
import { uploadGate } from '../../../../bots/server/files/upload-gate';

const megabytes = (count: number): number => count * 1_048_576;

describe('the gate for uploads', () => {
  it('has room for four of the largest files at once, and for another when one is done', () => {
    const gate = uploadGate();
    const leaves = ['a', 'b', 'c', 'd'].map((sender) => gate.enter(sender, megabytes(16)));
    expect(leaves).not.toContain(null);
    expect(gate.enter('e', 1)).toBeNull();
    leaves[0]?.();
    expect(gate.enter('e', megabytes(16))).not.toBeNull();
  });

  it('lets many small ones in', () => {
    const gate = uploadGate();
    const leaves = Array.from({ length: 60 }, (_, sender) => gate.enter(`s${sender}`, megabytes(1)));
    expect(leaves).not.toContain(null);
  });

  it('gives one sender two places and no more', () => {
    const gate = uploadGate();
    const first = gate.enter('a', 1);
    gate.enter('a', 1);
    expect(gate.enter('a', 1)).toBeNull();
    expect(gate.enter('b', 1)).not.toBeNull();
    first?.();
    expect(gate.enter('a', 1)).not.toBeNull();
  });
});
