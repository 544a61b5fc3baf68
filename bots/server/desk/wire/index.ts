/** What goes over the wire, as programs outside know it. All times are ms since 1970, UTC. */
export * from './agent';
export * from './conversation';
export * from './handoff';
export * from './json';
export * from './line';
export * from './person';
export * from './prepared';
export * from './problem';
export * from './queue';
