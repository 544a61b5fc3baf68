/**
 * A text that every provider takes: line breaks as `\n`, tabs as spaces, no other control characters, half a surrogate
 * pair as U+FFFD, no white space at the ends. Marks of direction and joiners stay: Arabic and emoji need them.
 */
export const cleanText = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/(?!\n)\p{Cc}/gu, '')
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .trim();
