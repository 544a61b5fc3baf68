import type { Channel } from '../channel';

/** As it is: the page has room for any text and for any number of choices. A text without words is no bubble. */
export const render: Channel['render'] = ({ text, media, choices = [] }) => {
  if (text.trim() === '' && !media) return [];
  return [{ text, ...(media ? { media } : {}), ...(choices.length === 0 ? {} : { choices: choices.map((choice) => ({ ...choice })) }) }];
};
