import { DropdownMenu } from 'radix-ui';
import { type ReactNode, useRef } from 'react';
import type { Account } from '../../../contract/account.ts';
import { useApp, useDesk } from '../../state/app-context.ts';
import { type AccountAction, accountActions, commonActions } from './account-actions.ts';
import './account-menu.css';

interface AccountMenuProps {
  /** Whose menu it is; null for that of all accounts. */
  readonly account: Account | null;
  readonly trigger: ReactNode;
}

/** What can be done with an account. */
export function AccountMenu({ account, trigger }: AccountMenuProps) {
  const desk = useDesk();
  const accounts = useApp((state) => state.data.accounts);
  const button = useRef<HTMLButtonElement>(null);
  const taken = useRef<AccountAction | null>(null);
  const own = account === null ? [] : accountActions(account);
  const item = (action: AccountAction) => (
    <DropdownMenu.Item
      key={action.id}
      className="menu-item"
      data-tone={action.isDanger ? 'danger' : undefined}
      onSelect={() => {
        taken.current = action;
      }}
    >
      {action.words}
    </DropdownMenu.Item>
  );
  return (
    // Without a portal and not modal, for the reasons that sort-menu.tsx has.
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild ref={button}>
        {trigger}
      </DropdownMenu.Trigger>
      <DropdownMenu.Content
        className="menu account-menu"
        align="start"
        sideOffset={4}
        collisionPadding={8}
        onCloseAutoFocus={(event) => {
          // First the focus goes back, so that a dialog that opens now gives it back to the same place.
          event.preventDefault();
          button.current?.focus({ preventScroll: true });
          const action = taken.current;
          taken.current = null;
          action?.run(desk);
        }}
      >
        {own.map(item)}
        {own.length > 0 && <DropdownMenu.Separator className="menu-line" />}
        {commonActions(accounts, account).map(item)}
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  );
}
