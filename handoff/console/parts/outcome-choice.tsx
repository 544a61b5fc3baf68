import type { Handoff } from '../desk/handoff';
import { useLanguage } from '../texts/language';
import { useQueues } from '../use-queues';
import { NotRead } from './not-read';

/** What may come of any request; a queue may have more. */
const usual: readonly string[] = ['resolved', 'unresolved'];

/** What has come of the customer's concern. */
export const OutcomeChoice = ({ handoff }: { readonly handoff: Handoff }) => {
  const { say, nameOf } = useLanguage();
  const { items: queues, again } = useQueues();
  const own = typeof queues === 'string' ? undefined : queues.find(({ name }) => name === handoff.queue);
  return (
    <fieldset className="choice-set">
      <legend>{say('outcome')}</legend>
      {(own?.outcomes ?? usual).map((outcome, index) => (
        <label key={outcome}>
          <input type="radio" name="outcome" value={outcome} required defaultChecked={index === 0} />
          {nameOf('outcome', outcome)}
        </label>
      ))}
      {queues === 'failed' && <NotRead onAgain={again} />}
    </fieldset>
  );
};
