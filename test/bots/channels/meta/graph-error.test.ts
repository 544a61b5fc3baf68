import { describe, expect, it } from '@jest/globals';
import { graphError } from '../../../../bots/channels/meta/graph-error';
import type { Json } from '../../../../flows/dialogue/json';

const answered = (status: number, body?: Json, after?: number) =>
  graphError({ kind: 'answered', status, ...(body === undefined ? {} : { body }), ...(after === undefined ? {} : { after }) });
const coded = (code: number, status = 400, more = {}) => answered(status, { error: { code, message: `(#${code}) said`, ...more } });

describe('graphError', () => {
  it.each([
    ['letter', [1, 2, 1200, 131000, 131016, 131053, 133004]],
    ['conversation', [131056]],
    [
      'account',
      [
        0, 3, 4, 10, 17, 32, 104, 190, 200, 299, 368, 613, 80006, 80007, 130429, 131005, 131031, 131042, 131045, 131048, 131057, 133005,
        133010,
      ],
    ],
  ])('holds the %s and tries again', (holds, codes) => {
    for (const code of codes) expect(coded(code)).toMatchObject({ kind: 'retryLater', holds, code: String(code) });
  });

  it('refuses what can never go through as it is', () => {
    for (const code of [
      33, 100, 551, 130472, 130497, 131008, 131009, 131021, 131026, 131047, 131049, 131050, 131051, 131062, 132000, 132001, 135000,
    ]) {
      expect(coded(code)).toMatchObject({ kind: 'refused', code: String(code) });
    }
  });

  it.each([
    [10, 2018278, 'refused', /24 hours/],
    [10, 2018108, 'refused', /another way/],
    [10, 1893063, 'retryLater', /page’s restrictions/],
    [10, 4711, 'retryLater', /permission/],
    [100, 2018001, 'refused', /no such person/],
    [100, 2018047, 'refused', /Correct the message/],
    [200, 1545041, 'refused', /another way/],
    [200, 2018028, 'retryLater', /app live/],
    [230, undefined, 'retryLater', /permission/],
  ])('tells %i/%s from its siblings', (code, subcode, kind, reason) => {
    expect(coded(code, 400, { error_subcode: subcode })).toMatchObject({
      kind,
      code: String(code),
      reason: expect.stringMatching(reason),
    });
  });

  it('decides on the code and not on the HTTP status', () => {
    expect(coded(131047, 500).kind).toBe('refused');
    expect(coded(131056, 403)).toMatchObject({ kind: 'retryLater', holds: 'conversation' });
  });

  it('tries once more where the letter may have gone out, and on and on where the service says that it is down', () => {
    for (const code of [1, 131000]) {
      expect(coded(code)).toMatchObject({ tries: 2 });
      expect(coded(code, 500)).not.toHaveProperty('tries');
      expect(coded(code, 400, { is_transient: true })).not.toHaveProperty('tries');
    }
    expect(coded(2)).not.toHaveProperty('tries');
  });

  it('goes by the circumstances where the code is a new one', () => {
    expect(coded(999_999).kind).toBe('refused');
    expect(coded(999_999, 400, { is_transient: true })).toMatchObject({ kind: 'retryLater', holds: 'letter' });
    expect(coded(999_999, 503)).toMatchObject({ kind: 'retryLater', holds: 'letter' });
    expect(coded(999_999, 429)).toMatchObject({ kind: 'retryLater', holds: 'account' });
  });

  it.each([
    [200, 'unknown'],
    [204, 'unknown'],
    [504, 'unknown'],
    [500, 'retryLater'],
    [502, 'retryLater'],
    [503, 'retryLater'],
    [429, 'retryLater'],
    [404, 'retryLater'],
    [302, 'retryLater'],
  ])('takes a bare %i as %s', (status, kind) => {
    expect(answered(status)).toMatchObject({ kind, code: `http_${status}` });
  });

  it('passes on how long to wait', () => {
    expect(answered(429, { error: { code: 130429 } }, 7_000)).toMatchObject({ after: 7_000 });
    expect(answered(503, undefined, 2_000)).toMatchObject({ after: 2_000 });
  });

  it('gives the details and the cure as the reason', () => {
    expect(coded(131047, 400, { error_data: { details: 'Too late' } })).toMatchObject({
      reason: 'Too late. More than 24 hours have passed since the customer wrote: send a template.',
    });
  });

  it('holds the account when no connection was made, but only the letter when it was called off', () => {
    expect(graphError({ kind: 'unreached', code: 'ECONNREFUSED', reason: 'refused' })).toMatchObject({
      kind: 'retryLater',
      holds: 'account',
    });
    expect(graphError({ kind: 'unreached', code: 'aborted', reason: 'off' })).toMatchObject({ kind: 'retryLater', holds: 'letter' });
  });

  it('does not know what became of a request without an answer', () => {
    expect(graphError({ kind: 'silent', code: 'ECONNRESET', reason: 'reset' })).toEqual({
      kind: 'unknown',
      code: 'ECONNRESET',
      reason: 'reset',
    });
  });
});
