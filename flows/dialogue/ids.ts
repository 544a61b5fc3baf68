declare const of: unique symbol;

/** A string that names one kind of thing only: a conversation's id is not accepted where an agent's is wanted. */
export type Id<Thing extends string> = string & { readonly [of]: Thing };

export type ConversationId = Id<'conversation'>;
export type ContactId = Id<'contact'>;
export type RunId = Id<'flow run'>;
export type LetterId = Id<'letter'>;
export type ErrandId = Id<'errand'>;
export type HandoffId = Id<'handoff'>;
export type AgentId = Id<'agent'>;
export type MediaId = Id<'media file'>;

/** Declares that this text, read from a store or made by a rule of the house, is the id of a thing. */
export const asId = <Thing extends string>(text: string): Id<Thing> => text as Id<Thing>;
