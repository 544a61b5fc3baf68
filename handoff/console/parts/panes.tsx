import './panes.css';
import { useCallback, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { type Action, actionsOf } from '../desk/actions-of';
import { type Draft, emptyDraft } from '../desk/draft';
import { handoffOf } from '../desk/handoff-of';
import { mayPull } from '../desk/may-pull';
import { offerToMe } from '../desk/offer-to-me';
import { workList } from '../desk/work-list';
import { useSettings } from '../settings';
import { useActions } from '../use-actions';
import { useAlerts } from '../use-alerts';
import { useDesk } from '../use-desk';
import { useShortcuts } from '../use-shortcuts';
import { type Asking, Dialogs } from './dialogs';
import { Empty } from './empty';
import { List } from './list';
import { MissedOffer } from './missed-offer';
import { NoticeBar } from './notice-bar';
import { OfferToast } from './offer-toast';
import { ThreadPane } from './thread-pane';
import { TopBar } from './top-bar';

/** The desk's window: what there is to do, the conversation on the screen, and what asks for an answer. */
export const Panes = () => {
  const { desk, dispatch } = useDesk();
  const { keys } = useSettings();
  const [asking, setAsking] = useState<Asking | null>(null);
  const composer = useRef<Pick<HTMLElement, 'focus'>>(null);
  /** The conversation that the agent has just taken: the composer takes the focus as soon as it is open to them. */
  const wanted = useRef<string>(null);
  const work = useRef<HTMLDivElement>(null);
  useAlerts();

  const list = workList(desk);
  const rows = [...list.mine, ...list.waiting, ...list.others];
  const handoff = desk.chosen === null ? null : handoffOf(desk, desk.chosen);
  const offers = rows.flatMap((row) => offerToMe(row, desk.me) ?? []);

  const choose = useCallback((conversationId: string | null): void => dispatch({ kind: 'chose', conversationId }), [dispatch]);
  const taken = (conversationId: string): void => {
    wanted.current = conversationId;
    choose(conversationId);
  };
  const act = useActions(setAsking, taken);
  const step = (by: 1 | -1): void => {
    const here = rows.findIndex(({ conversationId }) => conversationId === desk.chosen);
    const next = rows[here < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, here + by))];
    if (next === undefined) return;
    choose(next.conversationId);
    document.querySelector(`[data-handoff="${CSS.escape(next.id)}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  const write = (frame: Draft['frame']): void => {
    if (desk.chosen === null) return;
    const { chosen: conversationId } = desk;
    const draft = { ...(desk.drafts.get(conversationId) ?? emptyDraft), frame };
    // Drawn before it takes the focus: the other frame may have another field.
    flushSync(() => dispatch({ kind: 'typed', conversationId, draft }));
    composer.current?.focus();
  };
  const able = handoff === null ? [] : actionsOf(handoff, desk.me);
  const floor = desk.chosen === null ? undefined : desk.threads.get(desk.chosen)?.conversation.floor;
  const pull =
    desk.chosen !== null && floor && mayPull(desk.me, floor, handoff)
      ? setAsking.bind(null, { what: 'pull', conversationId: desk.chosen })
      : undefined;
  const when = (action: Action) => (handoff !== null && able.includes(action) ? () => act(action, handoff) : undefined);
  const [offer] = offers;
  useShortcuts(
    keys
      ? {
          j: () => step(1),
          k: () => step(-1),
          r: () => write('reply'),
          n: () => write('note'),
          a: when('take') ?? when('take_over') ?? when('take_back') ?? pull,
          h: when('hold') ?? when('resume'),
          b: when('give_back'),
          t: when('pass_on'),
          e: when('close') ?? when('done'),
          '?': () => setAsking({ what: 'shortcuts' }),
        }
      : {},
    offer === undefined ? {} : { y: () => act('take', offer.handoff), n: () => act('decline', offer.handoff) },
  );

  return (
    <div className={`panes ${desk.chosen === null ? '' : 'panes-chosen'}`}>
      <TopBar list={list} onShortcuts={() => setAsking({ what: 'shortcuts' })} onLeave={(what) => setAsking({ what })} />
      <MissedOffer />
      <main className="panes-main">
        <List list={list} onChoose={choose} />
        <div ref={work} className="panes-work" tabIndex={-1}>
          {desk.chosen === null ? (
            <Empty list={list} onTake={(next) => act('take', next)} />
          ) : (
            <ThreadPane
              key={desk.chosen}
              conversationId={desk.chosen}
              composer={composer}
              wanted={wanted}
              onAct={(action) => (handoff === null ? undefined : act(action, handoff))}
              onPull={pull}
              onLeave={() => choose(null)}
            />
          )}
        </div>
      </main>
      <OfferToast offer={offer ?? null} onTake={(offered) => act('take', offered)} onDecline={(declined) => act('decline', declined)} />
      <NoticeBar />
      <Dialogs
        asking={asking}
        onTaken={taken}
        onClose={() => {
          setAsking(null);
          // The button that opened it may be gone with what it did.
          setTimeout(() => (document.activeElement === document.body ? work.current?.focus() : undefined));
        }}
      />
    </div>
  );
};
