/** The place in the transcript of the line that a message of Meta's shows: our correlation is `<conversation>.<seq>/<part>`. */
export const seqOf = (correlation: string | undefined): number => {
  const seq = /\.(\d{8})\/\d+$/.exec(correlation ?? '')?.[1];
  if (seq === undefined) throw new Error(`The message of this correlation is no letter of ours: ${correlation}.`);
  return Number(seq);
};
