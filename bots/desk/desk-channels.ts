import type { Channel } from '../channels/channel';

/** What agents have to know of the channels, by name: until when, and with what, they may write to a customer. */
export type DeskChannels = ReadonlyMap<string, Pick<Channel, 'replyWindow' | 'takes' | 'templates'>>;
