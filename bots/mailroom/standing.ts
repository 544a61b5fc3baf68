/** What is asked of a conversation right before one of its letters goes out. */
export interface Standing {
  /** The epoch under which a person last took over: what the bot wrote before it is not sent. */
  readonly personSince: number;
  /** When the customer was last heard, ms UTC: a service takes answers for a time only. */
  readonly heardAt: number;
}
