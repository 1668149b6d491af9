/** Stripe's payments export, in its older all-columns shape and in that of 2026, where the user picks columns. */
import type { IdentityKey } from '../../../people/identity/public.ts';
import type { EventAmount } from '../../events/public.ts';
import { PAYMENT_REFUNDED, PAYMENT_SUCCEEDED } from '../../events/public.ts';
import type { Row, TableHead } from '../read/table.ts';
import { byColumns, cell, columnScore, columnsAt } from './columns.ts';
import type { Convert, DraftEvent, ImportFormat, OpenParts } from './format.ts';
import { amountOf, firstWrong, negative, optional, properties, rejected, skipped, used } from './outcome.ts';
import { moneyReader, utcReader } from './reading.ts';

const USUAL = ['Fee', 'Converted Amount', 'Captured', 'Mode', 'Payment Source Type', 'Converted Currency'];

export const stripePayments: ImportFormat = {
  id: 'stripe-payments',
  title: 'Stripe payments',
  summary:
    'payments.csv, from Payments > Export; any choice of columns with id, date, amount, currency and status.',
  kind: 'recognised',
  becomes: [
    'A paid charge becomes Payment Succeeded, a failed one Payment Failed (no amount), times in UTC as Stripe writes them.',
    'Amount Refunded becomes Payment Refunded; the export has no date of the refund, so it stands at the charge, marked `date_estimated`.',
    'A dispute becomes Payment Disputed at its date; a lost one takes the amount back.',
    'Test payments, cancelled, pending and uncaptured ones are left out.',
    'The person is known by Customer ID and Customer Email, also from metadata.',
  ],
  roles: { payments: { main: {} } },
  recognise(tables) {
    const dated = tables.filter(
      (head) => columnScore(head, ['Created (UTC)']) || columnScore(head, ['Created date (UTC)']),
    );
    return byColumns(dated, 'payments', ['id', 'Amount', 'Currency', 'Status'], USUAL);
  },
  open: (_role, head, parts) => stripePayment(head, parts),
};

const PAYMENT = {
  id: ['id'],
  created: ['Created (UTC)', 'Created date (UTC)'],
  amount: ['Amount'],
  refunded: ['Amount Refunded'],
  currency: ['Currency'],
  status: ['Status'],
  captured: ['Captured'],
  mode: ['Mode'],
  disputed: ['Disputed Amount'],
  disputeStatus: ['Dispute Status'],
  disputeDate: ['Dispute Date (UTC)'],
  disputeReason: ['Dispute Reason'],
  description: ['Description'],
  card_brand: ['Card Brand'],
  card_funding: ['Card Funding'],
  payment_type: ['Payment Source Type'],
  message: ['Seller Message', 'Decline Reason'],
  invoice_id: ['Invoice ID'],
  country: ['Card Issue Country'],
} as const;

function stripePayment(head: TableHead, { settings }: OpenParts): Convert {
  const at = columnsAt(head, PAYMENT);
  const time = utcReader(settings);
  const money = moneyReader(settings);
  const personOf = payer(head);

  return ([row]) => {
    const left = reasonToLeave(
      cell(row, at.status).toLowerCase(),
      cell(row, at.mode),
      cell(row, at.captured),
    );
    if (left) return skipped(left);
    const currency = cell(row, at.currency);
    const created = time(cell(row, at.created));
    const paid = money(cell(row, at.amount), currency);
    const back = money(cell(row, at.refunded), currency);
    const disputed = money(cell(row, at.disputed), currency);
    const disputedAt = time(cell(row, at.disputeDate));
    const wrong = firstWrong(created, paid, back, disputed, disputedAt);
    if (wrong) return rejected(wrong);
    if (created.kind !== 'time') return rejected('the payment has no date');
    const amount = amountOf(paid);
    const id = cell(row, at.id);
    if (!amount || !row || id === '')
      return rejected(amount ? 'the payment has no id' : 'the payment has no amount');

    const person = personOf(row, id, created.time);
    const base = {
      time: created.time,
      precision: created.precision,
      identities: person.identities,
      channel: 'payment',
      ...optional('country', cell(row, at.country)),
    };
    const details = Object.fromEntries(DETAILS.map((name) => [name, cell(row, at[name])]));
    const facts = properties({ payment_id: id, ...details });
    if (FAILED.test(cell(row, at.status))) {
      const reason = cell(row, at.message);
      const failure = properties({ ...facts, attempted_minor: amount.minor, reason });
      const event = {
        ...base,
        name: 'Payment Failed',
        naturalId: `stripe:${id}:failed`,
        properties: failure,
      };
      return used([event], [person]);
    }
    const paidEvent = {
      ...base,
      name: PAYMENT_SUCCEEDED,
      naturalId: `stripe:${id}:succeeded`,
      amount,
      properties: facts,
    };
    const when = disputedAt.kind === 'time' ? disputedAt.time : created.time;
    const dispute = {
      amount: amountOf(disputed),
      status: cell(row, at.disputeStatus),
      reason: cell(row, at.disputeReason),
    };
    const later = [
      ...refundEvents(base, id, amountOf(back)),
      ...disputeEvents({ ...base, time: when }, id, dispute),
    ];
    return used([paidEvent, ...later], [person]);
  };
}

function refundEvents(
  base: Omit<DraftEvent, 'name'>,
  id: string,
  amount: EventAmount | undefined,
): DraftEvent[] {
  if (!amount || amount.minor === 0) return [];
  const facts = { payment_id: id, date_estimated: true };
  const refund = { name: PAYMENT_REFUNDED, naturalId: `stripe:${id}:refunded`, amount: negative(amount) };
  return [{ ...base, ...refund, properties: facts }];
}

const DETAILS = ['description', 'card_brand', 'card_funding', 'payment_type', 'invoice_id'] as const;
const FAILED = /^(failed|blocked|declined)$/i;

/** Why a row is no payment, or null. */
function reasonToLeave(status: string, mode: string, captured: string): string | null {
  if (/^test$/i.test(mode)) return 'a test payment';
  if (FAILED.test(status)) return null;
  if (!/^(paid|succeeded|(partially |partial_)?refund(ed)?|dispute.*)$/.test(status)) {
    return `no payment: its status is “${status.slice(0, 40) || 'empty'}”`;
  }
  return /^(false|no)$/i.test(captured) ? 'a payment that was never captured' : null;
}

function disputeEvents(
  base: Omit<DraftEvent, 'name'>,
  id: string,
  dispute: { amount: EventAmount | undefined; status: string; reason: string },
): DraftEvent[] {
  const { amount, status, reason } = dispute;
  if (!amount || amount.minor === 0) return [];
  const disputed_minor = Math.abs(amount.minor);
  const facts = properties({ payment_id: id, status: status.toLowerCase(), reason, disputed_minor });
  const opened = { ...base, name: 'Payment Disputed', naturalId: `stripe:${id}:disputed`, properties: facts };
  if (!/lost|charge.?refunded/i.test(status)) return [opened];
  const lost = { name: PAYMENT_REFUNDED, naturalId: `stripe:${id}:dispute-lost`, amount: negative(amount) };
  return [opened, { ...base, ...lost, properties: { payment_id: id, reason: 'dispute lost' } }];
}

const PAYER = {
  customer: ['Customer ID'],
  email: ['Customer Email', 'Receipt Email', 'email (metadata)', 'customer_email (metadata)', 'Email'],
  name: ['Card Name', 'Customer Name', 'name (metadata)'],
  phone: ['Customer Phone', 'phone (metadata)'],
  city: ['Card Address City'],
  country: ['Card Address Country'],
} as const;

function payer(head: TableHead) {
  const at = columnsAt(head, PAYER);
  return (row: Row, id: string, time: number) => {
    const identities: IdentityKey[] = [];
    const email = cell(row, at.email);
    if (cell(row, at.customer)) identities.push({ kind: 'stripe', value: cell(row, at.customer) });
    if (email) identities.push({ kind: 'email', value: email });
    if (identities.length === 0) identities.push({ kind: 'anonymous', value: `stripe-payment:${id}` });
    const traits = properties({
      name: cell(row, at.name),
      email,
      phone: cell(row, at.phone),
      city: cell(row, at.city),
      country: cell(row, at.country),
    });
    return { identities, traits, time };
  };
}
