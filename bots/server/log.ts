import pino from 'pino';
import type { Observed, Observer } from '../observer';

/** JSON lines, by default on stderr. No text of a customer and no address is ever in them: only ids, codes and durations. */
export const log = (
  level: string,
  into: pino.DestinationStream = pino.destination({ fd: 2, sync: false }),
): { readonly logger: pino.Logger; readonly observe: Observer } => {
  const logger = pino({ level, base: {} }, into);
  return { logger, observe: (observed) => logger[levelOf(observed)](plain(observed), observed.kind) };
};

const levelOf = (observed: Observed): 'debug' | 'info' | 'warn' | 'error' => {
  switch (observed.kind) {
    case 'turn':
    case 'sent':
    case 'fetched':
    case 'received':
    case 'flow':
      return 'debug';
    case 'handoff':
    case 'errand':
    case 'suppressed':
      return 'info';
    case 'trouble':
    case 'unconfirmed':
      return 'warn';
    case 'dead':
      return 'error';
    default:
      return observed satisfies never;
  }
};

/**
 * An error's own message may quote what a customer wrote, and a provider's their number; the stack tells where it happened.
 * Why a letter was given up stands with the letter: `schalter letters --dead`.
 */
const plain = (observed: Observed): object => {
  // A WhatsApp message's id holds the customer's number.
  if (observed.kind === 'dead') return observed.what === 'inbox' ? { what: observed.what } : { what: observed.what, id: observed.id };
  if (observed.kind !== 'trouble') return observed;
  const { error, where } = observed;
  if (!(error instanceof Error)) return { where };
  const { code } = error as Error & { code?: unknown };
  // A message may have many lines, and all of them stand above the stack.
  const stack = error.stack?.split('\n').filter((line) => /^\s+at /.test(line));
  return { where, name: error.name, code, stack: stack?.slice(0, 7) };
};
