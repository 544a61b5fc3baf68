/** The smallest bytes that each kind is known by, with something behind them. */
const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from('a picture')]);
const pdf = Buffer.from('%PDF-1.7 a letter');

/** Uploads one part `file`, or whatever is given. */
const upload = (bytes: Uint8Array, name = 'card.png', type = 'image/png'): FormData => {
  const form = new FormData();
  form.append('file', new File([new Uint8Array(bytes)], name, { type }));
  return form;
};

export const files = { png, pdf, upload };
