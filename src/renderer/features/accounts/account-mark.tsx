import { Monitor, Server } from 'lucide-react';
import type { Account } from '../../../contract/account.ts';
import './account-mark.css';

/** What kind of account it is, and the state of its connection as a dot; in words it is said beside or in a tooltip. */
export function AccountMark({ account }: { readonly account: Account }) {
  const Icon = account.kind === 'this-computer' ? Monitor : Server;
  return (
    <span className="account-icon" aria-hidden="true">
      <Icon />
      <span className="account-dot" data-state={account.connection.state} />
    </span>
  );
}
