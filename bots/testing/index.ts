/** For the tests of a bot: 'schalter/testing'. */
export { type Conversation, converse, type Scene, type Story } from './converse';
export { type FakeChannel, fakeChannel } from './fake-channel';
export { graphStandIn } from './graph-stand-in/graph-stand-in';
export { memoryStore } from './memory-store';
export { type VirtualClock, virtualClock } from './virtual-clock';
