/** The test flow: everything that the language can do, in one errand of a bank. */
export const blockLostCard = `flow: block-lost-card
about: Block a lost or stolen card, then order a replacement.
owner: cards-team
channels: [webchat, whatsapp]
safe: true
starts:
  card.lost: { cause: lost }
  card.stolen: { cause: stolen }
slots:
  card: { type: option, private: true }
  cause: { type: choice, of: [lost, stolen] }
repair:
  cancel: confirm
  silence: { remind: 3m, close: 30m }
  tries: { max: 3, then: human }
steps:
  greet:
    say:
  identify:
    do: customers.find
    retry: { times: 2, wait: 500ms }
    on: { registered: load_cards, unknown: no_card, error: no_card }
  load_cards:
    do: cards.list
    with: { customer: customer.id }
    on: { ok: which_card, none: no_card, error: no_card }
  no_card:
    say:
    handoff: { queue: cards-emergency, priority: urgent, tell: [cause] }
  which_card:
    ask: card
    buttons: cards
  confirm_block:
    confirm: [card, cause]
    yes: block
    no: which_card
  block:
    do: cards.block
    with: [card, cause]
    once: true
    commit: true
    timeout: 8s
    retry: { times: 2, wait: 2s }
    on: { ok: blocked, already_blocked: blocked, error: block_failed }
  block_failed:
    say:
    handoff: { queue: cards-emergency, priority: urgent, tell: [card, cause] }
  blocked:
    say:
  offer_new:
    confirm: [card]
    yes: check_address
    no: anything_else
  check_address:
    confirm: [customer.address.town]
    yes: order_new
    no: new_address
  new_address:
    say:
    handoff: { queue: cards, tell: [card], on: { returned: anything_else, closed: anything_else } }
  order_new:
    do: cards.order_replacement
    with: [card]
    once: true
    retry: { times: 2, wait: 2s }
    on: { ok: ordered, error: order_later }
  order_later:
    say:
    handoff: { queue: cards, tell: [card] }
    next: anything_else
  ordered:
    say:
  anything_else:
    confirm:
    yes: triage
    no: end
`;
