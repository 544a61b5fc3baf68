import type { Attached, Channel, Payload, Sent } from '../../../bots/channels/channel';
import type { DoorKit } from './door-kit';

/** Sends one payload as a letter of its own. */
export type SendOne = (payload: Payload, signal?: AbortSignal, attached?: Attached) => Promise<Sent>;

export const sendOneTo = (kit: DoorKit, channel: () => Channel): SendOne => {
  let letters = 0;
  return (payload, signal = new AbortController().signal, attached) => {
    letters += 1;
    const file = attached ? { attached } : {};
    return channel().send({ to: kit.customer, payload, ...file, correlation: `letter-${letters}/0`, late: false, signal });
  };
};
