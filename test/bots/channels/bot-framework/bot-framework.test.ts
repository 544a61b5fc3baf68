import { describe, expect, it } from '@jest/globals';
import { type Activity, ActivityHandler, MessageFactory, type Middleware, type TurnContext } from 'botbuilder';
import type { BotDefinition } from 'schalter';
import { botFramework } from 'schalter/bot-framework';
import { converse } from 'schalter/testing';
import { cardBank } from '../../../../bots/card-bank/bot';

/** A logger as the Bot Framework's documentation writes middleware: what comes in, what goes out. */
class Logger implements Middleware {
  readonly log: string[] = [];

  async onTurn(context: TurnContext, next: () => Promise<void>): Promise<void> {
    this.log.push(`in ${context.activity.type} ${context.activity.text ?? context.activity.name}`);
    context.onSendActivities(async (_, activities, send) => {
      for (const activity of activities) this.log.push(`out ${activity.type} ${activity.name ?? activity.text?.split('\n')[0]}`);
      return send();
    });
    await next();
  }
}

/** A handler of the kind that many have already. */
class Complaints extends ActivityHandler {
  constructor() {
    super();
    this.onMessage(async (context, next) => {
      await context.sendActivity(`I pass "${context.activity.text}" on.`);
      await next();
    });
  }
}

const around = (...parts: readonly Parameters<typeof botFramework>[0][]): BotDefinition => ({
  ...(cardBank as unknown as BotDefinition),
  around: parts.map(botFramework),
});

describe('Bot Framework parts', () => {
  it('see each turn: what the customer says, what happens, and what the bot answers', async () => {
    const logger = new Logger();
    await converse(around({ middleware: [logger] }))
      .says('i lost my card')
      .taps('4821')
      .taps('Yes');
    expect(logger.log).toEqual([
      'in message i lost my card',
      expect.stringContaining('out message'),
      expect.stringMatching(/^in message Debit card/),
      expect.stringContaining('out message Shall I'),
      'in message Yes, block it',
      'in event outcome',
      expect.stringContaining('out message Done.'),
    ]);
  });

  it('may change what goes out', async () => {
    const shout = async (context: TurnContext, next: () => Promise<void>) => {
      context.onSendActivities(async (_, activities, send) => {
        for (const activity of activities) activity.text = activity.text?.toUpperCase() ?? '';
        return send();
      });
      await next();
    };
    await converse(around({ middleware: [shout] }))
      .says('hello')
      .expectsText('WHAT CAN I DO FOR YOU?');
  });

  it('may keep the bot from answering, and answer instead', async () => {
    const gate = async (context: TurnContext, next: () => Promise<void>) => {
      if (context.activity.text === 'secret') await context.sendActivity('Quiet, please.');
      else await next();
    };
    const { transcript } = await converse(around({ middleware: [gate] }))
      .says('secret')
      .expectsText('Quiet, please.')
      .expects();
    expect(transcript).toHaveLength(2);
  });

  it('may send before and after what the bot says, all in the one letter of the turn', async () => {
    const frame = async (context: TurnContext, next: () => Promise<void>) => {
      await context.sendActivity('Before.');
      await next();
      await context.sendActivity('After.');
    };
    const { transcript } = await converse(around({ middleware: [frame] })).says('hello');
    expect(transcript.at(-1)?.text).toMatch(/Before\.\n\n.*\n\nAfter\.$/s);
    expect(transcript.filter(({ author }) => author === 'bot')).toHaveLength(1);
  });

  it('keep all their choices, when they ask beside what the bot asks', async () => {
    const offer = async (context: TurnContext, next: () => Promise<void>) => {
      await context.sendActivity(MessageFactory.suggestedActions(['Refund'], 'About a refund?'));
      await next();
    };
    const { transcript } = await converse(around({ middleware: [offer] })).says('i lost my card');
    expect(transcript.at(-1)?.choices?.map(({ title }) => title)).toEqual(['Refund', expect.stringContaining('4821'), expect.anything()]);
  });

  it('take the intents that the bot leaves to them', async () => {
    const without = { ...around({ handler: new Complaints() }), handoff: () => [] };
    await converse(without).says('i want to make a complaint').expectsText('I pass "i want to make a complaint" on.');
    await converse(without).says('i lost my card').expects('which_card.ask');
  });

  it('hear of a person being wanted as handoff.initiate, with the transcript', async () => {
    const sent: Partial<Activity>[] = [];
    const spy = async (context: TurnContext, next: () => Promise<void>) => {
      context.onSendActivities(async (_, activities, send) => {
        sent.push(...activities);
        return send();
      });
      await next();
    };
    await converse(around({ middleware: [spy] }))
      .says('hello')
      .says('i want to talk to a person');
    const initiate = sent.find(({ name }) => name === 'handoff.initiate');
    expect(initiate?.value).toMatchObject({ queue: 'general', reason: 'asked', va_Language: 'en' });
    const [transcript] = initiate?.attachments ?? [];
    expect(transcript?.name).toBe('Transcript');
    expect(transcript?.content.activities.map(({ text }: Partial<Activity>) => text)).toContain('i want to talk to a person');
  });

  it('hear what becomes of it as handoff.status', async () => {
    const sent: Partial<Activity>[] = [];
    const spy = async (context: TurnContext, next: () => Promise<void>) => {
      context.onSendActivities(async (_, activities, send) => {
        sent.push(...activities.filter(({ name }) => name === 'handoff.status'));
        return send();
      });
      await next();
    };
    await converse(around({ middleware: [spy] }))
      .says('there are payments on my card i did not make')
      .says('hello?')
      .taps('Go on with the bot');
    expect(sent.map(({ value }) => [value.state, value.handoffState])).toEqual([
      ['queued', 'queued'],
      ['failed', 'closed'],
    ]);
  });

  it('whose middleware throws, cost the customer nothing: a person takes over', async () => {
    const broken = async (context: TurnContext, next: () => Promise<void>) => {
      if (context.activity.type === 'message') throw new Error('broken middleware');
      await next();
    };
    const { handoff } = await converse(around({ middleware: [broken] }))
      .says('hello')
      .waits('5m');
    expect(handoff).toMatchObject({ reason: 'bot_failure', queue: 'general' });
  });
});
