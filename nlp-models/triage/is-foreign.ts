import { readWords } from './words';

/**
 * Everyday words of languages that customers write in, as `readWords` reads them: enough to notice that a message is in another
 * language than the bot's own, not to tell what it says. Words that a neighbouring language has too are left out.
 */
const everyday: Readonly<Record<string, string>> = {
  en: 'the and you my is are was have has not with this that what when where how can could please card lost need want help hello thank for but from they your please',
  de: 'der die das und ich sie mein meine ist nicht mit was wann wo wie kann bitte karte verloren brauche mochte hilfe hallo danke fur aber von haben habe eine einen wir ihr auch noch',
  es: 'hola el los las una por favor mi mis tarjeta he perdido robado quiero necesito ayuda gracias cuenta esta estoy puedo tengo como que donde cuando no con para pero usted ustedes buenos dias buenas tardes hablar persona espanol habla hablas alguien',
  fr: 'bonjour bonsoir le les une je vous votre ma mon mes carte perdu vole voudrais besoin aide merci compte suis puis avec pour mais est pas ai jai quand comment ou parlez francais quelquun sil plait bancaire',
  it: 'ciao buongiorno buonasera il gli una ho la mia mio carta perso rubato vorrei bisogno aiuto grazie conto sono posso con per ma non che dove quando come parla parlate italiano qualcuno favore',
  pt: 'ola bom dia boa tarde os as uma meu minha cartao perdi roubado quero preciso ajuda obrigado obrigada conta estou posso com para mas nao que onde quando como fala portugues alguem voce por favor',
  nl: 'hoi goedemorgen goedemiddag het een mijn ik ben heb kaart pas kwijt verloren gestolen wil graag nodig hulp bedankt dank rekening kan met voor maar niet wat waar wanneer hoe spreekt nederlands iemand alstublieft jullie',
  pl: 'czesc dzien dobry moja moj karta karte zgubilem zgubilam ukradli skradziono chce potrzebuje pomocy dziekuje konto jestem moge nie jak gdzie kiedy prosze czy mowi polsku ktos mam sie jest',
  tr: 'merhaba selam kartimi kartim kayboldu kaybettim calindi istiyorum ihtiyacim yardim tesekkurler hesap hesabim bir bu ne nerede nasil icin degil var yok lutfen turkce biri konusuyor musunuz benim ben',
};

const words: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(everyday).map(([language, list]) => [language, new Set(readWords(list).words)]),
);
/** Of a message's words, so many have to be another language's. */
const share = 0.4;
const fewest = 2;
/** Letters of these languages are Latin ones; another script is another language. */
const latin = /^\p{Script=Latin}$/u;

/** Whether a text is in another language than these; when in doubt, it is not. */
export const isForeign = (text: string, locales: readonly string[]): boolean => {
  const own = locales.map((locale) => locale.split('-')[0] ?? locale);
  if (own.every((language) => words.has(language)) && isInOtherScript(text)) return true;
  const said = [...new Set(readWords(text).words)];
  const counts = [...words].map(([language, known]) => ({ language, count: said.filter((word) => known.has(word)).length }));
  const most = (isOurs: boolean): number =>
    Math.max(0, ...counts.filter(({ language }) => own.includes(language) === isOurs).map(({ count }) => count));
  const foreign = most(false);
  return foreign >= fewest && foreign > most(true) && foreign >= said.length * share;
};

const isInOtherScript = (text: string): boolean => {
  const letters = text.match(/\p{L}/gu) ?? [];
  return letters.length >= fewest && letters.filter((letter) => !latin.test(letter)).length > letters.length / 2;
};
