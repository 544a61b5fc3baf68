import type { Bot } from '../bot';
import type { PlaceInFlow } from '../conversation/go-back-to-bot';

/** Reads `<flow>.<step>`; null where the bot cannot go on: there is no such step, or it does something rather than speaks. */
export const placeInFlow = (bot: Pick<Bot, 'flows'>, to: string): PlaceInFlow | null => {
  const dot = to.lastIndexOf('.');
  const flow = bot.flows.get(to.slice(0, dot));
  const step = flow?.steps[to.slice(dot + 1)];
  if (!flow || !step) return null;
  switch (step.verb) {
    case 'say':
    case 'ask':
    case 'confirm':
      return { flow, step: step.name };
    case 'do':
    case 'handoff':
      return null;
    default:
      return step satisfies never;
  }
};
