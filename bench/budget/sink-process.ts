import { graphSink } from '../peers/graph-sink';

// The Graph API in a process of its own, so that its CPU is not counted.
process.on('disconnect', () => process.exit());
void graphSink(() => {}).then(({ url }) => process.send?.(url));
