import { useApp, useDesk } from '../../state/app-context.ts';

/** How many answers wait until a server can be reached, with a way to the first. */
export function WaitingWords({ accountId }: { readonly accountId: string }) {
  const { store } = useDesk();
  const waiting = useApp((state) => state.waiting);
  const own = waiting.filter((given) => given.accountId === accountId);
  const [first] = own;
  if (!first) return null;
  return (
    <>
      {' '}
      {own.length === 1 ? 'One answer waits' : `${own.length} answers wait`} to be sent.{' '}
      <button
        type="button"
        className="banner-link"
        onClick={() => store.getState().show({ accountId, messageId: first.messageId })}
      >
        Show
      </button>
    </>
  );
}
