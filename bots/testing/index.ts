/** For the tests of a bot: 'schalter/testing'. */
export type { FlowResult } from './cases/play-flow-tests';
export { runFlowTests } from './cases/run-flow-tests';
export { type Conversation, converse, type Scene, type Story } from './converse';
export { type FakeChannel, fakeChannel } from './fake-channel';
export { type GraphStandIn, graphStandIn } from './graph-stand-in/graph-stand-in';
export type { Injection } from './graph-stand-in/injections';
export type { GivenFile } from './graph-stand-in/shelf';
export type { ApprovedTemplate } from './graph-stand-in/templates';
export { memoryStore } from './memory-store';
export { type VirtualClock, virtualClock } from './virtual-clock';
