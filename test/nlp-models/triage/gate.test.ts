import { describe, expect, it } from '@jest/globals';
import { Gate, type GateSigns } from '../../../nlp-models/triage/gate';

const signs = (margin: number): GateSigns => [Math.log(0.5 + margin / 2), margin, margin, 1, 1, 1];

describe('the gate', () => {
  // A world in which a reading with margin m is right in m of all cases.
  const cases = Array.from({ length: 2_000 }, (_, number) => {
    const margin = (number % 20) / 20 + 0.025;
    return { signs: signs(margin), right: ((number / 20) | 0) % 100 < margin * 100 };
  });
  const gate = Gate.fit(cases);

  it.each([0.225, 0.525, 0.825])('says %s where that share is right', (margin) => {
    expect(Math.abs(gate.confidence(signs(margin)) - margin)).toBeLessThan(0.06);
  });

  it('says the same after it was written and read', () => {
    expect(new Gate(gate.toJSON()).confidence(signs(0.4))).toBe(gate.confidence(signs(0.4)));
  });

  it('stays a probability where all cases are right', () => {
    const trusting = Gate.fit(cases.map((one) => ({ ...one, right: true })));
    expect(trusting.confidence(signs(0.9))).toBeGreaterThan(0.99);
    expect(trusting.confidence(signs(0.9))).toBeLessThanOrEqual(1);
  });
});
