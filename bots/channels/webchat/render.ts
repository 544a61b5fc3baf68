import type { Channel } from '../channel';

/** As it is: the page has room for any text and for any number of choices. A text without words is no bubble. */
export const render: Channel['render'] = ({ text, choices = [] }) => {
  if (text.trim() === '') return [];
  return [{ text, ...(choices.length === 0 ? {} : { choices: choices.map((choice) => ({ ...choice })) }) }];
};
