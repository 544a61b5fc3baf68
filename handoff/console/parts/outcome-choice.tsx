import { useLanguage } from '../texts/language';

/** What has come of the customer's concern. */
export const OutcomeChoice = () => {
  const { say, nameOf } = useLanguage();
  return (
    <fieldset className="choice-set">
      <legend>{say('outcome')}</legend>
      {['resolved', 'unresolved'].map((outcome, index) => (
        <label key={outcome}>
          <input type="radio" name="outcome" value={outcome} required defaultChecked={index === 0} />
          {nameOf('outcome', outcome)}
        </label>
      ))}
    </fieldset>
  );
};
