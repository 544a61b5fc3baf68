import type { PlaceInFlow } from '../conversation/go-back-to-bot';
import type { Bot } from '../opening/bot';

/**
 * Reads `<flow>.<step>`; null where the bot cannot go on: there is no such step, or it is no question. What a flow does or says
 * is true only where it has come to it by itself: "your card is blocked" by hand would be a lie.
 */
export const placeInFlow = (bot: Pick<Bot, 'flows'>, to: string): PlaceInFlow | null => {
  const dot = to.lastIndexOf('.');
  const flow = bot.flows.get(to.slice(0, dot));
  const step = flow?.steps[to.slice(dot + 1)];
  if (!flow || !step) return null;
  switch (step.verb) {
    case 'ask':
    case 'confirm':
      return { flow, step: step.name };
    case 'say':
    case 'do':
    case 'handoff':
      return null;
    default:
      return step satisfies never;
  }
};
