import { parseArgs } from 'node:util';
import { graphStandIn } from './graph-stand-in';

// The stand-in as a process of its own: node main.js --port 4000 --webhook http://127.0.0.1:3000/webhooks/whatsapp --echo sent,delivered
const { values } = parseArgs({
  options: {
    port: { type: 'string' },
    webhook: { type: 'string' },
    'messenger-webhook': { type: 'string' },
    echo: { type: 'string' },
    run: { type: 'string' },
  },
});
const echo = (values.echo ?? '').split(',').filter((status) => status === 'sent' || status === 'delivered' || status === 'read');

graphStandIn({
  echo,
  ...(values.port === undefined ? {} : { port: Number(values.port) }),
  ...(values.webhook === undefined ? {} : { webhook: values.webhook }),
  ...(values['messenger-webhook'] === undefined ? {} : { messengerWebhook: values['messenger-webhook'] }),
  ...(values.run === undefined ? {} : { run: values.run }),
}).then(
  ({ url }) => console.log(`graph ${url}`),
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);
