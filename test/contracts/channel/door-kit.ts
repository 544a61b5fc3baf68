import type { Channel, Payload } from '../../../bots/channels/channel';
import type { Json } from '../../../flows/dialogue/json';

/** What a door brings along to be held to the contract. */
export interface DoorKit {
  /** Opens the door in front of a stand-in of its service. */
  readonly open: () => Promise<OpenDoor>;
  /** The headers with which the service signs these bytes. Absent, with `forge`, where nothing is posted to the door from outside. */
  readonly sign?: (body: Buffer) => Record<string, string>;
  /** Headers that must not pass for these bytes. */
  readonly forge?: (body: Buffer) => Readonly<Record<string, Record<string, string>>>;
  /** Absent where the service asks for no handshake. */
  readonly handshake?: { readonly right: string; readonly challenge: string; readonly wrong: Readonly<Record<string, string>> };
  /** Bodies as the service posts them. */
  readonly bodies: {
    text(said: { id: string; from: string; at: number; text: string }): Json;
    tap(said: { id: string; from: string; at: number; choice: string; title: string }): Json;
    /** What the service tells of a letter to `customer`; absent where it tells nothing. */
    status?(of: { providerId: string; at: number; status: 'sent' | 'delivered' | 'read'; correlation: string }): Json;
    /** Parts of bodies that this version does not serve, each of which must be kept. */
    readonly kept: Readonly<Record<string, Json>>;
    batch(bodies: readonly Json[]): Json;
  };
  readonly customer: string;
  /** Absent where a bubble takes anything. The most that it takes: UTF-16 units, choices whose text needs no numbers, and units of a choice's title. */
  readonly limits?: { readonly text: number; readonly choices: number; readonly title: number };
  readonly textOf: (payload: Payload) => string;
  readonly choicesOf: (payload: Payload) => readonly { readonly id: string; readonly title: string }[];
  /** Where the service has no files, or the door does not send them. */
  readonly takesNoFiles?: true;
  /** The faults that its stand-in can play. */
  readonly faults: readonly Fault[];
}

export interface OpenDoor {
  readonly channel: Channel;
  /** Plays this fault at the next send. */
  readonly fail: (fault: Fault) => void;
  /** The messages that the service took, as texts. */
  readonly taken: () => readonly string[];
  readonly close: () => Promise<void>;
}

/** `busy`: too many requests, wait 7 s; `pair`: too many to this customer. */
export type Fault = 'busy' | 'pair' | 'overloaded' | 'badGateway' | 'refused' | 'resetTaken' | 'brokenAnswer' | 'hang';
