import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { conversations } from '../../../../bots/conversation/records';
import { type ConversationStage, conversationStage } from './conversation-stage';

let server: ConversationStage['server'];
let given: ConversationStage['given'];
let jo: ConversationStage['jo'];

beforeAll(async () => {
  ({ server, given, jo } = await conversationStage());
});
afterAll(() => server.stop());

describe('what is prepared for agents to send', () => {
  it('are the articles in the language that comes nearest', async () => {
    const article = { id: 'fees', title: 'Gebühren', text: 'Das kostet nichts.' };
    expect(await jo.expects(200, 'GET', '/api/articles?locale=de-AT')).toEqual({ locale: 'de', items: [article] });
    expect(await jo.expects(200, 'GET', '/api/articles')).toEqual({ locale: 'en', items: [] });
  });

  it("are the templates in the conversation's language, where its channel has them", async () => {
    expect(await jo.expects(200, 'GET', '/api/conversations/ann/templates')).toEqual({
      items: [
        { name: 'question', text: 'Guten Tag {{name}}, kurz zu {{matter}}: bitte melden.', placeholders: ['name', 'matter'] },
        { name: 'hello', text: 'Guten Tag.', placeholders: [] },
      ],
    });
    await jo.expects(403, 'GET', '/api/conversations/foreign/templates');
    await jo.expects(404, 'GET', '/api/conversations/none/templates');
    await given.alter(conversations, 'ann', { channel: 'webchat' });
    expect(await jo.expects(200, 'GET', '/api/conversations/ann/templates')).toEqual({ items: [] });
    await given.alter(conversations, 'ann', { channel: 'whatsapp', locale: 'en' });
    expect(await jo.expects(200, 'GET', '/api/conversations/ann/templates')).toEqual({ items: [] });
    await given.alter(conversations, 'ann', { locale: 'de' });
  });
});
