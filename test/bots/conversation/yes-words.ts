const lines = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** What is a yes to "Shall I block it now?", by language. */
export const clear = {
  en: lines(`
    yes
    YES!!!
    yes please
    yes plaese
    yess
    yep
    y
    ok
    ok...
    k
    sure
    sure, go ahead
    do it
    go for it
    ok do it now
    right, do it
    of course
    that's right
    yes thanks
    yes great, thank you
    I am sure
    👍
    👍🏽
    block it
    Block it please!
    blok it
    Yes, block it
    yes please block it
    ok then block it now
    yes block my card
    yes, right away please
    yes block it asap
    freeze it
    1
    ja bitte
  `),
  de: lines(`
    ja
    jaaa
    ja bitte
    ja, bitte!
    jo
    jep
    ok
    klar
    na klar, bitte
    mach das
    ja, mach das bitte
    gerne
    von mir aus
    einverstanden
    auf jeden fall
    stimmt
    genau
    ja doch
    ja gut
    ja super, danke
    👌
    bitte sperren
    Ja, bitte sperren
    ja sperren
    ja sofort
    ja mach mal
    ok dann sperren
    ja bitte sofort sperren
    meine Karte sperren
    ja, sperren Sie sie
    yes please
  `),
} as const;

/** What is not, however much of a yes stands in it. */
export const unclear = {
  en: lines(`
    yes no
    yes i mean no
    right. no.
    yes. no. wait
    yes but wait
    ok wait
    ok hold on a second
    sure, but don't block it yet
    yes don't block it
    please don't block it
    ok don't
    ok stop
    yes stop
    yes cancel
    ok, never mind
    ok thanks i found it
    yes I found it in my jacket
    fine, i found the card
    sure?
    ok?
    yes?
    right now?
    Yes, block it?
    can i block it
    ok what happens if you block it?
    ok so what happens then
    what happens then?
    yes both
    yes block both cards
    yes tomorrow
    yes after i call my wife
    yes, if it costs nothing
    okay but only for a day
    sounds good but wait until I checked my bag
    go ahead and don't block
    sure not
    yes not
    ok thanks
    ok bye
    great
    thanks
    eight
    maybe
    i guess
    please unblock it
    yes or no
    yes, it was my fault
    ok let me look for it first
    ok my wife has it
    alright then dont
    yes the pink one
    no, yes block it
    👎
    👍 👎
    ok 🤔
    yes to what
    asap
    yes later
  `),
  de: lines(`
    ja nein
    ja und nein
    ja ne
    jein
    ja nicht sperren
    ja, aber noch nicht sperren
    ja aber nicht die
    bitte nicht sperren
    ja hab sie gefunden
    gut, ich hab sie wieder
    ok moment
    ja warte mal
    ja stopp
    ok abbrechen
    ok lassen wir das
    sicher?
    wirklich?
    ja?
    richtig so?
    Ja, bitte sperren?
    ja auf keinen fall
    ja, auf gar keinen Fall
    richtig, aber falsche karte
    gern, aber nicht diese
    genau nicht
    ja vielleicht
    ja morgen
    klar, aber erst morgen
    ja beide
    beide karten sperren
    ja doch nicht
    ok doch nicht
    gut dann nicht
    ja, wenn es nichts kostet
    ja, was passiert dann
    ok und was passiert dann?
    nein danke, bitte sperren
    ja nein danke
    ok danke
    alles klar, tschüss
    mach's gut
    gern geschehen
    danke
    bitte
    wie bitte
    vergessen
    sofort
    ja gleich
    ja entsperren
    wichtig
    ja oder doch lieber nicht
    passt schon, hab sie wieder
    ok ich ruf erst meine frau an
    ja 👎
  `),
} as const;
