import { textOf } from '../answers.ts';
import type { Stage } from '../stage.ts';

interface Invoice {
  readonly number: string;
  readonly from: string;
  readonly amount: number;
  readonly why: string;
  readonly lines: string;
}

const INVOICES: readonly Invoice[] = [
  {
    number: '2026-1187',
    from: 'Nordhost',
    amount: 1284.5,
    why: 'The amount is **8 % higher** than last month: two more servers since the 4th.',
    lines: 'Item,Quantity,Price\nServer CX52,14,68.00\nServer CX32,6,38.50\nTraffic over 20 TB,1,101.50\n',
  },
  {
    number: 'R-40211',
    from: 'Paper & Ink',
    amount: 312,
    why: 'A new supplier. The address on the invoice is the one in the trade register.',
    lines: 'Item,Quantity,Price\nFlyer A5 recycled,500,0.48\nDelivery,1,72.00\n',
  },
];

/** Forms: invoices that are booked with what the person fills in. */
export async function playInvoices(stage: Stage): Promise<void> {
  const agent = await stage.enter({ name: 'invoice-agent', about: 'Reads invoices and books them.' });
  for (const [index, invoice] of INVOICES.entries()) {
    await agent.ping('busy', `${INVOICES.length - index} to book`);
    const ending = await agent.ask(
      `# Book invoice ${invoice.number} from ${invoice.from}?\n\n${invoice.why}`,
      { type: 'form', payload: formFor(invoice) },
      { textAttachments: [{ content: invoice.lines, filename: `${invoice.number}.csv`, mimeType: 'text/csv' }] },
    );
    const response = ending.kind === 'answered' ? ending.response : {};
    const centre = textOf(response.centre);
    await agent.say(
      centre === null
        ? `${invoice.number} goes back to ${invoice.from} unpaid.`
        : `${invoice.number} is booked: €${response.amount ?? invoice.amount} on ${centre}, paid on ${textOf(response.due) ?? 'the due date'}.`,
      { status: centre === null ? 'warning' : 'success' },
    );
    if (index < INVOICES.length - 1) await stage.pause(22);
  }
  await agent.ping('active', 'Everything is booked');
}

function formFor({ amount }: Invoice) {
  return {
    fields: [
      { name: 'amount', label: 'Amount', type: 'number', required: true, defaultValue: amount, min: 0, unit: '€' },
      {
        name: 'centre',
        label: 'Cost centre',
        type: 'select',
        required: true,
        options: ['Hosting', 'Marketing', 'Office'],
      },
      { name: 'due', label: 'Pay on', type: 'date' },
      { name: 'recurring', label: 'Recurring', type: 'checkbox', description: 'Book the next ones the same way' },
      { name: 'note', label: 'Note for the bookkeeper', type: 'textarea', placeholder: 'Optional' },
    ],
    submitLabel: 'Book it',
    dismissLabel: 'Send it back',
  };
}
