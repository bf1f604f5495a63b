import type { MouseEvent, ReactNode } from 'react';
import { useDesk } from '../../state/app-context.ts';
import { realAddress } from './real-address.ts';

/** May the system’s browser be asked to open it? */
function isOpenable(address: string | undefined): address is string {
  return address !== undefined && /^(?:https?:\/\/|mailto:)/i.test(address) && address.length <= 8_192;
}

/** A link of an agent: shows its real address, and opens it only outside, after the main process has asked. */
export function ExternalLink({
  address,
  children,
}: {
  readonly address: string | undefined;
  readonly children: ReactNode;
}) {
  const { bridge } = useDesk();
  if (!isOpenable(address)) return <span title={address}>{children}</span>;

  function handleClick(event: MouseEvent): void {
    event.preventDefault();
    if (address !== undefined) void bridge.call('link:open', { url: address });
  }

  return (
    <a href={address} title={realAddress(address)} onClick={handleClick} onAuxClick={(event) => event.preventDefault()}>
      {children}
    </a>
  );
}
