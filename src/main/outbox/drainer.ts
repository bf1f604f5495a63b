/**
 * Makes a `drain` that runs once at a time for each account. Asked again while it runs, it runs once more: what it was
 * asked for may have come after it had looked.
 */
export function createDrainer(
  drainNow: (accountId: string) => Promise<void>,
  onFault: (error: unknown) => void,
): (accountId: string) => void {
  const running = new Set<string>();
  const wantedAgain = new Set<string>();
  const run = async (accountId: string): Promise<void> => {
    running.add(accountId);
    do {
      wantedAgain.delete(accountId);
      try {
        await drainNow(accountId);
      } catch (error) {
        onFault(error);
      }
    } while (wantedAgain.has(accountId));
    running.delete(accountId);
  };
  return (accountId) => {
    if (running.has(accountId)) wantedAgain.add(accountId);
    else void run(accountId);
  };
}
