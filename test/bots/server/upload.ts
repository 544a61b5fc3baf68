/** A body with one part `file`, as a browser uploads it. */
export const upload = (bytes: Uint8Array, name = 'card.png', type = 'image/png'): FormData => {
  const form = new FormData();
  form.append('file', new File([new Uint8Array(bytes)], name, { type }));
  return form;
};
